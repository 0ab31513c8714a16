import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.report.excerpt import ROWS, Row, data_rows, excerpt_rows
from harness.report.words import load_words


def test_nested_json_becomes_a_list_of_paths() -> None:
    rows = excerpt_rows('{"user": "李*", "pts": [{"lat": 30.2…}]}')
    assert rows == (Row("user", "李*"), Row("pts[0].lat", "30.2…"))


def test_query_becomes_a_list() -> None:
    assert excerpt_rows("a=1&tel=138****5678") == (Row("a", "1"), Row("tel", "138****5678"))


def test_escapes_are_not_decoded_after_the_mask() -> None:
    assert excerpt_rows("a=%31%33%38&b=2")[0] == Row("a", "%31%33%38")


def test_header_lines_become_a_list() -> None:
    assert excerpt_rows("Host: x.test\nX-Tel：138****5678") == (Row("Host", "x.test"), Row("X-Tel", "138****5678"))


@pytest.mark.parametrize(
    "text", ["9:00", "9：00-17：00", "截止 2026-11-22 09:00:01", "对比度 4.5:1", "https://duban.test/index"]
)
def test_a_clock_a_ratio_and_an_address_are_no_pair(text: str) -> None:
    assert excerpt_rows(text) == (Row("", text),)


def test_sentence_stays_whole() -> None:
    assert excerpt_rows("请先完成今日打卡") == (Row("", "请先完成今日打卡"),)


def test_deep_and_wide_json_is_bounded() -> None:
    assert len(excerpt_rows("[" * 5000 + "]" * 5000)) == 1
    assert len(excerpt_rows('{"a": [' + "1," * 900 + "1]}")) == ROWS + 1


@given(st.text(max_size=300))
def test_any_excerpt_gives_bounded_rows(text: str) -> None:
    assert len(excerpt_rows(text)) <= ROWS + 1


def test_data_is_named_in_the_language_of_the_report_and_hides_the_stack() -> None:
    data = {"receiver": "third", "in_url": True, "contrast": 1.6234, "stack": ["x"], "odd": {"a": 1}}
    rows = {row.name: row.value for row in data_rows(data, load_words("zh"))}
    assert rows == {"接收方": "第三方", "出现在网址中": "是", "对比度": "1.623", "odd": "a: 1"}


def test_what_could_not_be_measured_is_left_out() -> None:
    assert [row.name for row in data_rows({"contrast": None, "font_dp": 8}, load_words("zh"))] == ["字号（dp）"]
