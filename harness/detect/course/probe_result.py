"""What the refusal probes showed: forced or not, blocked or not (design law 3; standards, section 4)."""

from collections.abc import Iterable, Iterator

from harness.detect.course.refusal_loop import PROBE as LOOP
from harness.detect.event_evidence import at_event, last_screens
from harness.detect.masking.mask import Masker
from harness.model.event import Event, EventKind
from harness.model.observation import Channel, Evidence, Kind, Observation
from harness.model.protocol import DIRECT, PROBES
from harness.recording.reader import Recording

CONSENT = "consent"


def detect_probe_result(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """MANDATORY, NOT_MANDATORY or PROBE_UNCLEAR by duty, REFUSAL_BLOCKS or REFUSAL_WORKS by consent or permission.

    Two probes that disagree give both. What an unclear one lacks (`role_missing`, `days_missing`) goes with it.
    """
    screens = last_screens(recording.events)
    for event in recording.events:
        if event.kind is EventKind.PROBE and event.data.get("result") in _BY_DUTY and not _is_loop(event):
            evidence = [at_event(event, masker, _shown(event))]
            evidence += [screens[event.seq]] if event.seq in screens else []
            yield from _concluded(event, tuple(evidence), masker)


def _is_loop(event: Event) -> bool:
    """Refusing five times is a question of its own (`refusal_loop`): whoever gets out may yet find everything shut."""
    return event.data.get("probe") == LOOP


_BY_DUTY = {"positive": Kind.MANDATORY, "negative": Kind.NOT_MANDATORY, "unknown": Kind.PROBE_UNCLEAR}
_BY_REFUSAL = {"positive": Kind.REFUSAL_BLOCKS, "negative": Kind.REFUSAL_WORKS}


def _concluded(event: Event, evidence: tuple[Evidence, ...], masker: Masker) -> Iterator[Observation]:
    probe, target = str(event.data.get("probe", "")), str(event.data.get("target", ""))
    result, duty = str(event.data["result"]), str(event.data.get("duty", ""))
    if (target == CONSENT or probe == "decline_permission") and result in _BY_REFUSAL:
        yield _seen(_BY_REFUSAL[result], target, event, evidence, masker)
    # A permission that nobody could tie to a duty says what it blocks, and no more.
    if probe in PROBES and target != CONSENT and not (probe == "decline_permission" and duty == "other"):
        yield _seen(_BY_DUTY[result], duty, event, evidence, masker)


def _seen(kind: Kind, subject: str, event: Event, evidence: tuple[Evidence, ...], masker: Masker) -> Observation:
    probe = str(event.data.get("probe", ""))
    direct = probe not in PROBES or PROBES[probe] in DIRECT
    data: dict[str, object] = {
        "protocol": str(PROBES.get(probe, "")),
        "direct": probe in PROBES and direct,
        "probe": masker.mask(probe),
        "target": masker.mask(str(event.data.get("target", ""))),
        "why": masker.mask(str(event.data.get("why", ""))),
        "scenarios": [event.scenario],
        **_lacking(event),
    }
    return Observation(
        kind,
        Channel.SCENARIO,
        masker.mask(subject),
        1.0,
        evidence,
        phase=event.phase,
        role=str(event.data.get("role", "")),
        direct=direct,
        data=data,
    )


def _lacking(event: Event) -> dict[str, object]:
    """What kept the probe from a result, where it said so: numbers and roles only, as a recording may hold anything."""
    role, days = event.data.get("role_missing"), event.data.get("days_missing")
    found: dict[str, object] = {"role_missing": role} if role in ("grassroots", "superior", "visitor") else {}
    return found | ({"days_missing": days} if isinstance(days, int) and not isinstance(days, bool) else {})


def _shown(event: Event) -> str:
    return " ".join(str(event.data.get(key, "")) for key in ("probe", "target", "result", "why"))
