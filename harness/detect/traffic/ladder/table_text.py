"""Tables in plain text: a line of column names and lines of cells, as CSV (RFC 4180) and logs have them.

Read by rows and columns because only the names tell what a cell is, and which cells belong together.
"""

import csv
import re

from harness.detect.traffic.ladder.opened import Opened

ROWS_LIMIT, CELLS_LIMIT, LONGEST_CHARS = 20_000, 100_000, 4 << 20
_BETWEEN = ",\t;|"
_HEAD_CHARS = 2_000
_NAME = re.compile(r"[\ufeff \"]*(?=[^\d\W])[\w$. -]{1,40}[ \"]*")


def may_be_table(text: str) -> bool:
    """A quick look: a first line of more than one cell, and another line."""
    end = text.find("\n", 0, _HEAD_CHARS)
    return 2 < end < len(text) - 1 and any(mark in text[:end] for mark in _BETWEEN)


def opened_table(text: str) -> Opened | None:
    """The cells, named `[row].column`; None where the first line has no names, or a line another number of cells."""
    if len(text) > LONGEST_CHARS or not may_be_table(text):
        return None
    head = text[: text.find("\n")].rstrip("\r")
    between = max(_BETWEEN, key=head.count)
    columns = [name.strip(' \ufeff"') for name in head.split(between)]
    if len(columns) < 2 or not all(_NAME.fullmatch(name) for name in head.split(between)):
        return None
    rows = _rows(text, between, len(columns))
    if not rows:
        return None
    names = [f"[{number}].{column}" for number in range(len(rows)) for column in columns]
    return Opened((), [cell for row in rows for cell in row], lambda: names)


def _rows(text: str, between: str, width: int) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for number, row in enumerate(csv.reader(text.splitlines(), delimiter=between)):
            if number and row:
                if len(row) != width or number > ROWS_LIMIT or number * width > CELLS_LIMIT:
                    return []
                rows.append([cell.strip() for cell in row])
    except csv.Error:
        return []
    return rows
