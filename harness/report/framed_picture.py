"""A figure as one picture of its own: the window cut out of its plate and the cited place framed."""

import base64
import io
from dataclasses import dataclass

from PIL import Image, ImageDraw

from harness.model.screen import Box
from harness.report.pictures import Figure, Plate

FRAME, HALO = (196, 36, 29), (255, 255, 255)
JPEG_QUALITY = 80


@dataclass(frozen=True, slots=True)
class FramedPicture:
    """JPEG bytes and the proportion height to width."""

    content: bytes
    ratio: float


def framed_picture(figure: Figure, plate: Plate) -> FramedPicture:
    """What the figure shows, at the plate's own resolution."""
    _, _, coded = plate.data_uri.partition(",")
    with Image.open(io.BytesIO(base64.b64decode(coded)), formats=["WEBP"]) as opened:
        image = opened.convert("RGB")
    scale = image.width / plate.width_dp
    cut = image.crop(_corners(figure.window, scale))
    if figure.frame:
        _frame(cut, _moved(figure.frame, figure.window), scale)
    held = io.BytesIO()
    cut.save(held, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return FramedPicture(held.getvalue(), cut.height / cut.width)


def _frame(image: Image.Image, box: Box, scale: float) -> None:
    pen = ImageDraw.Draw(image)
    left, top, right, bottom = _corners(box, scale)
    thick = max(2, round(3 * scale))
    pen.rounded_rectangle((left - 2, top - 2, right + 2, bottom + 2), radius=6, outline=HALO, width=thick + 4)
    pen.rounded_rectangle((left, top, right, bottom), radius=5, outline=FRAME, width=thick)


def _moved(frame: Box, window: Box) -> Box:
    return Box(frame.x_dp - window.x_dp, frame.y_dp - window.y_dp, frame.width_dp, frame.height_dp)


def _corners(box: Box, scale: float) -> tuple[int, int, int, int]:
    left, top = round(box.x_dp * scale), round(box.y_dp * scale)
    return left, top, left + max(1, round(box.width_dp * scale)), top + max(1, round(box.height_dp * scale))
