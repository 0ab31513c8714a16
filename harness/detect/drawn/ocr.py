"""Reads text off a picture with rapidocr: one engine, models inside the wheel, no network; no strip is read twice.

The engine drops spaces and may turn full-width marks into half-width ones: hence the NFKC form without spaces.
A whole phone screen takes it 1-2 s; a screen of which two lines are new takes a fraction of that.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import cv2
import numpy as np
from PIL import Image, UnidentifiedImageError

from harness.detect.drawn.strip_memory import ReadLine, StripMemory
from harness.detect.drawn.strips import Pixels, Strip, blocks_of, strips_of
from harness.detect.words.wording import normalise
from harness.model.screen import Box

MAX_SIDE_PX = 4000
MAX_PIXELS = 12_000_000
MAX_LINES = 400
MIN_SCORE = 0.5
READ_WHOLE_SHARE = 0.7  # of the rows: from here on the picture is read as it is, not its new parts put together
SMALL_WIDTH_PX = 700  # narrower pictures (1 px a dp) are doubled: their strokes are one pixel wide
DETECTION_SIDE_PX = 960  # type of 10 dp is still 10 px high there; a third of the time that full size takes
GAP_ROWS = 16
FONT_SHARE = 0.92  # of a line's height, measured on lines of 11 to 26 dp


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line as read: normalised text, its place in dp, the engine's score 0..1."""

    text: str
    box: Box
    score: float


class TextReader(Protocol):
    """Anything that reads a picture; `px_per_dp` turns its pixels into dp. `within` (dp): only what meets these places.

    What stands on the same rows as such a place may be read with it.
    """

    def read(self, pixels: Pixels, px_per_dp: float, within: Sequence[Box] | None = None) -> tuple[TextLine, ...]: ...


class OcrReader:
    """The real reader. `engine` is one RapidOCR (see `load_engine`); `memory` knows what was read before."""

    def __init__(self, engine: Any, memory: StripMemory | None = None) -> None:
        self._engine, self._memory = engine, memory if memory is not None else StripMemory()

    def read(self, pixels: Pixels, px_per_dp: float, within: Sequence[Box] | None = None) -> tuple[TextLine, ...]:
        """Lines from top to bottom, MAX_LINES at most."""
        scale = px_per_dp if px_per_dp > 0 else 1.0
        strips = tuple(strip for strip in strips_of(pixels) if within is None or _meets(strip, within, scale))
        unread = frozenset(strip.key for strip in strips if self._memory.get(strip.key) is None)
        if unread:
            self._memory.keep(self._read_anew(pixels, strips, unread))
        lines = [(line, strip.top) for strip in strips for line in self._memory.get(strip.key) or ()]
        return tuple(_in_dp(line, top, scale) for line, top in lines[:MAX_LINES])

    def _read_anew(
        self, pixels: Pixels, strips: tuple[Strip, ...], unread: frozenset[str]
    ) -> dict[str, tuple[ReadLine, ...]]:
        """What each unread strip says; one that holds no text says nothing, and that is kept too."""
        blocks = blocks_of(strips, unread)
        if sum(bottom - top for top, bottom in blocks) >= READ_WHOLE_SHARE * pixels.shape[0]:
            blocks = [(0, pixels.shape[0])]
        canvas, starts = _stacked(pixels, blocks)
        said: dict[str, list[ReadLine]] = {key: [] for key in unread}
        first = {strip.key: strip for strip in reversed(strips) if strip.key in unread}
        for line in self._look(canvas):
            middle = _row_in_picture(line.top + line.height / 2, blocks, starts)
            home = min(strips, key=lambda strip: _rows_away(strip, middle))
            if first.get(home.key) is home and _rows_away(home, middle) <= line.height:
                said[home.key].append(line._replace(top=round(middle - line.height / 2 - home.top, 1)))
        return {key: tuple(sorted(lines, key=lambda one: (one.top, one.left))) for key, lines in said.items()}

    def _look(self, canvas: Pixels) -> list[ReadLine]:
        zoom = 2 if canvas.shape[1] < SMALL_WIDTH_PX else 1
        seen = cv2.resize(canvas, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_CUBIC) if zoom > 1 else canvas
        found = self._engine(np.ascontiguousarray(seen[:, :, ::-1]))
        if found.boxes is None or found.txts is None or found.scores is None:
            return []
        rows = zip(found.boxes, found.txts, found.scores, strict=True)
        return [_line(box, text, score, zoom) for box, text, score in rows if score >= MIN_SCORE][:MAX_LINES]


def load_engine() -> Any:
    """A RapidOCR with quiet logs; about 1 s and 500 MB, so make one and pass it on.

    One thread: several spin while they wait for each other and cost a third more processor time, which runs need.
    Screens stand upright, so lines are not turned; their type is large, so places are found on a smaller picture.
    """
    from rapidocr import RapidOCR

    settings = {
        "Global.log_level": "error",
        "Global.use_cls": False,
        "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        "Det.limit_type": "max",
        "Det.limit_side_len": DETECTION_SIDE_PX,
    }
    return RapidOCR(params=settings)


def open_picture(png: bytes) -> Pixels | None:
    """The picture's pixels as RGB, or None where it is broken or beyond the bounds (it comes from the app: hostile)."""
    try:
        with Image.open(io.BytesIO(png), formats=("PNG", "JPEG", "WEBP")) as picture:
            if max(picture.size) > MAX_SIDE_PX or picture.width * picture.height > MAX_PIXELS:
                return None
            return np.asarray(picture.convert("RGB"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _meets(strip: Strip, within: Sequence[Box], scale: float) -> bool:
    return any(box.y_dp * scale < strip.bottom and (box.y_dp + box.height_dp) * scale > strip.top for box in within)


def _stacked(pixels: Pixels, blocks: Sequence[tuple[int, int]]) -> tuple[Pixels, list[int]]:
    """The blocks below each other with a gap in the colour of the row above, and where each begins."""
    if blocks == [(0, pixels.shape[0])]:
        return pixels, [0]
    parts, starts, height = [], [], 0
    for top, bottom in blocks:
        gap = np.repeat(pixels[top : top + 1, :1], pixels.shape[1], axis=1).repeat(GAP_ROWS, axis=0)
        parts += [gap, pixels[top:bottom]]
        starts.append(height + GAP_ROWS)
        height += GAP_ROWS + bottom - top
    parts.append(parts[0])
    return np.concatenate(parts), starts


def _row_in_picture(row: float, blocks: Sequence[tuple[int, int]], starts: Sequence[int]) -> float:
    number = max((at for at, start in enumerate(starts) if start - GAP_ROWS / 2 <= row), default=0)
    return row - starts[number] + blocks[number][0]


def _rows_away(strip: Strip, row: float) -> float:
    return max(strip.top - row, row - strip.bottom, 0.0)


def _line(corners: Any, text: str, score: float, zoom: int) -> ReadLine:
    xs, ys = [float(point[0]) / zoom for point in corners], [float(point[1]) / zoom for point in corners]
    left, top = min(xs), min(ys)
    width, height = max(xs) - left, max(ys) - top
    return ReadLine(text, round(left, 1), round(top, 1), round(width, 1), round(height, 1), round(float(score), 4))


def _in_dp(line: ReadLine, top: int, scale: float) -> TextLine:
    box = Box(line.left / scale, (line.top + top) / scale, line.width / scale, line.height / scale)
    return TextLine(normalise(line.text), box, line.score)
