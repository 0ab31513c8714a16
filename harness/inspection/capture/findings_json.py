"""The findings of a capture as the agreed JSON document, written as it is read."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import orjson

from harness.inspection.capture.batch import Line
from harness.inspection.capture.findings_spool import Spool


def write_json(out: Path, spool: Spool, gathered: Iterable[Line], seconds: float) -> None:
    """To a file, or to standard output where `out` is "-"."""
    with _opened(out) as sink:
        head: dict[str, object] = {"flows": spool.flows, "bytes": spool.body_bytes, "seconds": round(seconds, 3)}
        if spool.programs:
            head["programs"] = dict(spool.programs.most_common())
        sink.write(orjson.dumps(head)[:-1])
        _list(sink, b"findings", (line.json for line in spool.lines(gathered)))
        _list(sink, b"malformed", spool.malformed())
        _list(sink, b"exhausted", spool.exhausted())
        sink.write(b"}\n")


def _list(sink: IO[bytes], name: bytes, items: Iterable[bytes]) -> None:
    sink.write(b',\n"%s":[' % name)
    joint = b"\n"
    for item in items:
        sink.write(joint + item)
        joint = b",\n"
    sink.write(b"]")


@contextmanager
def _opened(out: Path) -> Iterator[IO[bytes]]:
    if str(out) == "-":
        yield sys.stdout.buffer
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("wb") as sink:
        yield sink
