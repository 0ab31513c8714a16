"""Screenshots for a report: small, each embedded once, planted values covered, the cited place framed.

A screenshot becomes one `Plate` (an image in the document's definitions, in dp); every figure is a window onto a plate
with a frame drawn over it as vectors, so that ten findings on one screen cost one image.
"""

import base64
import hashlib
import io
import struct
from dataclasses import dataclass, field

from PIL import Image

from harness.model.screen import Box
from harness.report.subject import Picture

WIDEST_PX = 560
TALLEST_RATIO = 3.0
MOST_PIXELS = 40_000_000
MOST_PLATES = 80
WEBP_QUALITY = 52
VEIL_GREY = (186, 191, 199)
WINDOW_DP = (250.0, 430.0)
MARGIN_DP = 90.0
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, struct.error, Image.DecompressionBombError)


@dataclass(frozen=True, slots=True)
class Plate:
    """One embedded image; sizes in dp."""

    ident: str
    data_uri: str
    width_dp: float
    height_dp: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A window (x, y, width, height in dp) onto a plate, with the framed place if one was cited."""

    plate: str
    window: Box
    frame: Box | None
    caption: str


@dataclass(slots=True)
class Album:
    """The plates of one document, made on first use; at most MOST_PLATES, then no more pictures are shown."""

    plates: dict[str, Plate] = field(default_factory=dict)

    def figure(self, picture: Picture, device_width_dp: float, frame: Box | None, caption: str) -> Figure | None:
        """None when the bytes are no readable picture or the album is full."""
        plate = self._plate(picture, picture.width_dp or device_width_dp)
        if plate is None:
            return None
        return Figure(plate.ident, window(plate, frame), frame and _inside(frame, plate), caption)

    def _plate(self, picture: Picture, width_dp: float) -> Plate | None:
        ident = "p" + hashlib.sha256(picture.content + repr(picture.veiled).encode()).hexdigest()[:12]
        if ident not in self.plates and len(self.plates) < MOST_PLATES:
            made = _make_plate(ident, picture, width_dp)
            if made:
                self.plates[ident] = made
        return self.plates.get(ident)


def window(plate: Plate, frame: Box | None) -> Box:
    """The part of a plate to show: the whole width, and enough height to see the frame in its surroundings."""
    low, high = WINDOW_DP
    wanted = high if frame is None else min(max(frame.height_dp + 2 * MARGIN_DP, low), high)
    height = min(wanted, plate.height_dp)
    centre = height / 2 if frame is None else frame.centre[1]
    top = min(max(centre - height / 2, 0.0), plate.height_dp - height)
    return Box(0.0, round(top, 1), plate.width_dp, round(height, 1))


def _inside(frame: Box, plate: Plate) -> Box | None:
    left, top = max(frame.x_dp - 3, 1.5), max(frame.y_dp - 3, 1.5)
    right = min(frame.x_dp + frame.width_dp + 3, plate.width_dp - 1.5)
    bottom = min(frame.y_dp + frame.height_dp + 3, plate.height_dp - 1.5)
    if right <= left or bottom <= top:
        return None
    return Box(round(left, 1), round(top, 1), round(right - left, 1), round(bottom - top, 1))


def _make_plate(ident: str, picture: Picture, width_dp: float) -> Plate | None:
    try:
        with Image.open(io.BytesIO(picture.content), formats=["PNG", "JPEG", "WEBP"]) as opened:
            if opened.width * opened.height > MOST_PIXELS or width_dp <= 0:
                return None
            image = _small(opened.convert("RGB"))
    except _BROKEN:
        return None
    scale = image.width / width_dp
    for box in picture.veiled:
        _veil(image, box, scale)
    coded = base64.b64encode(_webp(image)).decode("ascii")
    return Plate(ident, f"data:image/webp;base64,{coded}", width_dp, round(image.height / scale, 1))


def _small(image: Image.Image) -> Image.Image:
    image = image.crop((0, 0, image.width, min(image.height, int(image.width * TALLEST_RATIO) or 1)))
    if image.width <= WIDEST_PX:
        return image
    size = (WIDEST_PX, max(1, round(image.height * WIDEST_PX / image.width)))
    return image.resize(size, Image.Resampling.LANCZOS)


def _veil(image: Image.Image, box: Box, scale: float) -> None:
    """Paints a place over in one grey, so that nothing of what lay there can be computed back."""
    left, top = max(int(box.x_dp * scale) - 1, 0), max(int(box.y_dp * scale) - 1, 0)
    right = min(int((box.x_dp + box.width_dp) * scale) + 2, image.width)
    bottom = min(int((box.y_dp + box.height_dp) * scale) + 2, image.height)
    if right > left and bottom > top:
        image.paste(VEIL_GREY, (left, top, right, bottom))


def _webp(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=WEBP_QUALITY, method=4)
    return buffer.getvalue()
