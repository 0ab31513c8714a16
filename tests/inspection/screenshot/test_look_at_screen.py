"""`harness look`: its output, its list of kinds, and files that are none."""

import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image

from harness.detect.drawn.ocr import TextLine
from harness.detect.drawn.strips import Pixels
from harness.detect.eyes.kinds import label_kinds
from harness.inspection.screenshot.look_at_screen import kinds_lines, labels_json, look
from harness.model.faults import BadInput
from harness.model.screen import Box


class Reads:
    def __init__(self, *lines: tuple[str, Box]) -> None:
        self.lines = tuple(TextLine(text, box, 0.99) for text, box in lines)

    def read(self, pixels: Pixels, px_per_dp: float, within: Sequence[Box] | None = None) -> tuple[TextLine, ...]:
        return self.lines


NUMBER = Reads(("粤ICP备2023001234号-1", Box(20, 540, 150, 14)))


def picture(folder: Path, size: tuple[int, int] = (720, 1560), form: str = "PNG") -> Path:
    path = folder / "screen.png"
    Image.new("RGB", size, "#f4f4f4").save(path, form)
    return path


def test_labels_have_kind_box_text_and_confidence(tmp_path: Path) -> None:
    (row,) = json.loads(labels_json(look(picture(tmp_path), None, NUMBER)))["labels"]
    assert (row["kind"], row["box"], row["text"]) == ("icp_number", [40, 1080, 300, 28], "粤ICP备2023001234号-1")
    assert 0.5 <= row["confidence"] <= 1


def test_the_list_tells_of_every_kind_what_counts_what_does_not_and_what_is_open() -> None:
    for language in ("zh", "en"):
        lines = kinds_lines(language)
        assert [line.split()[0] for line in lines if not line.startswith(" ")] == list(label_kinds())
        assert [line.split()[0] for line in lines[1:4]] == ["+", "-", "?"]


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"0" * 100])
def test_a_broken_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(content)
    with pytest.raises(BadInput):
        look(path, None, NUMBER)


def test_a_giant_picture_is_refused_and_a_missing_one_too(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        look(picture(tmp_path, (5000, 5000)), None, NUMBER)
    with pytest.raises(BadInput):
        look(tmp_path / "none.png", None, NUMBER)


def test_of_an_animated_picture_the_first_frame_is_looked_at(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (360, 780), colour) for colour in ("#f4f4f4", "black")]
    path = tmp_path / "moving.png"
    out = io.BytesIO()
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    path.write_bytes(out.getvalue())
    assert [label.kind for label in look(path, None, Reads())] == ["white_screen"]


def test_a_source_tells_what_a_text_is(tmp_path: Path) -> None:
    reader, page = Reads(("每曰打卡", Box(20, 300, 80, 18))), tmp_path / "page.html"
    assert look(picture(tmp_path), None, reader) == ()
    page.write_text("<div role='button'>每日打卡</div>", encoding="utf-8")
    (label,) = look(picture(tmp_path), page, reader)
    assert (label.kind, label.text) == ("check_in", "每日打卡")
