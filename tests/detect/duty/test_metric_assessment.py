from collections.abc import Sequence

from harness.detect.duty.metric_assessment import metric_assessment
from tests.detect.screen_factory import MASKER, Cell, button, heading, view

TOLD: tuple[Sequence[Cell], ...] = (
    ["线上活跃 = 发帖数×0.1 + 获赞×0.05 + 被转×0.2"],
    ["稿件获点赞每满 100", "+1"],
    ["所发短视频按播放、点赞、转发三项折成分数"],
    ["票数占总评 40%，结果记入个人考核档案"],
    ["每 10 个赞记 1 分"],
    ["原创阅读量", "30%"],
)


def found(*rows: Sequence[Cell], title: str = "规则") -> bool:
    return any(one.confidence >= 0.5 for one in metric_assessment(view(heading(title), *rows), MASKER))


def test_counts_that_are_turned_into_a_score() -> None:
    for row in TOLD:
        assert found(row), row


def test_votes_of_units_under_a_heading_are_their_result() -> None:
    assert found(["1. 六景镇", "8 800 人次"], ["2. 陶圩镇", "7 120 人次"], title="各镇投票动员情况")


def test_a_public_counter_is_none() -> None:
    assert not found(["阅读 326", "点赞 20", "分享"], title="文章")
    assert not found(["公众号关注", "92%"], title="关注")


def test_reading_answering_and_commenting_that_the_app_pays_for_is_counted() -> None:
    paid = (
        view(heading("积分任务"), ["每有效阅读一篇文章积1分", button("去看看")]),
        view(heading("积分任务"), ["每日答题", "+5 积分"]),
        view(heading("我的任务"), ["发表一条评论", "审核通过后+3分"]),
    )
    unpaid = (
        view(heading("在线考试"), ["答题时间", "60分钟"], ["单选题", "每题2分"]),
        view(heading("我的"), ["点赞", "收藏", "积分规则"]),
        view(heading("资讯"), ["阅读 1865", "评论 12"]),
    )
    for page in paid:
        assert list(metric_assessment(page, MASKER)), page.text
    for page in unpaid:
        assert not list(metric_assessment(page, MASKER)), page.text
