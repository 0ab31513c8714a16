"""The spotter reads everything near the planted places, for finding and for masking."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.detect.traffic.place.planted_places import PlantedPlaces
from harness.detect.traffic.place.spotter import HITS_AT_MOST, PIECE, Spotter
from tests.detect.traffic.place.place_samples import SPELLINGS, layer_of, persona_on, route_of

ROUTE = route_of(4)
SPOTTER = Spotter(PlantedPlaces(persona_on(ROUTE)))


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_spans_cover_every_spelling(spelling: str) -> None:
    text = layer_of([("a", "before"), *SPELLINGS[spelling][1](*ROUTE[7]), ("z", "behind")]).text
    covered = {at for start, end in SPOTTER.spans(text) for at in range(start, end)}
    assert len(covered) >= 7
    assert text.index("before") not in covered
    assert text.index("behind") not in covered


def test_a_single_latitude_is_masked_but_no_place() -> None:
    text = f"at {ROUTE[0][0]:.6f} north"
    assert SPOTTER.spans(text)
    assert not SPOTTER.places(text)


def test_without_a_route_nothing_is_found() -> None:
    empty = Spotter(PlantedPlaces(persona_on(())))
    assert not empty.places("30.279900,120.155300")
    assert not empty.spans("30.279900,120.155300")


def test_a_huge_text_is_searched_to_its_end_and_hits_are_bounded() -> None:
    lat, lng = ROUTE[8]
    point = f"{lat:.6f},{lng:.6f}"
    for before in (PIECE - 5, PIECE - 12, 2 * PIECE + 7):
        (place,) = SPOTTER.places("x " * (before // 2) + " " * (before % 2) + point)
        assert place.point == 8
    assert len(SPOTTER.hits(f"{point}\n" * 220_000)) == HITS_AT_MOST


PIECES = st.one_of(
    st.text(max_size=12), st.sampled_from([f"{v:.5f}"[:n] for p in ROUTE[:9] for v in p for n in (5, 6, 8)])
)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=40))
def test_any_text_is_read_without_a_crash_and_spans_lie_inside(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert all(0 <= start < end <= len(text) for start, end in SPOTTER.spans(text))
    for place in SPOTTER.places(text):
        assert place.error_m < 250
