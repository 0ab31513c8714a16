"""Whose figures a table shows."""

from typing import Any

import pytest

from harness.detect.sent.answer import Leaf
from harness.detect.sent.field_lexicon import FieldLexicon
from harness.detect.sent.json_records import Table
from harness.detect.sent.person_table import numbers_in, shown_of

LEXICON = FieldLexicon.load()


def table(*rows: dict[str, Any]) -> Table:
    return Table("data", Leaf("data[0].x", "x", 1), rows)


@pytest.mark.parametrize(
    ("rows", "whose"),
    [
        ([{"userName": "x", "score": 1}], "persons"),
        ([{"name": "陈静", "score": 1}, {"name": "周*", "score": 2}], "persons"),
        ([{"name": "陈静", "unit": "民政局"}, {"name": "周明", "unit": "财政局"}], "persons"),
        ([{"unit": "民政局", "score": 1}], "units"),
        ([{"deptName": "民政局", "score": 1}], "units"),
        ([{"name": "杭州市余杭区", "score": 1}, {"name": "宁波市", "score": 2}], ""),
        ([{"title": "城市GDP排名", "rank": 1}], ""),
        ([{"name": "陈静"}, {"name": "办事指南"}, {"name": "营业执照"}], ""),
        ([{"name": "陈jing"}, {"name": 7}], ""),
    ],
)
def test_whose(rows: list[dict[str, Any]], whose: str) -> None:
    assert shown_of(table(*rows), LEXICON) == whose


@pytest.mark.parametrize(
    ("values", "counts"),
    [([3, 2, 1], True), (["98%", "95.5%", 3], True), (["一", "二", 3], False), ([1, None, None], False)],
)
def test_a_column_of_numbers_is_one_in_most_rows(values: list[Any], counts: bool) -> None:
    rows = [{"rank": value} if value is not None else {} for value in values]
    assert numbers_in(table(*rows), "rank", LEXICON) == ({"rank"} if counts else set())


def test_columns_of_another_meaning_are_left_out() -> None:
    assert numbers_in(table({"rank": 1, "age": 2}), "rank", LEXICON) == {"rank"}
