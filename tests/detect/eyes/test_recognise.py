"""One picture with and without its source: what stands where, and what its look makes of it."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from harness.detect.drawn.control_look import Drawing, kind_of
from harness.detect.drawn.dialog_place import dialog_place
from harness.detect.drawn.drawn_colour import coloured, colours_of, grounds_of
from harness.detect.drawn.ocr import TextLine
from harness.detect.drawn.picture_tree import guessed_px_per_dp, picture_tree
from harness.detect.drawn.strips import Pixels
from harness.detect.eyes.kinds import label_kinds
from harness.detect.eyes.label import names_of
from harness.detect.eyes.recognise import recognise, view_of
from harness.model.observation import Channel, Evidence, Kind, Observation
from harness.model.screen import Box
from tests.detect.screen_factory import MASKER, button, node, page

BLUE = (25, 137, 250)


class Lines:
    """A reader that reads what it is told."""

    def __init__(self, *lines: tuple[str, Box]) -> None:
        self.lines = tuple(TextLine(text, box, 0.99) for text, box in lines)

    def read(self, pixels: Pixels, px_per_dp: float, within: Sequence[Box] | None = None) -> tuple[TextLine, ...]:
        return self.lines


def screen(width: int = 360, height: int = 780, level: int = 245) -> Pixels:
    return np.full((height, width, 3), level, np.uint8)


def fill(picture: Pixels, box: Box, colour: tuple[int, int, int]) -> None:
    left, top = int(box.x_dp), int(box.y_dp)
    picture[top : top + int(box.height_dp), left : left + int(box.width_dp)] = colour


def drawing(picture: Pixels, *lines: TextLine) -> Drawing:
    return Drawing(picture, 1.0, lines, None, (), grounds_of(picture))


def test_px_a_dp_of_common_phones() -> None:
    sizes = ((1080, 2340), (1170, 2532), (720, 1600), (750, 1334), (1440, 3200), (375, 667), (2340, 1080))
    assert [guessed_px_per_dp(*size) for size in sizes] == [3, 3, 2, 2, 4, 1, 3]


def test_a_text_in_a_filled_patch_is_a_button_and_one_on_the_page_is_text() -> None:
    picture, place = screen(), Box(140, 310, 80, 20)
    fill(picture, Box(20, 300, 320, 44), BLUE)
    fill(picture, Box(142, 312, 76, 16), (255, 255, 255))
    fill(picture, Box(146, 314, 68, 12), BLUE)
    line = TextLine("立即打卡", place, 0.99)
    assert kind_of(line, drawing(picture, line), in_dialog=False) == "button"
    other = TextLine("立即打卡", Box(140, 500, 80, 20), 0.99)
    assert kind_of(other, drawing(picture, other), in_dialog=False) == "text"


def test_a_text_under_an_icon_and_one_before_an_arrow_lead_on() -> None:
    picture = screen()
    fill(picture, Box(40, 200, 40, 40), BLUE)
    label = TextLine("签到", Box(46, 250, 28, 16), 0.99)
    assert kind_of(label, drawing(picture, label), in_dialog=False) == "link"
    entry, arrow = TextLine("投诉建议", Box(16, 400, 64, 18), 0.99), TextLine("V", Box(336, 400, 8, 18), 0.9)
    assert kind_of(entry, drawing(picture, entry, arrow), in_dialog=False) == "link"


def test_a_dialog_is_a_bright_patch_over_a_dimmed_page() -> None:
    dimmed = screen(level=98)
    assert dialog_place(dimmed, 1.0) is None
    fill(dimmed, Box(40, 300, 280, 160), (255, 255, 255))
    place = dialog_place(dimmed, 1.0)
    assert place is not None
    assert abs(place.x_dp - 40) < 6
    assert abs(place.height_dp - 160) < 10
    bright = screen()
    fill(bright, Box(40, 300, 280, 160), (255, 255, 255))
    assert dialog_place(bright, 1.0) is None


def test_the_phones_own_status_bar_is_left_out() -> None:
    lines = Lines(("12:30", Box(10, 8, 40, 14)), ("5G", Box(300, 8, 20, 14)), ("首页", Box(160, 40, 40, 20))).lines
    assert [one.text for one in picture_tree(screen(), lines, 1.0).nodes] == ["首页"]


def test_colours_are_sampled_where_the_source_has_none() -> None:
    picture = screen(level=255)
    fill(picture, Box(22, 102, 30, 10), (200, 0, 0))
    box = Box(20, 100, 60, 20)
    assert colours_of(picture, box, 1.0) == ((200, 0, 0), (255, 255, 255))
    bare = node("备案编号", box=box, colour=None, background=None)
    assert coloured(page(bare), picture, 1.0).nodes[0].colour == (200, 0, 0)


def test_labels_have_their_place_in_px_of_the_picture() -> None:
    picture = screen(1080, 2340)
    reader = Lines(("主办单位:林城市教育局", Box(20, 500, 180, 18)), ("粤ICP备2023001234号-1", Box(20, 540, 150, 14)))
    labels = {label.kind: label for label in recognise(view_of(picture, reader), 3.0, MASKER)}
    assert labels["sponsor"].box == (60, 1500, 540, 54)
    assert labels["icp_number"].text == "粤ICP备2023001234号-1"
    assert "filing_number" not in labels
    assert labels["sponsor"].details["font_dp"] == 16.5


def test_with_a_source_what_it_tells_is_taken_from_it() -> None:
    tree = page(button("立即打卡", box=Box(20, 300, 320, 44)))
    labels = recognise(view_of(screen(1080, 2340), Lines(), tree), 3.0, MASKER)
    assert [label.kind for label in labels] == ["check_in"]


def test_a_thing_is_labelled_at_each_place_where_it_stands() -> None:
    tree = page(button("上班打卡", box=Box(20, 300, 320, 44)), button("下班打卡", box=Box(20, 400, 320, 44)))
    labels = recognise(view_of(screen(1080, 2340), Lines(), tree), 3.0, MASKER)
    assert [(label.kind, label.box[1]) for label in labels] == [("check_in", 900), ("check_in", 1200)]


def test_empty_screens_are_white_or_black() -> None:
    kinds = [[one.kind for one in recognise(view_of(screen(level=level), Lines()), 1.0, MASKER)] for level in (250, 8)]
    assert kinds == [["white_screen"], ["black_screen"]]


def test_media_duties_are_told_apart() -> None:
    def named(text: str) -> tuple[str, ...]:
        return names_of(Observation(Kind.MEDIA_DUTY, Channel.UI, "", 0.9, (Evidence("s.png", "box=0,0,1,1", text),)))

    assert named("请上传走访视频") == ("video_duty",)
    assert named("现场照片(必填)") == ("photo_duty",)
    assert set(named("上传照片或视频")) <= set(label_kinds())


def test_what_a_picture_shows_so_that_it_can_hardly_be_read_is_told_and_wrapped_text_is_not() -> None:
    over = TextLine("势帝身窗景体理雙印件", Box(58, 234, 208, 28), 0.65)
    low = TextLine("城乡民民美书但险待课领的盗故让证", Box(16, 150, 288, 12), 0.79)
    wrapped = (
        TextLine("要允许林城办事获取此设备的位置", Box(47, 401, 272, 19), 0.8),
        TextLine("信息吗", Box(47, 423, 60, 19), 0.99),
    )

    def kinds(*lines: TextLine) -> set[str]:
        reader = Lines()
        reader.lines = lines
        return {label.kind for label in recognise(view_of(screen(), reader), 1.0, MASKER)}

    assert "overlapping_text" in kinds(over)
    assert "cut_text" in kinds(low)
    assert not kinds(replace(over, score=0.98), replace(low, score=0.98)) & {"overlapping_text", "cut_text"}
    assert not kinds(*wrapped) & {"overlapping_text", "cut_text"}


def test_a_page_that_loads_is_not_white() -> None:
    loading = screen(level=250)
    height, width = loading.shape[:2]
    loading[height // 2 : height // 2 + width // 12, width // 2 : width // 2 + width // 12] = (30, 120, 230)
    assert recognise(view_of(loading, Lines()), 1.0, MASKER) == ()
