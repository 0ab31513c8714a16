"""Whose figures a table shows: persons', units', or nobody's."""

from collections.abc import Mapping

from harness.detect.sent.answer import Value
from harness.detect.sent.field_lexicon import FieldLexicon
from harness.detect.sent.json_records import Table

PERSONS, UNITS = "persons", "units"
_BARE_NAMES = ("name", "title", "label")


def shown_of(table: Table, lexicon: FieldLexicon) -> str:
    """`persons` or `units` that the rows are about, "" for matters, articles, cities and all else."""
    columns = table.columns()
    if any(lexicon.is_("person", name) for name in columns) or _named_persons(table, lexicon):
        return PERSONS
    return UNITS if any(lexicon.is_("unit", name) for name in columns) else ""


def numbers_in(table: Table, meaning: str, lexicon: FieldLexicon) -> set[str]:
    """Columns of that meaning that hold numbers in most rows."""
    wanted = [name for name in table.columns() if lexicon.is_(meaning, name)]
    return {name for name in wanted if 2 * sum(_number(row.get(name)) for row in table.rows) > len(table.rows)}


def _named_persons(table: Table, lexicon: FieldLexicon) -> bool:
    """A bare `name` is a person's where most rows hold two to four Han characters that begin with a surname."""
    named = sum(any(_person_name(row, key, lexicon) for key in _BARE_NAMES) for row in table.rows)
    return 2 * named > len(table.rows)


def _person_name(row: Mapping[str, Value], key: str, lexicon: FieldLexicon) -> bool:
    value = row.get(key)
    return (
        isinstance(value, str)
        and 2 <= len(value) <= 4
        and value[0] in lexicon.surnames
        and all("\u4e00" <= letter <= "\u9fff" or letter in "*＊某" for letter in value)
    )


def _number(value: Value | None) -> bool:
    if isinstance(value, str):
        return value.rstrip("%分").replace(".", "", 1).isdecimal()
    return isinstance(value, int | float)
