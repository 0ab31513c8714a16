"""Literals: every spelling of every planted place begins with one of them."""

from harness.detect.traffic.place.datums import Position
from harness.detect.traffic.place.literals import literals


def test_a_place_near_a_round_number_is_found_without_its_zeros() -> None:
    known = {literal for literal, _ in literals((Position(30.3, 120.1999),), "wgs84")}
    assert {"30.3", "30.29", "120.2", "120.19", "30300", "120199"} <= known


def test_the_search_stays_small_for_a_long_route() -> None:
    route = tuple(Position(30.0 + step / 1e4, 120.0 + step / 1e4) for step in range(3000))
    assert len({literal for literal, _ in literals(route, "gcj02")}) < 30_000


def test_baidus_metres_are_looked_for_in_baidus_datum_only() -> None:
    def names(datum: str) -> set[str]:
        starts = (start for _, start in literals((Position(30.28, 120.15),), datum))
        return {start.scale.name for start in starts if hasattr(start, "scale") and hasattr(start.scale, "name")}

    assert "bd09mc" in names("bd09")
    assert "bd09mc" not in names("gcj02")
