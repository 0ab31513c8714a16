"""One batch of a capture's entries looked at: what any process can do by itself."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import orjson

from harness.detect.traffic.capture.entry import Capture, Malformed, Piece
from harness.detect.traffic.engine import Engine, Seen
from harness.detect.traffic.message import Message
from harness.detect.traffic.sighting import Sighting
from harness.inspection.capture.shown_finding import Shower
from harness.model.hosted_app import booked_on
from harness.model.saying import Saying

BATCH_BYTES = 2 << 20
BATCH_ENTRIES = 200
Entry = Piece | Malformed


@dataclass(frozen=True, slots=True)
class Line:
    """A finding ready to be written, with the receiver that a table shows beside it."""

    flow: int
    host: str
    json: bytes


@dataclass(slots=True)
class Looked:
    """What a batch gave. `concerning` are the messages that the gatherers have to hear of, `programs` counts requests
    by the mini-program or quick app that they name (HOST/APPID)."""

    flows: int = 0
    body_bytes: int = 0
    lines: list[Line] = field(default_factory=list)
    malformed: list[tuple[int, Saying]] = field(default_factory=list)
    exhausted: list[tuple[int, str]] = field(default_factory=list)
    concerning: list[tuple[Message, Seen]] = field(default_factory=list)
    programs: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Looker:
    """The engine at work on a capture; `phases` tells in which phase of consent a flow went out, by id."""

    capture: Capture
    engine: Engine
    shower: Shower
    phases: Mapping[str, str] = field(default_factory=dict)

    def look(self, batch: Iterable[Entry]) -> Looked:
        looked = Looked()
        read = [piece if isinstance(piece, Malformed) else self.capture.read(piece) for piece in batch]
        looked.malformed += [(entry.index, entry.why) for entry in read if isinstance(entry, Malformed)]
        for message, seen in self.engine.see_all([entry for entry in read if isinstance(entry, Message)]):
            self._note(message, seen, looked)
        return looked

    def _note(self, message: Message, seen: Seen, looked: Looked) -> None:
        looked.flows += 1
        looked.body_bytes += len(message.body)
        if program := program_of(message):
            looked.programs[program] += 1
        if seen.exhausted:
            looked.exhausted.append((message.index, seen.exhausted))
        looked.lines += [self.line(one, message) for one in seen.sightings]
        if seen.concerns:
            looked.concerning.append((message, seen))

    def line(self, one: Sighting, message: Message | None = None) -> Line:
        phase = self.phases.get(message.flow_id, "") if message else ""
        told = {"phase": phase, "program": program_of(message) if message else ""}
        finding = self.shower.finding(one, {name: value for name, value in told.items() if value})
        host = "".join(message.host.split()) if message else ""
        return Line(one.flow, host, orjson.dumps(finding, option=orjson.OPT_NON_STR_KEYS, default=str))


def program_of(message: Message) -> str:
    """HOST/APPID of the mini-program or quick app that a request names in Referer or user agent; "" where none."""
    found = booked_on(message.header("referer"), message.header("user-agent"))
    return "/".join(found) if found else ""


def batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Entries in their order, a few at a time: by number and by bytes."""
    batch, size = list[Entry](), 0
    for entry in entries:
        batch.append(entry)
        size += _size(entry)
        if size >= BATCH_BYTES or len(batch) >= BATCH_ENTRIES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(entry: Entry) -> int:
    if isinstance(entry, Malformed):
        return 0
    return len(entry.content) + entry.length + (len(entry.message.body) if entry.message else 0)
