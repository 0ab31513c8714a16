"""How wide the columns of a ledger are, so that a sheet is legible on screen and on one page of A4 across.

Widths are Excel's: digits of the usual type. A page of A4 across holds about 147 of them at full size.
"""

import math
import re
from collections.abc import Sequence

from harness.report.ledger_sheets import Cell, Sheet

NARROW, WIDE = 6, 60
LONGEST_WORD = 24
ON_PAGE = 172  # printed at 85 % and more: type of 10 points is 8.5 and more
MOST_LINES = 29  # a row of Excel is at most 409 points high
MARGIN = 3
SLACK = 2  # of a line: programs set the same type a little wider or narrower
_WORD = re.compile(r"[!-~]+")


def column_widths(sheet: Sheet) -> list[int]:
    """Wide enough for what stands there, within bounds; what a page does not hold is taken where it wraps least."""
    columns = [[head, *cells] for head, *cells in zip(sheet.heads, *sheet.rows, strict=True)]
    widths = [min(max(max(map(text_width, cells)) + MARGIN, NARROW), WIDE) for cells in columns]
    least = [_least(cells) for cells in columns]
    usual = [sum(map(text_width, cells)) / len(cells) for cells in columns]
    while sum(widths) > ON_PAGE:
        wide = [column for column, width in enumerate(widths) if width > least[column]]
        if not wide:
            break
        widths[min(wide, key=lambda column: usual[column] / (widths[column] - 1))] -= 1
    return widths


def lines_of(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """The lines of a row's longest cell: not every program makes a row as high as its wrapped text."""
    wanted = [
        sum(max(1, math.ceil(text_width(line) / (width - SLACK))) for line in str(cell).splitlines() or [""])
        for cell, width in zip(cells, widths, strict=True)
    ]
    return min(max(wanted), MOST_LINES)


def text_width(cell: Cell) -> int:
    """Of the longest line; Chinese characters count twice."""
    lines: Sequence[str] = str(cell).splitlines() or [""]
    return max(sum(2 if ord(character) > 0x2E80 else 1 for character in line) for line in lines)


def _least(cells: Sequence[Cell]) -> int:
    """No word is broken unless it is very long (a path, a digest)."""
    words = (len(word) for cell in cells for word in _WORD.findall(str(cell)))
    return max(NARROW, min(max(words, default=0), LONGEST_WORD) + MARGIN)
