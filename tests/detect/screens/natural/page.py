"""Whole pages as apps of public bodies show them, written by seven authors, and what each shows.

The authors knew what each kind means (eyes/kinds.yaml) and nothing of the program; a second reader marked every page
anew. What both marked is shown, what either held open or only one marked may be.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent
_SIZE = re.compile(r'<meta\s+name="?screen"?\s+content="(\d+)x(\d+)@([\d.]+)"')


@dataclass(frozen=True, slots=True)
class Page:
    """`shows` and `may` are label kinds; sizes in dp and px per dp."""

    name: str
    html: str
    width_dp: int
    height_dp: int
    scale: float
    shows: frozenset[str]
    may: frozenset[str]


def pages() -> Iterator[Page]:
    """All pages in the order of truth.tsv: name, kinds shown, kinds that may be, `-` for none."""
    for line in (_FOLDER / "truth.tsv").read_text("utf-8").splitlines():
        name, shows, may = line.split("\t")
        html = (_FOLDER / "pages" / f"{name}.html").read_text("utf-8")
        size = _SIZE.search(html)
        assert size is not None, f"{name} tells no size"
        yield Page(name, html, int(size[1]), int(size[2]), float(size[3]), _kinds(shows), _kinds(may))


def _kinds(told: str) -> frozenset[str]:
    return frozenset(told.split()) - {"-"}
