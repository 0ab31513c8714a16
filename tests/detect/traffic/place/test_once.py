"""Each planted place counts once."""

from harness.detect.traffic.layer import Layer
from harness.detect.traffic.place.once import SIGHTINGS_AT_MOST, Once
from harness.detect.traffic.place.planted_places import PlantedPlaces
from harness.detect.traffic.place.spotter import Spotter
from tests.detect.traffic.place.place_samples import layer_of, persona_on, route_of

ROUTE = route_of(6)
SPOTTER = Spotter(PlantedPlaces(persona_on(ROUTE)))


def once_of(*layers: Layer) -> Once:
    once = Once()
    for layer in layers:
        once.add(layer, SPOTTER.places(layer.text))
    return once


def test_a_value_and_what_was_unwrapped_from_it_count_once() -> None:
    lat, lng = ROUTE[3]
    inner = layer_of([("x", f"{lat:.6f}"), ("y", f"{lng:.6f}")], "body.data", ("form", "json"))
    outer = layer_of([("data", f'{{"x":{lat:.6f},"y":{lng:.6f}}}')], "body", ("form",))
    assert [layer.place for layer, _ in once_of(inner, outer).kept] == ["body.data"]


def test_the_same_place_in_two_spellings_side_by_side_counts_twice() -> None:
    lat, lng = ROUTE[3]
    both = layer_of([("a", f"{lat:.6f},{lng:.6f}"), ("b", f"{round(lat * 1e6)},{round(lng * 1e6)}")])
    assert len(once_of(both).kept) == 2


def test_a_point_sent_over_and_over_counts_once() -> None:
    lat, lng = ROUTE[3]
    assert len(once_of(layer_of([(f"p[{at}]", f"{lat:.6f},{lng:.6f}") for at in range(30)])).kept) == 1


def test_sightings_are_bounded_and_the_walk_is_not() -> None:
    values = [(f"p[{at}]", f"{lat:.6f},{lng:.6f}") for at, (lat, lng) in enumerate(ROUTE)]
    scaled = [(f"q[{at}]", f"{round(lat * 1e6)},{round(lng * 1e6)}") for at, (lat, lng) in enumerate(ROUTE)]
    once = once_of(layer_of(values + scaled))
    assert len(once.kept) == SIGHTINGS_AT_MOST
    assert list(once.walks["wgs84"]) == list(range(len(ROUTE)))


def test_coarse_numbers_far_apart_need_a_geo_key() -> None:
    lat, lng = ROUTE[3]
    between = [("t", "x"), ("u", "y")]
    nameless = layer_of([("a", f"{lat:.3f}"), *between, ("b", f"{lng:.3f}")])
    named = layer_of([("lat", f"{lat:.3f}"), *between, ("lng", f"{lng:.3f}")])
    assert not once_of(nameless).kept
    assert len(once_of(named).kept) == 1


def test_the_edges_of_a_map_are_nobodys_place() -> None:
    lat, lng = ROUTE[3]
    assert not once_of(layer_of([("bounds.sw.lat", f"{lat:.6f}"), ("bounds.sw.lng", f"{lng:.6f}")])).kept


def test_entries_that_name_themselves_are_one_place_and_others_are_two() -> None:
    (lat, lng), others = ROUTE[3], [("p[1].k", "alt"), ("p[1].v", "12.5")]
    entries = [("p[0].k", "lat"), ("p[0].v", f"{lat:.6f}"), *others, ("p[2].k", "lng"), ("p[2].v", f"{lng:.6f}")]
    assert len(once_of(layer_of(entries)).kept) == 1
    nameless = [(name, "x" if name.endswith("k") else value) for name, value in entries]
    assert not once_of(layer_of(nameless)).kept
