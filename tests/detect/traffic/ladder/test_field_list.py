"""Named fields in plain text are read by their names, and other text is left whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.ladder.field_list import LONGEST_CHARS, opened_field_list
from harness.detect.traffic.ladder.unfold import unfold
from tests.detect.traffic.ladder.requests import request, sights


@pytest.mark.parametrize("between", ["\x01", "\n", "\r\n", "\t", "|", "^", ";", "; ", ", ", ","])
def test_fields_come_by_their_names_whatever_stands_between_them(between: str) -> None:
    opened = opened_field_list(between.join(("lat:39.9087", "acc=12", "lng: 116.3975")))
    assert opened is not None
    assert list(zip(opened.names(), opened.values, strict=True)) == [
        ("lat", "39.9087"),
        ("acc", "12"),
        ("lng", "116.3975"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "08:30:00,09:45:00",
        "https://a.test/x;https://b.test/y",
        "lat:39.9,116.4",
        "Mozilla/5.0 (Linux; Android 13; rv:1)",
        "only=one",
        "a sentence; and another one",
        "",
    ],
)
def test_other_text_is_no_list_of_fields(text: str) -> None:
    assert opened_field_list(text) is None


def test_a_header_and_a_body_show_their_fields() -> None:
    found = sights(
        unfold(request(b"seq:974\njd=116.4\nwd:39.9", "text/plain", headers=(("X-Pos", "lat=1.5;lng=2.5"),)))
    )
    assert ("body.wd", (), "39.9") in found
    assert any(path.endswith("lng") and text == "2.5" for path, _, text in found)


def test_the_parameters_of_a_path_stand_behind_a_word() -> None:
    opened = opened_field_list("res;p1=157e3b0;p2=6ccca38")
    assert opened is not None
    assert opened.values == ["res", "157e3b0", "6ccca38"]
    assert opened_field_list("text/plain; charset=utf-8") is None


def test_a_huge_text_is_not_taken_apart() -> None:
    assert opened_field_list("a=1;" * LONGEST_CHARS) is None


@given(st.text(alphabet="ab=:;|,\n \x01\"'1", max_size=60))
def test_any_text_gives_as_many_names_as_values(text: str) -> None:
    opened = opened_field_list(text)
    assert opened is None or len(opened.names()) == len(opened.values) >= 2
