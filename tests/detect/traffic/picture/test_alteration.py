"""Changes are named from how the original lies in what was sent."""

import math

import numpy as np
import pytest

from harness.detect.traffic.picture.agreement import Agreement
from harness.detect.traffic.picture.alteration import changes, form_of
from harness.detect.traffic.picture.image_header import Header
from harness.detect.traffic.picture.likeness import Likeness
from tests.detect.traffic.picture.planted_album import originals

WHOLE = Header(1000, 800)


def _laid(
    scale: float = 1, degrees: float = 0, inside: float = 1, marked: float = 0, mirrored: bool = False
) -> Likeness:
    turn = math.radians(degrees)
    linear = scale * np.array([[math.cos(turn), -math.sin(turn)], [math.sin(turn), math.cos(turn)]])
    if mirrored:
        linear = linear @ np.diag([-1, 1])
    matrix = np.eye(3)
    matrix[:2, :2] = linear
    return Likeness(originals()[2], matrix, Agreement(200, 1, marked, inside), mirrored, "pdq", 0.95, 3)


@pytest.mark.parametrize(
    ("sent", "laid", "named"),
    [
        (WHOLE, _laid(), ()),
        (Header(500, 400), _laid(0.5), ("resized",)),
        (Header(800, 800), _laid(inside=0.8), ("cropped",)),
        (Header(800, 1000), _laid(degrees=90), ("rotated",)),
        (WHOLE, _laid(degrees=4, inside=0.95), ("rotated",)),
        (WHOLE, _laid(mirrored=True), ("mirrored",)),
        (WHOLE, _laid(marked=0.1), ("watermarked",)),
        (Header(2000, 1600), _laid(), ("framed",)),
        (Header(400, 320), _laid(0.5, inside=0.64, marked=0.05), ("resized", "cropped", "watermarked")),
    ],
)
def test_changes(sent: Header, laid: Likeness, named: tuple[str, ...]) -> None:
    assert changes(WHOLE, sent, laid) == named


def test_form() -> None:
    assert form_of((), "image/jpeg", "image/jpeg") == "recompressed"
    assert form_of((), "image/jpeg", "image/png") == "png"
    assert form_of(("resized", "cropped"), "image/jpeg", "image/webp") == "resized+cropped+webp"
