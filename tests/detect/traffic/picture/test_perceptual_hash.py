"""PDQ: the same picture stays within its bits when recompressed or turned, another one does not."""

import numpy as np
import pytest

from harness.detect.traffic.picture.agreement import agreement
from harness.detect.traffic.picture.perceptual_hash import (
    LEAST_QUALITY,
    LIKELY_BITS,
    SAME_BITS,
    pdq,
    pdq_turned,
    turn_matrix,
)
from tests.detect.traffic.picture import album
from tests.detect.traffic.picture.planted_album import contents, grey

GREY = grey(contents()[2])


def test_recompression_changes_few_bits() -> None:
    again = grey(album.encoded(album.pixels_of(contents()[2]), "jpg", 40))
    assert int((pdq(GREY)[0] != pdq(again)[0]).sum()) <= SAME_BITS


def test_another_picture_is_far_away() -> None:
    other = pdq_turned(grey(album.encoded(album.natural(6))))[0]
    assert int((other != pdq(GREY)[0]).sum(axis=1).min()) > LIKELY_BITS


@pytest.mark.parametrize("quarters", range(4))
@pytest.mark.parametrize("mirrored", [False, True])
def test_the_turn_that_matches_lays_the_picture_right(quarters: int, mirrored: bool) -> None:
    turned = np.ascontiguousarray(np.rot90(GREY[:, ::-1] if mirrored else GREY, -quarters))
    apart = (pdq_turned(turned)[0] != pdq(GREY)[0]).sum(axis=1)
    turn = int(apart.argmin())
    assert apart[turn] <= SAME_BITS
    matrix = turn_matrix(turn, (GREY.shape[1], GREY.shape[0]), (turned.shape[1], turned.shape[0]))
    assert agreement(GREY, turned, matrix).same > 0.95


def test_a_flat_picture_has_no_quality() -> None:
    assert pdq(np.full((200, 200), 90, np.uint8))[1] < LEAST_QUALITY
