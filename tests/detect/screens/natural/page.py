"""Whole pages as apps of public bodies show them, written by authors who knew the kinds and nothing of the program.

The authors marked what shows a kind (`data-k`, `?` before a kind on which people may differ); a second reader marked
every page anew from eyes/kinds.yaml. What both marked is shown, what either held open or only one marked may be.
`taught` are the pages that the eyes were mended and taught by, `kept` those that nobody who mended has opened.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TAUGHT, KEPT = "taught", "kept"
_FOLDER = Path(__file__).parent
_SIZE = re.compile(r'<meta\s+name="?screen"?\s+content="(\d+)x(\d+)@([\d.]+)"')
_MARK = re.compile(r'\sdata-k=("[^"]*"|\'[^\']*\'|[^\s>]+)')


@dataclass(frozen=True, slots=True)
class Page:
    """`shows` and `may` are label kinds; sizes in dp and px per dp; `marked` is the page with its author's marks."""

    name: str
    marked: str
    width_dp: int
    height_dp: int
    scale: float
    shows: frozenset[str]
    may: frozenset[str]

    @property
    def html(self) -> str:
        """The page as it is drawn: nothing in it says what it shows."""
        return _MARK.sub("", self.marked)


def pages(part: str) -> Iterator[Page]:
    """All pages of a part in the order of its truth.tsv: name, kinds shown, kinds that may be, `-` for none."""
    for line in (_FOLDER / part / "truth.tsv").read_text("utf-8").splitlines():
        name, shows, may = line.split("\t")
        html = (_FOLDER / part / "pages" / f"{name}.html").read_text("utf-8")
        size = _SIZE.search(html)
        assert size is not None, f"{name} tells no size"
        yield Page(name, html, int(size[1]), int(size[2]), float(size[3]), _kinds(shows), _kinds(may))


def _kinds(told: str) -> frozenset[str]:
    return frozenset(told.split()) - {"-"}
