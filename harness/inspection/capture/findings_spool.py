"""Findings on their way to the output: kept in files of their own, so that a capture of any size fits in memory.

Only masked findings ever get here.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO

import orjson

from harness.inspection.capture.batch import Line, Looked


class Spool:
    """Takes what the batches gave, in the capture's order, and gives it back by flow."""

    def __init__(self, lines: IO[bytes], malformed: IO[bytes], exhausted: IO[bytes]) -> None:
        self.flows = 0
        self.body_bytes = 0
        self.findings = 0
        self.programs: Counter[str] = Counter()
        self.malformed_count = 0
        self.exhausted_count = 0
        self._lines, self._malformed, self._exhausted = lines, malformed, exhausted

    def take(self, looked: Looked) -> None:
        self.flows += looked.flows
        self.body_bytes += looked.body_bytes
        self.findings += len(looked.lines)
        self.programs += looked.programs
        self.malformed_count += len(looked.malformed)
        self.exhausted_count += len(looked.exhausted)
        self._lines.write(b"".join(map(_written, looked.lines)))
        for index, why in looked.malformed:
            self._malformed.write(orjson.dumps({"entry": index, "why": why.en}) + b"\n")
        for flow, budget in looked.exhausted:
            self._exhausted.write(orjson.dumps({"flow": flow, "budget": budget}) + b"\n")

    def lines(self, gathered: Iterable[Line]) -> Iterator[Line]:
        """All findings by flow; what only several messages showed stands behind what its message showed itself."""
        return heapq.merge(_read_lines(self._lines), gathered, key=lambda line: line.flow)

    def malformed(self) -> Iterator[bytes]:
        return _read(self._malformed)

    def exhausted(self) -> Iterator[bytes]:
        return _read(self._exhausted)


@contextmanager
def new_spool() -> Iterator[Spool]:
    """A spool whose files are gone afterwards, however it ends."""
    with TemporaryFile() as lines, TemporaryFile() as malformed, TemporaryFile() as exhausted:
        yield Spool(lines, malformed, exhausted)


def _written(line: Line) -> bytes:
    return b"%d\t%s\t%s\n" % (line.flow, line.host.encode("utf-8", "replace"), line.json)


def _read(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    for line in file:
        yield line.rstrip(b"\n")


def _read_lines(file: IO[bytes]) -> Iterator[Line]:
    for line in _read(file):
        flow, host, finding = line.split(b"\t", 2)
        yield Line(int(flow), host.decode("utf-8", "replace"), finding)
