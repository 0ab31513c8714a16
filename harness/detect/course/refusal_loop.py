"""Whether a user who refuses the same thing five times gets out of it (PI-53): what the `refuse_again` probe found."""

from collections.abc import Iterable

from harness.detect.event_evidence import at_event, last_screens
from harness.detect.masking.mask import Masker
from harness.model.event import EventKind
from harness.model.observation import Channel, Kind, Observation
from harness.recording.reader import Recording

PROBE = "refuse_again"
_FREE = {"positive": False, "negative": True}


def detect_refusal_loop(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """REFUSAL_LOOP by consent or permission, with `refusals` and whether the user was `free` after them.

    Direct: the same dialog stands on each of the screens that were taken after each refusal.
    """
    screens = last_screens(recording.events)
    for event in recording.events:
        free = _FREE.get(str(event.data.get("result", "")))
        made = event.data.get("refusals")
        if event.kind is not EventKind.PROBE or event.data.get("probe") != PROBE or free is None:
            continue
        shown = (screens[event.seq],) if event.seq in screens else ()
        data = {"free": free, "refusals": made if isinstance(made, int) and not isinstance(made, bool) else 0}
        yield Observation(
            Kind.REFUSAL_LOOP,
            Channel.SCENARIO,
            masker.mask(str(event.data.get("target", ""))),
            1.0,
            (at_event(event, masker, str(event.data.get("why", ""))), *shown),
            phase=event.phase,
            role=str(event.data.get("role", "")),
            direct=True,
            data=data,
        )
