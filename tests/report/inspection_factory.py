"""Small builders of everything that a report is made from, with sound defaults."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from harness.model.app import App
from harness.model.coverage import Coverage, Covered
from harness.model.device_profile import DeviceProfile
from harness.model.event import Event, EventKind, Phase, Source
from harness.model.laboratory import Laboratory
from harness.model.observation import Channel, Evidence, Kind, Observation
from harness.model.run import CHANNELS, Run, RunStatus
from harness.model.saying import Saying
from harness.model.verdict import Outcome, Verdict
from harness.report.subject import InspectedRun, Inspection, Picture, RuleText

BEGAN = datetime(2026, 11, 22, 1, 5, tzinfo=UTC)


def an_app(key: str = "burdened", name: str = "林城督办", **changes: Any) -> App:
    given: dict[str, Any] = {
        "key": key,
        "name": name,
        "sponsor": "林城市人民政府办公室",
        "sponsor_short_names": (),
        "filing_number": None,
        "kind": "h5",
        "audience": "internal",
        "version": "1.4.2",
        "released_on": None,
        "addresses": {},
        "first_party_domains": (),
        "declared_functions": (),
        "accounts": (),
        "sign_in": (),
        "gates": (),
        "core_tasks": (),
    }
    return App(**(given | changes))


def a_device(key: str = "android", name: str = "安卓手机", *, simulated: bool = True) -> DeviceProfile:
    return DeviceProfile(key, name, "browser", "android", simulated, 390, 844, 3.0, "agent")


def an_observation(
    kind: Kind = Kind.CHECK_IN,
    channel: Channel = Channel.UI,
    subject: str = "每日打卡",
    evidence: Iterable[Evidence] = (),
    **changes: Any,
) -> Observation:
    given = {"confidence": 0.9} | changes
    return Observation(kind, channel, subject, evidence=tuple(evidence), **given)


def a_verdict(
    rule: str = "A14-2a",
    outcome: Outcome = Outcome.VIOLATION,
    article: str = "14(2)",
    observations: Iterable[Observation] = (),
    **changes: Any,
) -> Verdict:
    given: dict[str, Any] = {
        "app": "burdened",
        "device": "android",
        "role": "",
        "network": "host",
        "simulated": True,
        "confidence": 0.95,
        "why": Saying(f"{rule} holds", f"{rule} 成立"),
    }
    return Verdict(rule, article, outcome=outcome, observations=tuple(observations), **(given | changes))


def coverage(*, without: Iterable[str] = (), complete: bool = True, **changes: Any) -> Coverage:
    off = set(without)
    channels = {name: Covered(name not in off, "本次运行停用了该渠道" if name in off else "") for name in CHANNELS}
    given: dict[str, Any] = {"scenarios": {}, "roles": {}, "probes": {}}
    return Coverage(complete, "" if complete else "设备失联", channels, **(given | changes))


class EventLine:
    """Events one after another, `step_ms` apart."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.mono_ms = 0.0

    def add(
        self,
        kind: EventKind,
        data: Mapping[str, Any] | None = None,
        *,
        phase: Phase = Phase.SETUP,
        scenario: str = "",
        after_ms: float = 400.0,
        source: Source = Source.SCENARIO,
    ) -> Event:
        self.mono_ms += after_ms
        moment = BEGAN + timedelta(milliseconds=self.mono_ms)
        event = Event(len(self.events), moment, self.mono_ms, source, kind, phase, scenario, data or {})
        self.events.append(event)
        return event


def a_run(
    verdicts: Iterable[Verdict] = (),
    *,
    app: App | None = None,
    device: DeviceProfile | None = None,
    pictures: Mapping[str, Picture] | None = None,
    run_changes: Mapping[str, Any] | None = None,
    **changes: Any,
) -> InspectedRun:
    subject, phone = app or an_app(), device or a_device()
    run_id = f"{subject.key}-{phone.key}"
    given: dict[str, Any] = {
        "network": "host",
        "scenarios": ("launch_accepted",),
        "without": (),
        "began": BEGAN,
        "versions": {"chromium": "142.0", "mitmproxy": "12.2.3"},
    }
    run = Run(run_id, 1, 7, subject, phone, **(given | dict(run_changes or {})))
    inspected: dict[str, Any] = {
        "coverage": coverage(),
        "seal_state": "intact",
        "seal_digest": "ab" * 32,
        "ended": BEGAN + timedelta(minutes=2),
        "status": RunStatus.COMPLETE,
    }
    return InspectedRun(
        run=run,
        folder=f"{run_id}/attempt-1",
        verdicts=tuple(verdicts),
        pictures=pictures or {},
        **(inspected | changes),
    )


def a_rule(rule: str = "A14-2a", article: str = "14(2)", title: str = "打卡签到", **changes: Any) -> RuleText:
    quote = changes.pop("quote", "除安保、应急等特殊场景规定外，政务应用程序设置打卡签到")
    return RuleText(rule, article, Saying(changes.pop("english", "Check-in"), title), quote, **changes)


def an_inspection(runs: Iterable[InspectedRun], rules: Iterable[RuleText] = (), **changes: Any) -> Inspection:
    given: dict[str, Any] = {
        "report_id": "ZW2026-0042",
        "laboratory": Laboratory("示范检测实验室", address="林城市政务大道 1 号"),
        "made_at": BEGAN + timedelta(minutes=9),
    }
    return Inspection(runs=tuple(runs), rules={rule.rule: rule for rule in rules}, **(given | changes))
