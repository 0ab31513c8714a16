"""What the tests of the judge share: a run, a recording that saw everything, and a short way to write observations."""

import shlex
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest

from harness.judge.campaign import Campaign
from harness.judge.catalogue_file import load_catalogue
from harness.judge.decide import judge
from harness.judge.rule import Catalogue
from harness.model.app import Account, App
from harness.model.coverage import Coverage, Covered
from harness.model.device_profile import DeviceProfile
from harness.model.event import Phase
from harness.model.observation import Channel, Evidence, Kind, Observation
from harness.model.run import CHANNELS, Run
from harness.model.verdict import Verdict

SCENARIOS = (
    "launch_unanswered",
    "launch_refused",
    "launch_accepted",
    "core_tasks",
    "menu_walk",
    "refusal_probes",
    "asked_again",
    "background",
    "route_walk",
)
PROBES = ("skip_gate", "decline_permission", "leave_out_field")
ROLES = ("grassroots", "superior")


def see(text: str) -> Observation:
    """`kind[:subject]@channel[/phase][!][~confidence] [role=R] [key=value ...]`; `!` is direct, `a|b` a list."""
    head, *pairs = shlex.split(text)
    direct = head.endswith("!")
    named, _, where = head.rstrip("!").partition("@")
    where, _, confidence = where.partition("~")
    kind, _, subject = named.partition(":")
    channel, _, phase = where.partition("/")
    data = {key: _value(value) for key, _, value in (pair.partition("=") for pair in pairs)}
    role = str(data.pop("role", ""))
    return Observation(
        Kind(kind),
        Channel(channel),
        subject,
        float(confidence or 0.8),
        (Evidence("events.jsonl", "seq=1"),),
        Phase(phase) if phase else None,
        role,
        direct,
        data,
    )


def _value(text: str) -> Any:
    if "|" in text:
        return text.split("|")
    if text in ("true", "false"):
        return text == "true"
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text


def make_app(**changes: Any) -> App:
    fields: dict[str, Any] = {
        "key": "subject",
        "name": "林城办事",
        "sponsor": "林城市人民政府办公室",
        "sponsor_short_names": (),
        "filing_number": None,
        "kind": "h5",
        "audience": "public",
        "version": "1.0",
        "released_on": date(2026, 3, 2),
        "addresses": {"browser": "https://banshi.lincheng.test/"},
        "first_party_domains": ("lincheng.test",),
        "declared_functions": ("办事指南",),
        "accounts": tuple(Account(role, role, "-") for role in ROLES),
        "sign_in": (),
        "gates": (),
        "core_tasks": (),
        "administrative_functions": True,
    }
    return App(**(fields | changes))


def make_run(app: App | None = None, *, simulated: bool = False, began: datetime | None = None) -> Run:
    device = DeviceProfile("phone", "Phone", "browser", "android", simulated, 390, 844, 3.0, "UA")
    began = began or datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
    return Run("run", 1, 7, app or make_app(), device, "default", SCENARIOS, (), began)


def make_coverage(**changes: Any) -> Coverage:
    seen = Covered(ok=True)
    fields: dict[str, Any] = {
        "complete": True,
        "why_incomplete": "",
        "channels": dict.fromkeys(CHANNELS, seen),
        "scenarios": dict.fromkeys(SCENARIOS, seen),
        "roles": dict.fromkeys(ROLES, seen),
        "probes": dict.fromkeys(PROBES, seen),
        "menu_share": dict.fromkeys(ROLES, 1.0),
        "working_days": 3,
        "rest_days": 1,
    }
    return Coverage(**(fields | changes))


class Bench:
    """Makes and judges; every argument has a default under which everything was in view."""

    see = staticmethod(see)
    app = staticmethod(make_app)
    run = staticmethod(make_run)
    coverage = staticmethod(make_coverage)

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def judge(
        self,
        seen: Sequence[str | Observation],
        *,
        coverage: Coverage | None = None,
        run: Run | None = None,
        campaign: Campaign | None = None,
        catalogue: Catalogue | None = None,
    ) -> dict[str, Verdict]:
        observations = [see(one) if isinstance(one, str) else one for one in seen]
        verdicts = judge(
            observations,
            coverage or make_coverage(),
            run or make_run(),
            catalogue or self.catalogue,
            campaign or Campaign(),
        )
        return {verdict.rule: verdict for verdict in verdicts}


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def bench(catalogue: Catalogue) -> Bench:
    return Bench(catalogue)
