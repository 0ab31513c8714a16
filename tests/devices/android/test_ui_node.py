"""What one node of a dump is, by its class and attributes."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.devices.android.ui_node import RawNode, bounds_of, field_of, kind_of, label_of, value_of


def node(name: str = "android.view.View", **attributes: str) -> RawNode:
    given: Mapping[str, str] = {key.replace("_", "-"): value for key, value in attributes.items()}
    return RawNode(name, given, "/hierarchy/*[1]", (0, 0, 10, 10))


@pytest.mark.parametrize(
    ("one", "kind"),
    [
        (node("android.widget.EditText"), "input"),
        (node("android.widget.Button"), "button"),
        (node(clickable="true", text="打卡"), "button"),
        (node("android.widget.CheckBox"), "checkbox"),
        (node("android.widget.ImageView"), "image"),
        (node("android.app.AlertDialog"), "dialog"),
        (node(text="督办"), "text"),
        (node(), "box"),
    ],
)
def test_a_node_is_what_its_class_says(one: RawNode, kind: str) -> None:
    assert kind_of(one, field_of(one)) == kind


def test_a_field_is_called_by_its_hint_and_its_hint_is_no_value() -> None:
    empty = node("android.widget.EditText", hint="手机号", text="手机号")
    filled = node("android.widget.EditText", hint="手机号", text="13800000000")
    assert [label_of(one, "text") for one in (empty, filled)] == ["手机号", "手机号"]
    assert [value_of(one, "text") for one in (empty, filled)] == ["", "13800000000"]


def test_a_password_is_never_read() -> None:
    hidden = node("android.widget.EditText", password="true", text="Duban#8806")
    assert field_of(hidden) == "password"
    assert value_of(hidden, field_of(hidden)) == ""


@given(st.text(max_size=80))
def test_bounds_are_four_numbers_whatever_is_written(text: str) -> None:
    assert len(bounds_of(text)) == 4


def test_bounds_are_left_top_right_bottom() -> None:
    assert bounds_of("[0,-12][1080,2400]") == (0, -12, 1080, 2400)
