from hypothesis import given
from hypothesis import strategies as st

from harness.devices.android.content_provider import insert, query, rows_of, sql_text
from tests.devices.android.paper_handset import PaperHandset


def test_rows_are_told_apart_even_where_values_hold_commas_and_line_ends() -> None:
    text = "Row: 0 _id=1, data1=欧阳, 测\n第二行\nRow: 1 _id=2, data1=NULL\n"
    assert rows_of(text, ("_id", "data1")) == ({"_id": "1", "data1": "欧阳, 测\n第二行"}, {"_id": "2", "data1": ""})


def test_no_result_is_no_row() -> None:
    assert rows_of("No result found.\n", ("_id",)) == ()


@given(st.text(max_size=300))
def test_any_text_has_rows_or_none(text: str) -> None:
    rows_of(text, ("_id", "data1"))


def test_values_do_not_reach_the_shell_bare() -> None:
    handset = PaperHandset({"content .*": ""})
    insert(handset, "content://x/y", {"data1": "a'; reboot #", "n": 3})
    query(handset, "content://x/y", ("_id",), f"data1={sql_text(chr(39))}")
    assert handset.said[0].endswith("--bind 'data1:s:a'\"'\"'; reboot #' --bind n:i:3")
    assert "data1=" in handset.said[1]
    assert sql_text("a'b") == "'a''b'"
