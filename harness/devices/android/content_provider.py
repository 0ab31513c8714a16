"""`content`: Android's command for the tables of its providers (media, contacts). Every value is quoted.

`Row: 0 _id=12, _data=/storage/emulated/0/a.jpg` - columns in the order asked for, so a value may hold ", " and still be
told from the next column.
"""

import re
import shlex
from collections.abc import Mapping, Sequence

from harness.devices.android.adb import Handset

MOST_ROWS = 10_000
_ROW = re.compile(r"^Row: \d+ (.*?)(?=^Row: \d+ |\Z)", re.MULTILINE | re.DOTALL)


def query(handset: Handset, uri: str, columns: Sequence[str], where: str = "") -> tuple[dict[str, str], ...]:
    condition = f" --where {shlex.quote(where)}" if where else ""
    said = handset.shell(f"content query --uri {shlex.quote(uri)} --projection {':'.join(columns)}{condition}")
    return rows_of(said, columns)


def insert(handset: Handset, uri: str, values: Mapping[str, str | int]) -> str:
    """What the command complains of; "" when it says nothing."""
    binds = " ".join(f"--bind {shlex.quote(_bound(name, value))}" for name, value in values.items())
    return handset.run(f"content insert --uri {shlex.quote(uri)} {binds}").words


def delete(handset: Handset, uri: str, where: str) -> str:
    return handset.run(f"content delete --uri {shlex.quote(uri)} --where {shlex.quote(where)}").words


def sql_text(value: str) -> str:
    """A value inside a `where`."""
    return "'" + value.replace("'", "''") + "'"


def rows_of(text: str, columns: Sequence[str]) -> tuple[dict[str, str], ...]:
    """The rows of `content query`; one that lacks a column is left out. NULL is ""."""
    pattern = re.compile(", ".join(f"{re.escape(name)}=(.*?)" for name in columns) + r"\s*", re.DOTALL)
    found = []
    for row in _ROW.finditer(text):
        if match := pattern.fullmatch(row[1][:20_000]):
            values = ("" if value == "NULL" else value for value in match.groups())
            found.append(dict(zip(columns, values, strict=True)))
        if len(found) >= MOST_ROWS:
            break
    return tuple(found)


def _bound(name: str, value: str | int) -> str:
    return f"{name}:{'i' if isinstance(value, int) else 's'}:{value}"
