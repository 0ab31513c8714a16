"""Files that were sent in parts over several requests: put together again and looked at like one body.

The order of adding does not matter, parts may be repeated, come in any order, and the last ones may be missing.
A find is booked to the earliest request that carried a part of the file.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from harness.detect.traffic.layer import Layer
from harness.detect.traffic.message import Message
from harness.detect.traffic.picture.part_assembly import Assembled, KeptPart, assembled, files_of
from harness.detect.traffic.picture.part_reader import PartRead, may_be_part, part_of
from harness.detect.traffic.picture.part_store import PartStore
from harness.detect.traffic.sighting import Leaving, Sighting

Look = Callable[[Message], Iterable[Sighting]]
PARTS = "parts"
_PARTS_LIMIT = 100_000
_ABOUT_THE_REQUEST = frozenset({Leaving.TRACKER, Leaving.PLAINTEXT})


@dataclass(frozen=True, slots=True)
class _Upload:
    """Where the parts of one upload key lay, and the requests that carried them (without their bodies)."""

    place: str
    steps: tuple[str, ...]
    carriers: dict[int, Message]
    parts: list[KeptPart]


@dataclass(frozen=True, slots=True)
class SentInParts:
    """A file put together: `message` is its earliest request with the whole file as its body."""

    message: Message
    place: str
    steps: tuple[str, ...]
    file: Assembled


class PartsGatherer:
    """`look` tells what a message shows: the engine's own unfolding and matching, or a picture matcher's alone.

    `refused_bytes` is what was left out because there was no more room.
    """

    def __init__(self, look: Look, store: PartStore | None = None) -> None:
        self._look = look
        self._store = store or PartStore()
        self._uploads: dict[tuple[object, ...], _Upload] = {}
        self._told: dict[int, frozenset[tuple[Leaving, str, str]]] = {}
        self._count = 0

    @property
    def refused_bytes(self) -> int:
        return self._store.refused

    @staticmethod
    def concerned(message: Message, seen: Sequence[Sighting] = ()) -> bool:  # noqa: ARG004
        """Whether a message may be a part of a file; others need not be added."""
        return may_be_part(message)

    def add(self, message: Message, layers: Sequence[Layer], seen: Sequence[Sighting]) -> None:  # noqa: ARG002
        """Keep the part that a message carries, if it carries one."""
        part = part_of(message)
        if part is None or self._count >= _PARTS_LIMIT:
            return
        key = self._store.keep(part.content)
        if key is None:
            return
        self._count += 1
        self._told[message.index] = frozenset((one.what, one.canary, one.where) for one in seen)
        name = (*part.upload, part.claim.by_offset, part.text, part.steps)
        upload = self._uploads.setdefault(name, _Upload(part.place, part.steps, {}, []))
        upload.carriers[message.index] = replace(message, body=b"")
        upload.parts.append(_kept(part, key))

    def files(self) -> Iterator[SentInParts]:
        """The files that could be put together from at least two parts, by their earliest request."""
        every = [
            (upload, parts)
            for upload in self._uploads.values()
            for parts in files_of(upload.parts)
            if len({part.number for part in parts}) > 1
        ]
        for upload, parts in sorted(every, key=lambda one: min(part.flow for part in one[1])):
            file = assembled(parts, self._store.content)
            if file is not None:
                yield SentInParts(_whole(upload, file), upload.place, upload.steps, file)

    def gathered(self) -> Iterable[Sighting]:
        """What the files show, beyond what their earliest request showed by itself."""
        for sent in self.files():
            told = self._told.get(sent.message.index, frozenset())
            for one in self._look(sent.message):
                if one.what in _ABOUT_THE_REQUEST or not one.where.startswith("body"):
                    continue
                found = _of_parts(one, sent)
                if (found.what, found.canary, found.where) not in told:
                    yield found


def _kept(part: PartRead, key: bytes) -> KeptPart:
    claim = part.claim
    return KeptPart(part.flow, claim.number, claim.by_offset, claim.count, key, len(part.content), part.text)


def _whole(upload: _Upload, file: Assembled) -> Message:
    """Its own headers spoke of a part: nothing but the bytes tells what the whole is."""
    first = upload.carriers[file.flows[0]]
    return replace(first, headers=(), body=file.content, decoded=True, client_messages=(), path="/")


def _of_parts(one: Sighting, sent: SentInParts) -> Sighting:
    data = {**one.data, "parts": sent.file.parts, "flows": list(sent.file.flows), "missing": sent.file.missing}
    where = sent.place + one.where.removeprefix("body")
    decoding = (*sent.steps, PARTS, *one.decoding)
    return replace(one, flow=sent.message.index, where=where, decoding=decoding, data=data)
