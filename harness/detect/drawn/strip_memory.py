"""What was read off each strip of a picture, so that nothing is read twice; can be kept in a file and deleted."""

import json
from pathlib import Path
from typing import NamedTuple

from harness.model.faults import BadInput
from harness.model.saying import Saying

STRIPS = "strips.v2.jsonl"  # the number rises when the reading changes
MOST_STRIPS = 50_000
MAX_FILE_BYTES = 64_000_000
MAX_TEXT = 400


class ReadLine(NamedTuple):
    """One line as the engine read it, in px from the strip's top left; `score` 0..1."""

    text: str
    left: float
    top: float
    width: float
    height: float
    score: float


class StripMemory:
    """Keeps the lines of a strip by its key; with a file, also from one reading of a recording to the next."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._lines = _kept_in(file) if file else {}

    def get(self, key: str) -> tuple[ReadLine, ...] | None:
        return self._lines.get(key)

    def keep(self, fresh: dict[str, tuple[ReadLine, ...]]) -> None:
        """Add strips; when there are too many, the oldest go. Raises BadInput when the file cannot be written."""
        self._lines.update(fresh)
        for oldest in list(self._lines)[: max(0, len(self._lines) - MOST_STRIPS)]:
            del self._lines[oldest]
        if self._file is None or not fresh:
            return
        rows = (json.dumps([key, lines], ensure_ascii=False) + "\n" for key, lines in fresh.items())
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("a", encoding="utf-8") as file:
                file.writelines(rows)
        except OSError as fault:
            reason = fault.strerror or type(fault).__name__
            raise BadInput(Saying(f"cannot be written ({reason})", f"无法写入（{reason}）"), self._file.name) from fault

    def __len__(self) -> int:
        return len(self._lines)


def _kept_in(file: Path) -> dict[str, tuple[ReadLine, ...]]:
    """What the file holds; torn lines are left out, a file that is not there or too large holds nothing."""
    try:
        if file.stat().st_size > MAX_FILE_BYTES:
            return {}
        rows = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    kept = {}
    for row in rows:
        try:
            key, lines = json.loads(row)
            kept[str(key)] = tuple(ReadLine(str(one[0])[:MAX_TEXT], *map(float, one[1:6])) for one in lines)
        except (ValueError, TypeError, IndexError):
            continue
    return kept
