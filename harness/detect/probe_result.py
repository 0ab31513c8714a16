"""What the refusal probes showed: forced or not, blocked or not (design law 3; standards, section 4)."""

from collections.abc import Iterable, Iterator

from harness.detect.event_evidence import at_event, last_screens
from harness.detect.mask import Masker
from harness.model.event import Event, EventKind
from harness.model.observation import Channel, Evidence, Kind, Observation
from harness.recording.reader import Recording

# Standards, section 4: these three are direct, that is enough for the mandatory half of a violation.
PROTOCOLS = {"skip_gate": "MP-1", "decline_permission": "MP-3", "leave_out_field": "MP-4"}
CONSENT = "consent"


def detect_probe_result(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """MANDATORY or NOT_MANDATORY by duty, REFUSAL_BLOCKS or REFUSAL_WORKS by consent or permission.

    A probe without a clear result gives nothing here; coverage says so. Two probes that disagree give both.
    """
    screens = last_screens(recording.events)
    for event in recording.events:
        if event.kind is EventKind.PROBE and event.data.get("result") in ("positive", "negative"):
            evidence = [at_event(event, masker, _shown(event))]
            evidence += [screens[event.seq]] if event.seq in screens else []
            yield from _concluded(event, tuple(evidence), masker)


def _concluded(event: Event, evidence: tuple[Evidence, ...], masker: Masker) -> Iterator[Observation]:
    probe, target = str(event.data.get("probe", "")), str(event.data.get("target", ""))
    positive = event.data["result"] == "positive"
    if target == CONSENT or probe == "decline_permission":
        kind = Kind.REFUSAL_BLOCKS if positive else Kind.REFUSAL_WORKS
        yield _seen(kind, target, event, evidence, masker)
    duty = str(event.data.get("duty", ""))
    if probe in PROTOCOLS and target != CONSENT and not (probe == "decline_permission" and duty == "other"):
        yield _seen(Kind.MANDATORY if positive else Kind.NOT_MANDATORY, duty, event, evidence, masker)


def _seen(kind: Kind, subject: str, event: Event, evidence: tuple[Evidence, ...], masker: Masker) -> Observation:
    probe = str(event.data.get("probe", ""))
    data = {
        "protocol": PROTOCOLS.get(probe, ""),
        "direct": probe in PROTOCOLS,
        "probe": masker.mask(probe),
        "target": masker.mask(str(event.data.get("target", ""))),
        "why": masker.mask(str(event.data.get("why", ""))),
        "scenarios": [event.scenario],
    }
    return Observation(
        kind,
        Channel.SCENARIO,
        masker.mask(subject),
        1.0,
        evidence,
        phase=event.phase,
        role=str(event.data.get("role", "")),
        direct=True,
        data=data,
    )


def _shown(event: Event) -> str:
    return " ".join(str(event.data.get(key, "")) for key in ("probe", "target", "result", "why"))
