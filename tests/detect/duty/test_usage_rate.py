import pytest

from harness.detect.duty.usage_rate import detect_usage_rate
from harness.detect.screen.screen_view import ScreenView
from tests.detect.screen_factory import MASKER, app, button, heading, judged, view


@pytest.mark.parametrize(
    "page",
    [
        view(heading("安装使用率"), ["青石镇", "98%"], ["白云镇", "75.5%"]),
        view(heading("各单位活跃率通报"), ["单位", "活跃率"], ["民政局", "60%"], ["财政局", "55%"]),
        view(heading("未登录名单"), ["张建国", "青石镇"], ["李晓梅", "白云镇"]),
    ],
)
def test_rates_per_unit_or_person(page: ScreenView) -> None:
    assert judged(list(detect_usage_rate([page], app(), MASKER))) == [("usage_rate", "")]


@pytest.mark.parametrize(
    "page",
    [
        view(["安装率", "87%"]),
        view(heading("资金使用率"), ["青石镇", "98%"], ["白云镇", "75%"]),
        view(heading("5G网络覆盖率"), ["青石镇", "98%"], ["白云镇", "75%"]),
        view(heading("参保覆盖率"), ["青石镇", "98%"], ["白云镇", "75%"]),
    ],
)
def test_totals_and_other_rates_are_none(page: ScreenView) -> None:
    assert judged(list(detect_usage_rate([page], app(), MASKER))) == []


def test_rank_target_and_actions_are_told() -> None:
    page = view(heading("安装率排名"), ["青石镇", "98%"], ["白云镇", "75%"], "安装率须达到100%", button("导出"))
    (one,) = detect_usage_rate([page], app(), MASKER)
    assert dict(one.data) == {"ranked": True, "target": "达到100%", "actions": ["导出"]}


def test_a_reminder_to_the_user_heads_no_list() -> None:
    reminder = view("您已5天未登录,请及时登录完成学习任务", ["申请人", "周晓禾"], ["联系人", "吴佳宁"])
    assert not [one for one in detect_usage_rate([reminder], app(), MASKER) if one.confidence >= 0.5]
    named = view(heading("未安装人员名单"), ["谢建", "办公室"], ["潘亮", "业务科"])
    assert [one for one in detect_usage_rate([named], app(), MASKER) if one.confidence >= 0.5]


def test_a_rate_whose_figure_stands_over_or_under_it() -> None:
    tiles = view(["71%", "93%"], ["周活跃率", "激活率"])
    assert [one for one in detect_usage_rate([tiles], app(), MASKER) if one.confidence >= 0.5]
    card = view("本单位安装率", "88.5%")
    assert [one for one in detect_usage_rate([card], app(), MASKER) if one.confidence >= 0.5]
    assert not [one for one in detect_usage_rate([view("床位使用率", "88%")], app(), MASKER) if one.confidence >= 0.5]


def test_what_one_is_told_of_himself_heads_no_list() -> None:
    page = view(heading("学时管理"), ["张洪达", "32.0"], ["白春梅", "30.0"], "陈亮：已连续19天未登录")
    assert judged(list(detect_usage_rate([page], app(), MASKER))) == []
