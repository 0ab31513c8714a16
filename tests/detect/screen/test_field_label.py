"""What a field of a form is called: by itself, by the text beside it, by the one above it."""

from hypothesis import given
from hypothesis import strategies as st

from harness.detect.screen.field_label import LABEL_CHARACTERS, bare_label, field_labels
from tests.detect.screen_factory import Cell, entry, heading, view


def labels(*rows: Cell | list[Cell]) -> list[str]:
    return [label for label, _ in field_labels(view(*rows))]


def test_a_hint_of_its_own_names_a_field() -> None:
    assert labels(entry("请输入联系电话")) == []  # only the request is there
    assert labels(entry("联系电话（必填）")) == ["联系电话"]


def test_the_text_beside_it_goes_before_its_hint() -> None:
    assert labels(["* 户籍地址：", entry("例如林城市云台区")]) == ["户籍地址"]


def test_a_blank_field_is_named_by_its_row() -> None:
    assert labels(["姓名", entry()], ["身份证号", entry()]) == ["姓名", "身份证号"]


def test_a_field_alone_in_its_row_is_named_by_the_text_above() -> None:
    assert labels("家庭人口", entry("请填写")) == ["家庭人口"]


def test_a_page_without_fields_has_no_labels() -> None:
    assert labels(heading("通知公告"), "关于开展专项整治的通知") == []


@given(st.text(max_size=60))
def test_a_label_is_short_or_nothing(text: str) -> None:
    label = bare_label(text)
    assert label == "" or 2 <= len(label) <= LABEL_CHARACTERS
