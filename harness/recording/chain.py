"""The hash chain of a time line: how far it holds, and where it breaks."""

from dataclasses import dataclass
from pathlib import Path

from harness.model.faults import EvidenceBroken
from harness.recording import layout
from harness.recording.event_line import decode_line, digest
from harness.recording.layout import inside
from harness.recording.reader import lines_of


@dataclass(frozen=True, slots=True)
class Chain:
    """`whole` lines hold from the first on; `last` is the SHA-256 of the last of them (of run.json when none).

    `broken_line` is the 1-based line that does not fit, `why` says how; `torn` tells of bytes behind the last newline.
    """

    whole: int
    last: str
    broken_line: int | None = None
    why: str = ""
    torn: bool = False


def walk(folder: Path, start: str) -> Chain:
    """Follow the chain from `start`, the SHA-256 of run.json. An absent file is an empty one.

    Never raises for what the file holds.
    """
    if not (folder / layout.EVENTS).exists():
        return Chain(0, start)
    count, last = 0, start
    try:
        for line in lines_of(inside(folder, layout.EVENTS)):
            if not line.endswith(b"\n"):
                return Chain(count, last, torn=True)
            event, prev = decode_line(line, f"line {count + 1}")
            if prev != last or event.seq != count:
                return Chain(count, last, count + 1, "does not follow the line before it")
            count, last = count + 1, digest(line[:-1])
    except EvidenceBroken as fault:
        return Chain(count, last, count + 1, fault.what.en)
    return Chain(count, last)
