from collections.abc import Sequence

from harness.detect.duty.metric_assessment import metric_assessment
from tests.detect.screen_factory import MASKER, Cell, heading, view

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


def test_tasks_that_earn_points_by_reading_liking_answering() -> None:
    for rows in (
        [["我要选读文章"], ["每有效阅读一篇文章积1分", "去看看"]],
        [["给身边好人点赞", "已完成"], ["每次+1分,每日上限5分"]],
        [["挑战答题", "+5"]],
        [["阅读有效"], ["+1积分"]],
        [["项目", "占比", "要求"], ["论坛发帖回帖", "20%", "发帖1、回帖5"]],
        [["跟帖1条0.5分,点赞1次0.1分,原创1篇5分。"]],
        [["9月有4名党员未留言,扣3.5分"]],
        [["党员每人每月留言不少于2条"]],
    ):
        assert found(*rows), rows
    assert found(["公众号推文阅读留言", "6.5/10"], title="党支部评星定级")


def test_examinations_and_opinions_score_nobody_at_work() -> None:
    for rows in (
        [["知识竞赛"], ["共10题,每题10分,时间15分钟"]],
        [["单选题", "每题5分"], ["答对得5分,满分100分"]],
        [["同一部门“优秀”票不超过参评人数的20%"]],
        [["1. 衣杰 已转朋友圈+2个群"]],
        [["网友留言", "12条", "已回复 10条"]],
    ):
        assert not found(*rows), rows


COUNTED_TASKS: tuple[list[Cell], ...] = (
    ["评论2条", "0/2"],
    ["跟评", "2/5条"],
    ["点赞满200、评论满20算有效"],
    ["视频3分,图文1分,被转一次加0.1"],
    ["各院区今天须给视频号点小红心,每科室至少10个人"],
)
OTHER_COUNTS: tuple[list[Cell], ...] = (
    ["本单位已转发", "37/52"],
    ["第3/5题"],
    ["市足球联赛:甲队2:1胜,积19分", "赞233 · 转发18"],
    ["阅读进度", "3/10"],
    ["评论 12", "点赞 30"],
)


def test_likes_and_comments_set_as_a_task_count_and_other_counts_do_not() -> None:
    for row in COUNTED_TASKS:
        assert list(metric_assessment(view(row), MASKER)), row
    for row in OTHER_COUNTS:
        assert not list(metric_assessment(view(row), MASKER)), row
