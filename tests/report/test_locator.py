import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.model.observation import Evidence
from harness.model.screen import Box
from harness.report.locator import box_of, evidence_href, picture_file, seq_of


def test_place_and_event_are_read_from_a_locator() -> None:
    cited = Evidence("screens/a.png", "seq=12 box=1,2.5,30,40")
    assert box_of(cited) == Box(1.0, 2.5, 30.0, 40.0)
    assert seq_of(cited) == 12


@pytest.mark.parametrize("locator", ["", "box=1,2,3", "box=1,2,0,5", "box=a,b,c,d", "box=1,2,-3,4"])
def test_no_place_is_read_from_anything_else(locator: str) -> None:
    assert box_of(Evidence("screens/a.png", locator)) is None


def test_tree_and_source_of_a_screen_are_shown_by_its_picture() -> None:
    assert picture_file(Evidence("screens/ab.tree.json", "")) == "screens/ab.png"
    assert picture_file(Evidence("screens/ab.html", "")) == "screens/ab.png"


def test_link_is_relative_to_the_report() -> None:
    assert evidence_href("../run-1/attempt-1", "traffic/flows.mitm") == "../run-1/attempt-1/traffic/flows.mitm"


@pytest.mark.parametrize(
    ("base", "file"),
    [
        ("javascript:alert(1)", "x"),
        ("//evil.test", "x"),
        ("..", "../x"),
        ("a", "/etc/passwd"),
        ("a/../..", "x"),
        ("", "x"),
    ],
)
def test_anything_but_a_plain_way_down_is_not_linked(base: str, file: str) -> None:
    assert evidence_href(base, file) == ""


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_link_has_a_scheme_or_host(base: str, file: str) -> None:
    href = evidence_href(base, file)
    assert ":" not in href
    assert not href.startswith("/")
