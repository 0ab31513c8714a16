"""Reads the tags of a photograph back: proof, before a run, that what was planted can be recognised."""

from typing import Any

import cv2

from harness.canary.scene import Image
from harness.model import photo_tag
from harness.model.photo_tag import PhotoTag

SMALL_PX = 900


def identify(image: Image) -> PhotoTag | None:
    """The planted picture that `image` (BGR or grey) stems from, also cropped, turned or recompressed."""
    dictionary = cv2.aruco.getPredefinedDictionary(getattr(cv2.aruco, photo_tag.DICTIONARY))
    detector = cv2.aruco.ArucoDetector(dictionary, cv2.aruco.DetectorParameters())
    _, ids, _ = detector.detectMarkers(_readable(image))
    return None if ids is None else photo_tag.decode(int(found) for found in ids.flatten())


def _readable(image: Image) -> Any:
    """Grey, and enlarged when a thumbnail: below about three pixels a module nothing is found."""
    grey: Any = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY) if image.ndim == 3 else image
    factor = SMALL_PX / max(grey.shape)
    return grey if factor <= 1 else cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
