import pytest

from harness.detect.screen_view import ScreenView
from harness.detect.trail_function import detect_trail_function
from tests.detect.screen_factory import MASKER, app, button, judged, link, view


@pytest.mark.parametrize(
    "page", [view(button("开始巡查")), view(link("轨迹回放")), view(link("我的轨迹")), view(button("上传轨迹"))]
)
def test_trail_functions(page: ScreenView) -> None:
    assert judged(list(detect_trail_function([page], app(), MASKER))) == [("trail_function", "")]


@pytest.mark.parametrize(
    "page", [view(link("物流轨迹")), view(link("办件轨迹")), view("成长轨迹"), view(["里程", "3公里"])]
)
def test_trails_of_parcels_and_cases_are_none(page: ScreenView) -> None:
    assert judged(list(detect_trail_function([page], app(), MASKER))) == []
