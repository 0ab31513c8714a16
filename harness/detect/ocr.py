"""Reads text off a picture with rapidocr: one engine, models inside the wheel, no network; what was read once is kept.

The engine drops spaces and may turn full-width marks into half-width ones: hence the NFKC form without spaces.
A whole phone screen takes it 1.6-1.9 s.
"""

import hashlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from PIL import Image, UnidentifiedImageError

from harness.detect.wording import normalise
from harness.model.screen import Box

MAX_SIDE_PX = 4000
MAX_PIXELS = 12_000_000
MAX_LINES = 400
MIN_SCORE = 0.5
CACHE_FORM = 1  # goes into the cache's file names; raise it when the reading changes


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line as read: normalised text, its place in dp, the engine's score 0..1."""

    text: str
    box: Box
    score: float


class TextReader(Protocol):
    """Anything that reads a PNG; `px_per_dp` turns its pixels into dp."""

    def read(self, png: bytes, px_per_dp: float) -> tuple[TextLine, ...]: ...


class OcrReader:
    """The real reader. `engine` is one RapidOCR (see `load_engine`); `cache` a folder that it may fill, or None."""

    def __init__(self, engine: Any, cache: Path | None = None) -> None:
        self._engine, self._cache = engine, cache

    def read(self, png: bytes, px_per_dp: float) -> tuple[TextLine, ...]:
        """Lines from top to bottom; empty for a picture that cannot be opened or is larger than the bounds."""
        kept = self._kept(png)
        lines = kept if kept is not None else self._keep(png, self._look(png))
        return tuple(_in_dp(line, px_per_dp) for line in lines)

    def _look(self, png: bytes) -> list[list[Any]]:
        picture = open_picture(png)
        if picture is None:
            return []
        found = self._engine(np.asarray(picture)[:, :, ::-1])
        if found.boxes is None or found.txts is None or found.scores is None:
            return []
        rows = zip(found.boxes, found.txts, found.scores, strict=True)
        return [_line(box, text, score) for box, text, score in rows if score >= MIN_SCORE][:MAX_LINES]

    def _path(self, png: bytes) -> Path | None:
        return self._cache / f"{hashlib.sha256(png).hexdigest()}.v{CACHE_FORM}.json" if self._cache else None

    def _kept(self, png: bytes) -> list[list[Any]] | None:
        path = self._path(png)
        if path is None or not path.is_file():
            return None
        try:
            lines = json.loads(path.read_text(encoding="utf-8"))
            return [[str(line[0]), *map(float, line[1:6])] for line in lines]
        except (ValueError, TypeError, IndexError):
            return None  # a torn cache file is read anew

    def _keep(self, png: bytes, lines: list[list[Any]]) -> list[list[Any]]:
        path = self._path(png)
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(lines, ensure_ascii=False), encoding="utf-8")
        return lines


def load_engine() -> Any:
    """A RapidOCR with quiet logs; about 1 s and 500 MB, so make one and pass it on.

    One thread: several spin while they wait for each other and cost a third more processor time, which runs need.
    """
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "error", "EngineConfig.onnxruntime.intra_op_num_threads": 1})


def open_picture(png: bytes) -> Image.Image | None:
    """The picture as RGB, or None where it is broken or beyond the bounds (it comes from the app: hostile)."""
    try:
        with Image.open(io.BytesIO(png), formats=("PNG", "JPEG")) as picture:
            if max(picture.size) > MAX_SIDE_PX or picture.width * picture.height > MAX_PIXELS:
                return None
            return picture.convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _line(corners: Any, text: str, score: float) -> list[Any]:
    xs, ys = [float(point[0]) for point in corners], [float(point[1]) for point in corners]
    left, top = min(xs), min(ys)
    return [text, left, top, max(xs) - left, max(ys) - top, round(float(score), 4)]


def _in_dp(line: list[Any], px_per_dp: float) -> TextLine:
    text, left, top, width, height, score = line
    scale = px_per_dp if px_per_dp > 0 else 1.0
    return TextLine(normalise(text), Box(left / scale, top / scale, width / scale, height / scale), score)
