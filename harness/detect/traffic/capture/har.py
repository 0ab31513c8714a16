"""HAR 1.2 as a capture, entry by entry."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from harness.detect.traffic.capture.entry import Malformed, Piece
from harness.detect.traffic.capture.har_entry import message_of
from harness.detect.traffic.capture.json_cut import ElementCutter
from harness.detect.traffic.capture.lenient_json import as_json
from harness.detect.traffic.message import Message
from harness.model.saying import Saying

_NO_JSON = Saying("the entry is no JSON, or too large", "该条目不是有效的 JSON，或过大")
_TORN = Saying("the list of entries does not end", "条目列表没有结尾")

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class HarFile:
    """A HAR, in UTF-8 or in UTF-16, as PowerShell saves what it reads.

    A body that the exporter left undecoded or decoded is told apart entry by entry.
    """

    path: Path

    def pieces(self) -> Iterator[Piece | Malformed]:
        index = -1
        with self.path.open("rb") as source:
            head = source.read(len(codecs.BOM_UTF16))
            source.seek(0)
            wide = head in UTF16_MARKS
            cutter = ElementCutter(codecs.EncodedFile(source, "utf-8", "utf-16", "replace") if wide else source)
            for index, content in enumerate(cutter):
                yield Piece(index, content, value=cutter.value) if content else Malformed(index, _NO_JSON)
            if cutter.torn:
                yield Malformed(index + 1, _TORN)

    def read(self, piece: Piece) -> Message | Malformed | None:
        return message_of(piece.index, as_json(piece.content) if piece.value is None else piece.value)
