"""Which channels a recording had: each proved anew in every session, none broken while the app was in front."""

from collections.abc import Iterable, Iterator, Sequence

from harness.detect.sent.connection import bypasses
from harness.detect.traffic.capture.flow_records import breaks_off
from harness.model.coverage import NOT_ON_THIS_PLATFORM, Covered
from harness.model.event import Event, EventKind, Phase
from harness.model.hosted_app import OF_THE_HOST, hosted_on
from harness.model.run import CHANNELS, Run, channels_on
from harness.recording import layout
from harness.recording.reader import Recording

TUNNEL = "tunnel"  # a second way to the proxy, that a laboratory may ask for
_BROKEN = {"failed": "failed", "lost": "lost while running", "off": "switched off"}


def channels_of(recording: Recording) -> dict[str, Covered]:
    """By channel. The proxy is a gap also where its file breaks off or a connection went past it."""
    covered = {name: _channel(name, recording.run, recording.events) for name in CHANNELS}
    if covered["proxy"].ok and (why := _proxy_gap(recording)):
        covered["proxy"] = Covered(ok=False, why=why)
    return covered


def _proxy_gap(recording: Recording) -> str:
    flows = recording.folder / layout.FLOWS
    if not flows.is_file() or breaks_off(flows):
        return "the flow file is missing or breaks off"
    past = next((event for event in recording.events if event.kind is EventKind.CONNECT and bypasses(event)), None)
    if past is None:
        return next((gap for session in _sessions(recording.events) if (gap := _past_setting(session))), "")
    return f"a connection went past it: {past.data.get('address', '')} port {past.data.get('port', '')}"


def _past_setting(session: Sequence[Event]) -> str:
    """A phone's app that does not heed the proxy setting is seen only where a tunnel led it here."""
    peers = [peer for event in session if event.kind is EventKind.SOCKETS for peer in event.data.get("peers") or ()]
    if not peers or not (why := _gap(TUNNEL, session)):
        return ""
    asked = any(event.kind is EventKind.CHANNEL and event.data.get("channel") == TUNNEL for event in session)
    return f"the app does not heed the proxy setting ({peers[0]}), and {why if asked else 'there was no tunnel'}"


def _channel(name: str, run: Run, events: Sequence[Event]) -> Covered:
    if name in run.without:
        return Covered(ok=False, why="switched off")
    why = next((gap for session in _sessions(events) if (gap := _gap(name, session))), "")
    if why and name not in channels_on(run.device.platform):
        why = NOT_ON_THIS_PLATFORM
    if why and name in OF_THE_HOST and hosted_on(run) is not None:
        why = OF_THE_HOST[name].en
    return Covered(ok=not why, why=why)


def _sessions(events: Sequence[Event]) -> Iterator[list[Event]]:
    """The events of each session, led by those since the session before; what follows the last session is left out.

    A recording without sessions counts as one.
    """
    session: list[Event] = []
    begun = ended = False
    for event in events:
        if event.kind is EventKind.SESSION_BEGIN and begun:
            yield session  # the session before never said that it ended
            session, begun = [], False
        session.append(event)
        begun = begun or event.kind is EventKind.SESSION_BEGIN
        # An end without a beginning is that of a browser that served several sessions, each of which has had its own.
        if event.kind is EventKind.SESSION_END and begun:
            yield session
            session, begun, ended = [], False, True
    if begun or not ended:
        yield session


def _gap(name: str, session: Iterable[Event]) -> str:
    """What is wrong with a channel in one session; "" for nothing.

    It may break before the session (if it proves itself in it) and after it was ended; phase TEARDOWN is the end.
    """
    session = list(session)
    running = not any(event.kind is EventKind.SESSION_BEGIN for event in session)
    proved = pending = ended = False
    before = ""
    for event in session:
        if event.kind is EventKind.SESSION_BEGIN:
            running, ended = True, False
        if event.kind is not EventKind.CHANNEL or event.data.get("channel") != name:
            continue
        state = str(event.data.get("state", ""))
        if state in _BROKEN:
            why = f"{_BROKEN[state]}: {event.data.get('why', '')}".rstrip(": ")
            if running and not ended and event.phase is not Phase.TEARDOWN:
                return why
            before = before if running else why
        proved, pending = (
            proved or (running and state == "proved"),
            state == "started" or (pending and state != "proved"),
        )
        ended = state == "ended" or (ended and state != "started")
    if not proved:
        return before or "its self-test never answered"
    return "it was started again without a self-test" if pending else ""
