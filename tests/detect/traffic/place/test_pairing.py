"""Which numbers are taken for a pair."""

import pytest

from harness.detect.traffic.place.fix import Angle
from harness.detect.traffic.place.pairing import are_entries, belong, pairs
from harness.detect.traffic.place.scale import LAT, LNG


def angles(axes: str) -> list[Angle]:
    """`a` is a latitude, `o` a longitude, a dot another value."""
    return [Angle(at * 2, at * 2 + 1, "ao".index(axis), float(at), 1e-6) for at, axis in enumerate(axes) if axis != "."]


def text(axes: str) -> str:
    return "\n".join("1" * len(axes))


@pytest.mark.parametrize(
    ("axes", "expected"),
    [
        ("ao", [(0, 1)]),
        ("oa", [(1, 0)]),
        ("aoaoao", [(0, 1), (2, 3), (4, 5)]),
        ("aaaooo", [(0, 3), (1, 4), (2, 5)]),
        ("a...o", [(0, 4)]),
        ("a", []),
        ("aa", []),
    ],
)
def test_neighbours(axes: str, expected: list[tuple[int, int]]) -> None:
    assert [(lat.degrees, lng.degrees) for lat, lng in pairs(text(axes), angles(axes))] == expected


def test_far_apart_is_no_pair() -> None:
    axes = "ao" + "." * 40 + "a" + "." * 40 + "o"
    assert [(lat.degrees, lng.degrees) for lat, lng in pairs(text(axes), angles(axes))] == [(0, 1)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("body.lat", "body.lng", True),
        ("body.p[3].lat", "body.p[3].lng", True),
        ("body.p[3].lat", "body.p[4].lng", False),
        ("body.c[0][1]", "body.c[1][0]", False),
        ("body.c[0]", "body.c[1]", True),
        ("body.c[0]", "body.c[3]", False),
        ("body.c[0]", "body.c[2]", False),
        ("url[3]", "url[5]", True),
        ("url[3]", "url[6]", False),
        ("body.lats[5]", "body.lngs[5]", True),
        ("body.lat.value", "body.lng.value", True),
    ],
)
def test_parts_of_different_elements_do_not_belong_together(one: str, other: str, expected: bool) -> None:
    assert belong(one, other, "\n") is expected


def test_a_numbered_name_may_stand_between_two_steps_of_a_path() -> None:
    assert belong("url[3]", "url[5]", "\np1\n")
    assert not belong("url[3]", "url[5]", "\n17\n")
    assert not belong("body.c[0]", "body.c[2]", "\np1\n")


def test_a_number_between_two_steps_of_a_path_keeps_them_apart() -> None:
    assert belong("url[3]", "url[5]", "\nlng\n")
    assert not belong("url[3]", "url[5]", "\n17\n")


def test_in_one_value_no_number_stands_between() -> None:
    assert belong("body.p", "body.p", "\t,")
    assert not belong("body.p", "body.p", ",31.5;")


def test_lists_side_by_side_belong_together_by_their_numbers() -> None:
    assert belong("body.lats[3]", "body.lngs[3]", "")
    assert not belong("body.lats[3]", "body.lngs[4]", "")
    assert belong("body.lat[0][1]", "body.lng[2][1]", "")


def test_entries_are_the_same_part_of_two_elements() -> None:
    assert are_entries("body.params[3].value", "body.params[5].value")
    assert are_entries("body.2[0].2", "body.2[4].2")
    assert not are_entries("body.points[3].lat", "body.points[4].lng")
    assert not are_entries("body.a[1]", "body.a[2]")
    assert not are_entries("body.a[1].v", "body.b[1].v")


def test_the_first_numbers_of_two_long_columns() -> None:
    column = "\n".join(["30250000", *["-12"] * 200, "120190000", *["7"] * 200])
    lat, lng = Angle(0, 8, LAT, 30.25, 1e-6), Angle(809, 818, LNG, 120.19, 1e-6)
    assert column[lng.start : lng.end] == "120190000"
    assert list(pairs(column, [lat, lng])) == [(lat, lng)]
    assert not list(pairs(column.replace("-12", "abc"), [lat, lng]))
