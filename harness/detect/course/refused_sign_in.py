"""Whether a user who refuses a permission can still sign in (PI-54): sign-ins of the sessions that denied one."""

from collections.abc import Iterable, Iterator

from harness.detect.event_evidence import at_event
from harness.detect.masking.mask import Masker
from harness.model.event import Event, EventKind
from harness.model.observation import Channel, Kind, Observation
from harness.recording.reader import Recording

_DENIED = "decline_permission"


def detect_refused_sign_in(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """SIGNED_IN_REFUSED once for each way it came out: `done`."""
    told: set[bool] = set()
    for session in _sessions(recording.events):
        denied = next((event for event in session if event.data.get("probe") == _DENIED), None)
        sign_in = next((event for event in session if event.kind is EventKind.LOGIN), None)
        if denied is None or sign_in is None:
            continue
        done = sign_in.data.get("outcome") == "done"
        if done not in told:
            told.add(done)
            places = (at_event(sign_in, masker, str(sign_in.data.get("why", ""))), at_event(denied, masker))
            data = {"done": done, "permission": masker.mask(str(denied.data.get("target", "")))}
            kind, role = Kind.SIGNED_IN_REFUSED, str(sign_in.data.get("role", ""))
            yield Observation(
                kind, Channel.SCENARIO, "", 1.0, places, phase=sign_in.phase, role=role, direct=True, data=data
            )


def _sessions(events: Iterable[Event]) -> Iterator[list[Event]]:
    session: list[Event] = []
    for event in events:
        if event.kind is EventKind.SESSION_BEGIN and session:
            yield session
            session = []
        session.append(event)
    yield session
