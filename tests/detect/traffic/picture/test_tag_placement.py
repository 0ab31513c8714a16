"""Tags tell how a photograph lies in another picture, also when only a part of the grid is seen."""

import numpy as np
import pytest

from harness.detect.traffic.picture.agreement import agreement
from harness.detect.traffic.picture.tag_placement import tag_placements
from harness.detect.traffic.picture.tag_reader import TagsSeen, tags_in
from tests.detect.traffic.picture import album
from tests.detect.traffic.picture.planted_album import contents, grey

OWN = grey(contents()[0])


@pytest.mark.parametrize("cut", [(0, 0, 0, 0), (0.25, 0.25, 0, 0), (0, 0, 0.3, 0.2), (0.2, 0.1, 0.2, 0.3)], ids=str)
def test_one_of_the_places_is_the_right_one(cut: tuple[float, float, float, float]) -> None:
    other = np.ascontiguousarray(album.cropped(OWN, *cut))
    places = tag_placements(tags_in(OWN), tags_in(other))
    expected = (-cut[0] * OWN.shape[1], -cut[1] * OWN.shape[0])
    assert any(np.abs(place[:2, 2] - expected).max() < 6 for place in places)
    best = max(places, key=lambda place: agreement(OWN, other, place).same)
    assert agreement(OWN, other, best).same > 0.9


def test_without_common_tags_there_is_no_place() -> None:
    assert tag_placements(tags_in(OWN), TagsSeen()) == ()
    assert tag_placements(TagsSeen((1,), np.zeros((1, 4, 2), np.float32)), tags_in(OWN)) == ()
