"""Polylines: the published example, and back again."""

from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.place import polyline

POINTS = st.lists(st.tuples(st.floats(-89, 89), st.floats(-179, 179)), min_size=1, max_size=20)


def test_the_published_example() -> None:
    points = [(38.5, -120.2), (40.7, -120.95), (43.252, -126.453)]
    assert polyline.encode(points, 1e5) == "_p~iF~ps|U_ulLnnqC_mqNvxq`@"


@given(POINTS, st.sampled_from([1e5, 1e6]))
def test_decoding_gives_the_points_back(points: list[tuple[float, float]], scale: float) -> None:
    text = polyline.encode(points, scale)
    got = [(lat, lng) for lat, lng, _ in polyline.decode(text, 0, scale)]
    assert len(got) == len(points)
    for (lat, lng), (other_lat, other_lng) in zip(points, got, strict=True):
        assert abs(lat - other_lat) <= 0.51 / scale
        assert abs(lng - other_lng) <= 0.51 / scale


@given(st.text(max_size=200), st.integers(0, 200))
def test_any_text_is_bounded(text: str, start: int) -> None:
    assert len(list(polyline.decode(text, start, 1e5))) <= len(text)


def test_a_number_without_end_is_none() -> None:
    assert list(polyline.decode("~" * 1000, 0, 1e5)) == []
