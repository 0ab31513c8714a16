"""A pair's precision is that of the number with more places; coarse pairs may be rounded or cut."""

from harness.detect.traffic.place.fix import Angle, fixes_of


def test_the_finer_number_tells_the_precision() -> None:
    (fix,) = fixes_of("", "", Angle(0, 5, 0, 30.2, 0.1), Angle(6, 15, 1, 120.15533, 1e-5))
    assert fix.slack_lat == fix.slack_lng == 1e-5
    assert fix.gap == (5, 6)


def test_three_decimals_are_a_cell_in_the_middle_or_at_the_corner() -> None:
    rounded, cut = fixes_of("", "", Angle(9, 15, 0, 30.279, 1e-3), Angle(0, 7, 1, 120.155, 1e-3))
    assert rounded.coarse
    assert (rounded.lat, cut.lat) == (30.279, 30.2795)
    assert rounded.slack_lat == 0.0005
    assert (rounded.start, rounded.end, rounded.gap) == (0, 15, (7, 9))
