"""The reader with a fake engine, and once the real engine on a rendered screen."""

import io
import os
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from harness.detect.drawn.ocr import OcrReader, load_engine, open_picture
from harness.detect.drawn.strip_memory import StripMemory
from harness.detect.drawn.strips import Pixels, strips_of
from harness.model.screen import Box

FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
NUMBER = "政务应用备2026-000123号"


class FakeEngine:
    def __init__(self, text: str = "主办 单位：林城市", score: float = 0.9) -> None:
        self.text, self.score, self.calls = text, score, 0

    def __call__(self, picture: Any) -> SimpleNamespace:
        self.calls += 1
        box = np.array([[30, 60], [330, 60], [330, 108], [30, 108]], dtype=float)
        return SimpleNamespace(boxes=np.array([box]), txts=(self.text,), scores=(self.score,))


class EmptyEngine:
    def __call__(self, picture: Any) -> SimpleNamespace:
        return SimpleNamespace(boxes=None, txts=None, scores=None)


def png(size: tuple[int, int] = (360, 200)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, "PNG")
    return out.getvalue()


def pixels(words: tuple[int, ...] = (60,), width: int = 1080, height: int = 400) -> Pixels:
    """A white picture with a black pattern, as busy as writing, from each of the rows on."""
    picture = np.full((height, width, 3), 255, np.uint8)
    for number, top in enumerate(words):
        picture[top : top + 48, 30:330:4] = 10 * number
    return picture


class Reads:
    """Tells a line for each dark band that it sees, and how large a picture it was shown."""

    def __init__(self) -> None:
        self.rows: list[int] = []

    def __call__(self, picture: Any) -> SimpleNamespace:
        self.rows.append(picture.shape[0])
        dark = (picture[:, 30:330].min(axis=(1, 2)) < 128).astype(int)
        tops = np.flatnonzero(np.diff(np.concatenate(([0], dark))) == 1)
        boxes = [np.array([[30, top], [330, top], [330, top + 48], [30, top + 48]], float) for top in tops]
        texts = tuple(f"行{picture[top + 1, 30, 0]}" for top in tops)
        return SimpleNamespace(boxes=np.array(boxes), txts=texts, scores=(0.9,) * len(boxes))


def test_lines_are_normalised_and_in_dp() -> None:
    (line,) = OcrReader(FakeEngine()).read(pixels((0, 50, 100, 150), height=200), 3.0)
    assert line.text == "主办单位:林城市"
    assert (line.box.x_dp, line.box.y_dp, line.box.width_dp, line.box.height_dp) == (10, 20, 100, 16)


def test_a_picture_read_once_is_not_read_again_nor_after_a_new_start(tmp_path: Path) -> None:
    engine = FakeEngine()
    reader = OcrReader(engine, StripMemory(tmp_path / "strips"))
    first = reader.read(pixels(), 3.0)
    assert reader.read(pixels(), 3.0) == first
    assert OcrReader(engine, StripMemory(tmp_path / "strips")).read(pixels(), 3.0) == first
    assert engine.calls == 1


def test_only_the_new_strip_of_a_changed_picture_is_shown_to_the_engine() -> None:
    engine = Reads()
    reader = OcrReader(engine)
    reader.read(pixels((60, 200, 700), height=900), 1.0)
    changed = pixels((60, 200, 700), height=900)
    changed[700:748, 30:330:4] = 90
    assert [(line.text, line.box.y_dp) for line in reader.read(changed, 1.0)] == [
        ("行0", 60),
        ("行10", 200),
        ("行90", 700),
    ]
    assert engine.rows[1] < 120


def test_what_scrolled_is_known_in_its_new_place() -> None:
    engine = Reads()
    reader = OcrReader(engine)
    reader.read(pixels((60, 200), height=900), 1.0)
    assert [line.box.y_dp for line in reader.read(pixels((360, 500), height=900), 1.0)] == [360, 500]
    assert len(engine.rows) == 1


def test_only_the_places_asked_for_are_read() -> None:
    engine = Reads()
    lines = OcrReader(engine).read(pixels((60, 200, 700), height=900), 1.0, within=[Box(0, 690, 50, 20)])
    assert [(line.text, line.box.y_dp) for line in lines] == [("行20", 700)]
    assert engine.rows[0] < 120


def test_a_torn_memory_is_read_anew(tmp_path: Path) -> None:
    engine, file = FakeEngine(), tmp_path / "strips"
    OcrReader(engine, StripMemory(file)).read(pixels(), 3.0)
    file.write_text(file.read_text(encoding="utf-8")[:40], encoding="utf-8")
    assert len(OcrReader(engine, StripMemory(file)).read(pixels(), 3.0)) == 1
    assert engine.calls == 2


def test_unsure_lines_are_dropped() -> None:
    assert OcrReader(FakeEngine(score=0.3)).read(pixels(), 1.0) == ()


def test_an_empty_picture_is_not_shown_to_the_engine() -> None:
    engine = FakeEngine()
    assert OcrReader(engine).read(pixels(()), 1.0) == ()
    assert engine.calls == 0


def test_nothing_found_gives_nothing() -> None:
    assert OcrReader(EmptyEngine()).read(pixels(), 1.0) == ()


@pytest.mark.parametrize("picture", [b"", b"no picture", png((4100, 10)), png((3900, 3900)), png()[:60]])
def test_broken_and_oversized_pictures_are_not_opened(picture: bytes) -> None:
    assert open_picture(picture) is None


@given(
    st.lists(st.integers(0, 780), min_size=1, max_size=8, unique=True),
    st.integers(0, 780),
)
def test_every_strip_lies_in_the_picture_and_none_overlaps(tops: list[int], extra: int) -> None:
    strips = strips_of(pixels((*tops, extra), width=400, height=830))
    assert all(0 <= strip.top < strip.bottom <= 830 for strip in strips)
    assert all(first.bottom <= second.top for first, second in pairwise(strips))


def test_the_real_engine_reads_sponsor_and_number() -> None:
    if not FONT.is_file():
        assert not os.environ.get("CI"), "fonts-noto-cjk is not installed"
        pytest.skip("fonts-noto-cjk is not installed")
    lines = OcrReader(load_engine()).read(_rendered(), 3.0)
    whole = "".join(line.text for line in lines)
    assert "主办单位:林城市大数据管理局" in whole
    assert NUMBER in whole


def _rendered() -> Pixels:
    """A strip of a phone screen at 3 px a dp: two lines of 13 dp type."""
    picture = Image.new("RGB", (1080, 240), "white")
    draw, font = ImageDraw.Draw(picture), ImageFont.truetype(str(FONT), 39)
    draw.text((60, 40), "主办单位：林城市大数据管理局", fill="black", font=font)
    draw.text((60, 130), f"备案编号：{NUMBER}", fill="black", font=font)
    return np.asarray(picture)
