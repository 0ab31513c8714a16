"""A recording's traffic as a capture: its flows, what only the proxy's journal holds, and the phase of each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mitmproxy.io import tnetstring

from harness.detect.traffic.capture.entry import Malformed, Piece
from harness.detect.traffic.capture.mitmproxy_flows import FlowFile
from harness.detect.traffic.message import Message
from harness.model.event import Event, EventKind, Phase
from harness.recording import layout

SELF_TEST_HOST = "canary.harness.invalid"
JOURNAL_SUFFIX = ".journal"


@dataclass(frozen=True, slots=True)
class RecordedFlows:
    """The traffic in a recording's folder. Our own self-test is left out; it keeps its number."""

    folder: Path

    @property
    def flows(self) -> Path:
        return self.folder / layout.FLOWS

    @property
    def journal(self) -> Path:
        return self.flows.with_name(self.flows.name + JOURNAL_SUFFIX)

    def pieces(self) -> Iterator[Piece | Malformed]:
        index = -1
        ended: set[str] = set()
        if self.flows.is_file():
            for piece in FlowFile(self.flows).pieces():
                index = piece.index
                if isinstance(piece, Piece) and self.journal.is_file():
                    ended.add(_flow_id(FlowFile(self.flows).read(piece)))
                yield piece
        if self.journal.is_file():
            for number, content in enumerate(_only_begun(self.journal, ended), index + 1):
                yield Piece(number, content)

    def read(self, piece: Piece) -> Message | Malformed | None:
        entry = FlowFile(self.flows).read(piece)
        return None if isinstance(entry, Message) and entry.host == SELF_TEST_HOST else entry


def _flow_id(entry: Message | Malformed | None) -> str:
    return entry.flow_id if isinstance(entry, Message) else ""


def _only_begun(journal: Path, ended: set[str]) -> Iterator[bytes]:
    """The records of flows that were cut off by the run's end, each with all that was said over its WebSocket."""
    begun: dict[str, dict[str, Any]] = {}
    for piece in FlowFile(journal).pieces():
        state = _state(piece)
        if not state or state.get("id") in ended:
            continue
        first = begun.setdefault(str(state.get("id")), state)
        if first is not state and state.get("websocket"):
            said = [*((first.get("websocket") or {}).get("messages") or ()), *state["websocket"]["messages"]]
            first["websocket"] = {**state["websocket"], "messages": said}
    for state in begun.values():
        yield tnetstring.dumps(state).partition(b":")[2][:-1]


def _state(piece: Piece | Malformed) -> dict[str, Any]:
    if isinstance(piece, Malformed) or not piece.content:
        return {}
    try:
        state = tnetstring.loads(b"%d:%s}" % (len(piece.content), piece.content))
    except (ValueError, TypeError, IndexError):
        return {}
    return state if isinstance(state, dict) else {}


def phases(events: Iterable[Event]) -> Mapping[str, Phase]:
    """In which phase of the user's consent each flow's request went out, by flow id."""
    found: dict[str, Phase] = {}
    for event in events:
        if event.kind is EventKind.REQUEST:
            found.setdefault(str(event.data.get("flow", "")), event.phase)
    return found
