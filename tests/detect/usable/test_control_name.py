"""The share of controls that have a name."""

from harness.detect.usable.control_name import detect_control_name
from harness.model.screen import Box
from tests.detect.screen_factory import MASKER, app, button, node, view


def shares(*rows: object) -> list[tuple[object, object]]:
    seen = detect_control_name([view(*rows)], app(), MASKER)  # type: ignore[arg-type]
    return [(one.data["share"], one.data["nameless"]) for one in seen]


def test_a_nameless_icon_lowers_the_share() -> None:
    assert shares(button("提交"), button("", box=Box(300, 20, 44, 44))) == [(0.5, 1)]


def test_a_text_inside_a_control_names_it() -> None:
    card = button("", box=Box(0, 100, 300, 100))
    assert shares(card, node("社保查询", box=Box(20, 120, 100, 20))) == [(1.0, 0)]


def test_nothing_to_tap_tells_nothing() -> None:
    assert shares("办事指南") == []
