"""Synthetic phone screens, drawn with Pillow: what the sample report shows as evidence."""

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SCALE = 2
WIDTH_DP, HEIGHT_DP = 390, 844
CJK = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")


def a_screen(title: str, lines: list[str], button: str = "") -> bytes:
    """A page with a coloured bar, lines of text (one every 44 dp from y=100) and a wide button below them."""
    image = Image.new("RGB", (WIDTH_DP * SCALE, HEIGHT_DP * SCALE), (244, 246, 249))
    draw = ImageDraw.Draw(image)
    _bar(draw, title)
    for index, line in enumerate(lines):
        top = 100 + 44 * index
        _rectangle(draw, (12, top, 378, top + 40), (255, 255, 255))
        _text(draw, (24, top + 10), line, 15, (34, 40, 49))
    if button:
        top = 100 + 44 * len(lines) + 16
        _rectangle(draw, (24, top, 366, top + 46), (30, 96, 170))
        _text(draw, (195 - 8 * len(button), top + 12), button, 16, (255, 255, 255))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def _bar(draw: ImageDraw.ImageDraw, title: str) -> None:
    _rectangle(draw, (0, 0, 390, 84), (32, 84, 147))
    _text(draw, (195 - 9 * len(title), 48), title, 18, (255, 255, 255))
    _text(draw, (18, 12), "09:05", 13, (220, 230, 240))


def _rectangle(draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int], fill: tuple[int, int, int]) -> None:
    left, top, right, bottom = (side * SCALE for side in box)
    draw.rectangle((left, top, right, bottom), fill=fill)


def _text(draw: ImageDraw.ImageDraw, place: tuple[int, int], text: str, size: int, fill: tuple[int, int, int]) -> None:
    draw.text((place[0] * SCALE, place[1] * SCALE), text, font=_font(size * SCALE), fill=fill)


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.truetype(str(CJK), size) if CJK.is_file() else ImageFont.load_default()
