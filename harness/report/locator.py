"""Reading an evidence locator (`seq=12`, `flow=…`, `box=x,y,w,h`) and naming its file as a safe link."""

import re
from urllib.parse import quote

from harness.model.observation import Evidence
from harness.model.screen import Box

_NUMBER = r"(-?\d{1,6}(?:\.\d{1,6})?)"
_BOX = re.compile(rf"\bbox={_NUMBER},{_NUMBER},{_NUMBER},{_NUMBER}")
_SEQ = re.compile(r"\bseq=(\d{1,9})\b")
_SAFE_PATH = re.compile(r"[\w.\-]+(?:/[\w.\-]+)*")
_SCREEN_PARTS = (".tree.json", ".html")


def box_of(evidence: Evidence) -> Box | None:
    """The marked place in dp, or None."""
    found = _BOX.search(evidence.locator)
    if not found:
        return None
    x, y, width, height = (float(number) for number in found.groups())
    return Box(x, y, width, height) if width > 0 and height > 0 else None


def seq_of(evidence: Evidence) -> int | None:
    """The number of the cited event, or None."""
    found = _SEQ.search(evidence.locator)
    return int(found[1]) if found else None


def picture_file(evidence: Evidence) -> str:
    """The screenshot that belongs to a screen's file: a tree or page source is shown by its PNG."""
    for ending in _SCREEN_PARTS:
        if evidence.file.endswith(ending):
            return evidence.file.removesuffix(ending) + ".png"
    return evidence.file


def evidence_href(base: str, file: str) -> str:
    """A relative link to a file of the recording, or "" when base or file is anything but a plain relative path."""
    steps = base.removesuffix("/")
    inside = steps
    while inside.startswith("../"):
        inside = inside[3:]
    tidy = all(_SAFE_PATH.fullmatch(part) and ".." not in part.split("/") for part in (inside, file))
    return quote(f"{steps}/{file}") if tidy else ""
