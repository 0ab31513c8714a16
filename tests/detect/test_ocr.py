"""The reader with a fake engine, and once the real engine on a rendered screen."""

import io
import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from harness.detect.ocr import OcrReader, load_engine, open_picture

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


def test_lines_are_normalised_and_in_dp() -> None:
    (line,) = OcrReader(FakeEngine()).read(png(), 3.0)
    assert line.text == "主办单位:林城市"
    assert (line.box.x_dp, line.box.y_dp, line.box.width_dp, line.box.height_dp) == (10, 20, 100, 16)


def test_a_picture_read_once_is_kept(tmp_path: Path) -> None:
    engine = FakeEngine()
    first = OcrReader(engine, tmp_path / "ocr").read(png(), 3.0)
    assert OcrReader(engine, tmp_path / "ocr").read(png(), 3.0) == first
    assert engine.calls == 1


def test_a_torn_cache_file_is_read_anew(tmp_path: Path) -> None:
    engine = FakeEngine()
    OcrReader(engine, tmp_path).read(png(), 3.0)
    (kept,) = tmp_path.iterdir()
    kept.write_text('[["torn"', encoding="utf-8")
    assert len(OcrReader(engine, tmp_path).read(png(), 3.0)) == 1
    assert engine.calls == 2


def test_unsure_lines_are_dropped() -> None:
    assert OcrReader(FakeEngine(score=0.3)).read(png(), 1.0) == ()


@pytest.mark.parametrize("picture", [b"", b"no picture", png((4100, 10)), png((3900, 3900))])
def test_broken_and_oversized_pictures_give_nothing(picture: bytes) -> None:
    engine = FakeEngine()
    assert OcrReader(engine).read(picture, 1.0) == ()
    assert engine.calls == 0


def test_nothing_found_gives_nothing() -> None:
    assert OcrReader(EmptyEngine()).read(png(), 1.0) == ()


def test_a_truncated_png_is_no_picture() -> None:
    assert open_picture(png()[:60]) is None


def test_the_real_engine_reads_sponsor_and_number() -> None:
    if not FONT.is_file():
        assert not os.environ.get("CI"), "fonts-noto-cjk is not installed"
        pytest.skip("fonts-noto-cjk is not installed")
    lines = OcrReader(load_engine()).read(_rendered(), 3.0)
    whole = "".join(line.text for line in lines)
    assert "主办单位:林城市大数据管理局" in whole
    assert NUMBER in whole


def _rendered() -> bytes:
    """A strip of a phone screen at 3 px a dp: two lines of 13 dp type."""
    picture = Image.new("RGB", (1080, 240), "white")
    draw, font = ImageDraw.Draw(picture), ImageFont.truetype(str(FONT), 39)
    draw.text((60, 40), "主办单位：林城市大数据管理局", fill="black", font=font)
    draw.text((60, 130), f"备案编号：{NUMBER}", fill="black", font=font)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
