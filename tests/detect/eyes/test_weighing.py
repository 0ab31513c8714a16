"""A page weighed as a whole: what nothing bears out falls, what its rows surely resemble is told."""

from harness.detect.eyes.weighing import LEAST_TO_BE_TOLD, LEAST_TO_STAND, SURE_ROW, Weighing, weighed
from harness.detect.likeness.likely_rows import LikelyRow
from tests.detect.screen_factory import button, heading, view

ROW = LikelyRow((), "任务", "拍照上传", {"photo_duty": SURE_ROW, "form_duty": SURE_ROW - 0.9})
OTHER = LikelyRow((), "任务", "填表", {"form_duty": SURE_ROW - 0.5})


def weighing(told: dict[str, float], probable: dict[str, float]) -> Weighing:
    return Weighing(told, (ROW, OTHER), probable)


def test_what_the_rest_of_the_page_speaks_against_falls() -> None:
    page = weighing({"price": 0.7}, {"price": LEAST_TO_STAND - 0.01, "points": LEAST_TO_STAND})
    assert not page.bears_out("price")
    assert page.bears_out("points")


def test_what_only_pixels_tell_stands() -> None:
    assert weighing({"cut_text": 0.8}, {}).bears_out("cut_text")


def test_a_kind_that_the_page_shows_untold_is_told_by_its_likeliest_row() -> None:
    assert list(weighing({}, {"form_duty": 0.9}).untold_rows()) == [("form_duty", OTHER)]


def test_a_told_kind_gains_only_rows_that_surely_resemble_it() -> None:
    page = weighing({"form_duty": 0.8, "photo_duty": 0.8}, {"form_duty": 0.9, "photo_duty": 0.9})
    assert list(page.untold_rows()) == [("photo_duty", ROW)]


def test_a_kind_that_the_page_hardly_shows_gains_none() -> None:
    assert list(weighing({}, {"photo_duty": LEAST_TO_BE_TOLD - 0.01}).untold_rows()) == []


def test_a_page_of_services_shows_none_of_the_duties() -> None:
    page = view(
        heading("办事大厅"), ["居住证", "婚姻登记预约"], ["公积金查询", "详情"], "今日多云，31 度", button("搜索")
    )
    assert not {kind for kind, value in weighed(page, {}).probable.items() if value >= LEAST_TO_BE_TOLD}
