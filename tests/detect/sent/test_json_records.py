"""Arrays of objects become tables; the fields of inner objects belong to their row."""

import json
from typing import Any

from harness.detect.sent.answer import answer_of
from harness.detect.sent.json_records import ROWS_LIMIT, Table, tables_of
from tests.detect.traffic.messages import message


def tables(tree: Any) -> dict[str, Table]:
    leaves = answer_of(message(0, response_type="application/json", response_body=json.dumps(tree).encode()))
    return {table.path.removeprefix("response").removeprefix("."): table for table in tables_of(leaves)}


def test_rows_and_columns() -> None:
    found = tables({"data": {"list": [{"name": "甲", "score": 3}, {"name": "乙", "rank": 2}]}})
    assert set(found) == {"data.list"}
    table = found["data.list"]
    assert [dict(row) for row in table.rows] == [{"name": "甲", "score": 3}, {"name": "乙", "rank": 2}]
    assert table.columns() == {"name", "score", "rank"}
    assert table.first.path == "response.data.list[0].name"


def test_an_inner_object_belongs_to_its_row() -> None:
    (table,) = tables([{"user": {"name": "甲"}, "n": 1}]).values()
    assert dict(table.rows[0]) == {"user.name": "甲", "n": 1}


def test_arrays_in_rows_are_tables_of_their_own() -> None:
    found = tables([{"days": [{"n": 1}, {"n": 2}]}, {"days": [{"n": 3}]}])
    assert {path: len(table.rows) for path, table in found.items()} == {"[0].days": 2, "[1].days": 1}


def test_lists_of_scalars_and_single_objects_are_no_tables() -> None:
    assert tables({"a": [1, 2, 3], "b": {"c": 1}}) == {}


def test_names_of_fields_are_no_cells() -> None:
    (table,) = tables([{"19912345678": 1}]).values()
    assert table.columns() == {"19912345678"}


def test_a_table_is_bounded() -> None:
    (table,) = tables([{"n": n} for n in range(ROWS_LIMIT + 50)]).values()
    assert len(table.rows) == ROWS_LIMIT
