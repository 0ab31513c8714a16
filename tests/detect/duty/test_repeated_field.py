"""Fields asked twice, by their own label or the text beside or above."""

from harness.detect.duty.repeated_field import detect_repeated_field
from harness.detect.screen.field_label import bare_label, field_labels
from tests.detect.screen_factory import MASKER, Cell, app, entry, view


def subjects(*rows: Cell | list[Cell]) -> list[str]:
    return [one.subject for one in detect_repeated_field([view(*rows)], app(), MASKER)]


def test_the_same_label_twice() -> None:
    assert subjects(entry("身份证号"), entry("姓名"), entry("身份证号")) == ["身份证号"]


def test_labels_beside_their_fields() -> None:
    row: list[Cell] = ["联系电话", entry("请输入")]
    assert subjects(row, ["户籍地址", entry("请输入")], row) == ["联系电话"]


def test_passwords_remarks_and_different_fields_are_none() -> None:
    assert subjects(entry("密码"), entry("确认密码"), entry("备注"), entry("备注"), entry("姓名")) == []


def test_a_label_is_bare() -> None:
    assert (bare_label("*姓名:请输入"), bare_label("请输入")) == ("姓名", "")
    assert [label for label, _ in field_labels(view(entry("*手机号")))] == ["手机号"]


def test_a_hint_that_asks_once_more_repeats_and_a_second_password_does_not() -> None:
    assert subjects(["巡护员", "陆宝根"], ["手机号", "请再次填写"], ["备注", "选填"], ["日期", "请选择"]) != []
    assert subjects(["账号", "请输入"], ["密码", "请输入"], ["确认密码", "请再次输入"]) == []


def test_what_is_filled_in_twice_already_asks_for_nothing() -> None:
    assert subjects(["姓名", "张三"], ["姓名", "张三"], ["住址", "请输入"], ["日期", "请选择"]) == []
