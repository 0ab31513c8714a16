"""Tables in plain text are read by rows and columns."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.ladder.table_text import opened_table
from harness.detect.traffic.ladder.unfold import unfold
from tests.detect.traffic.ladder.requests import request, sights

CELLS = st.text(alphabet='ab1 ,"姓', max_size=6)


@pytest.mark.parametrize("between", [",", "\t", ";", "|"])
def test_cells_come_by_row_and_column(between: str) -> None:
    lines = [("ts", "lat", "纬度 2"), ("1", "39.9", "x"), ("2", "39.8", '"y"')]
    opened = opened_table("\r\n".join(between.join(line) for line in lines) + "\r\n")
    assert opened is not None
    assert list(zip(opened.names(), opened.values, strict=True))[-3:] == [
        ("[1].ts", "2"),
        ("[1].lat", "39.8"),
        ("[1].纬度 2", "y"),
    ]


@pytest.mark.parametrize(
    "text", ["a,b", "1,2\n3,4", "a,b\n1,2,3", "a, b and c.\nNext line", "a=1,b=2\nc,d", "", "a\nb\n"]
)
def test_other_text_is_no_table(text: str) -> None:
    assert opened_table(text) is None


def test_a_body_and_a_value_show_their_cells() -> None:
    table = "la,alt,lo\n39.9,14,116.4\n"
    assert ("body[0].lo", (), "116.4") in sights(unfold(request(table.encode(), "text/csv")))
    wrapped = b'{"csv": "la,alt,lo\\n39.9,14,116.4\\n"}'
    assert ("body.csv[0].lo", ("json",), "116.4") in sights(unfold(request(wrapped, "application/json")))


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5))
def test_what_a_library_wrote_is_read_back(rows: list[tuple[str, str]]) -> None:
    file = io.StringIO()
    csv.writer(file).writerows([("one", "two"), *rows])
    opened = opened_table(file.getvalue())
    assert opened is not None
    assert opened.values == [cell.strip() for row in rows for cell in row]
