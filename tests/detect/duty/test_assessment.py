import pytest

from harness.detect.duty.assessment import detect_assessment
from harness.detect.screen.screen_view import ScreenView
from tests.detect.screen_factory import MASKER, app, button, heading, judged, link, view


def found(page: ScreenView) -> list[tuple[str, str]]:
    return judged(list(detect_assessment([page], app(), MASKER)))


@pytest.mark.parametrize(
    "page",
    [
        view(heading("督查考核"), ["张建国", "扣分 3"], ["李晓梅", "扣分 2"]),
        view(["本月考核", "85分"]),
        view(link("督查督办")),
        view(link("绩效考核")),
        view([link("学习园地"), link("考核通报"), link("数据看板")]),
    ],
)
def test_assessment_modules(page: ScreenView) -> None:
    assert ("assessment", "") in found(page)


@pytest.mark.parametrize(
    "row", [["点赞", "+1分"], ["转发得分", "5分"], ["分享文章", "加2分"], ["学习时长2小时", "计4分"]]
)
def test_likes_and_shares_that_feed_a_score(row: list[str]) -> None:
    assert found(view(heading("我的得分"), row)) == [("metric_assessment", "")]


@pytest.mark.parametrize(
    "page",
    [
        view(["点赞 128", "转发 12"]),
        view(heading("服务评价"), "满意度评分", button("5分")),
        view(link("考核合格证查询")),
        view(heading("执法公示"), ["青石镇", "检查 12次"], ["白云镇", "检查 9次"]),
        view("点赞量不作为考评依据，不计入得分"),
    ],
)
def test_counters_ratings_and_inspections_are_none(page: ScreenView) -> None:
    assert found(page) == []


def test_tables_of_scores_under_a_heading_of_assessment() -> None:
    table = view(heading("绩效考评"), ["指标", "权重", "得分"], ["学习", "30%", "26"])
    assert ("assessment", "") in found(table)
    assert ("assessment", "") not in found(view(heading("违章"), ["违章扣分", "6分"]))


def test_rows_of_likes_in_a_table_of_scores() -> None:
    rows = (["指标", "数量", "得分"], ["点赞数", "120", "12"], ["转发量", "36", "18"])
    assert ("metric_assessment", "") in found(view(heading("得分构成"), *rows))
    assert ("metric_assessment", "") not in found(view(heading("新闻"), ["阅读", "1203"], ["点赞", "56"]))


def test_votes_as_a_share_of_a_mark() -> None:
    assert ("metric_assessment", "") in found(view("网上投票得票数占评优成绩的30%。"))
    assert ("metric_assessment", "") not in found(view("请为您喜爱的家庭投票,得票数实时更新。"))


def test_what_is_taken_off_binds_and_what_shops_must_put_right_does_not() -> None:
    staff = (
        view(heading("党员积分管理"), "扣分项", ["无故缺席“三会一课”", "-5"]),
        view(heading("办理通报"), "考核周期:2025-10-01至2025-10-31"),
        view(heading("网评员工作台"), "季度不足60分的,取消网评员补贴"),
    )
    others = (
        view(heading("九小场所检查"), "旺达百货批发部小商店", ["限期整改", "3日内"]),
        view(heading("团队打卡"), ["空海川", "督查科", "提醒"]),
        view(heading("信访工作读本"), ["第六章督查与三项建议", "142"]),
        view(heading("道德银行"), link("红黑榜")),
    )
    for page in staff:
        assert ("assessment", "") in found(page), page.text
    for page in others:
        assert ("assessment", "") not in found(page), page.text


def test_rules_inspections_and_a_menu_entry_assess_and_points_departments_and_lessons_do_not() -> None:
    for page in (
        view(heading("在线统计"), "网格员在线情况统计结果作为月度考核依据之一"),
        view(heading("收文"), "二、对照问题清单逐条整改，12月5日前完成“回头看”。"),
        view(heading("驻村月报"), ["组织部抽查", "1次不在岗"]),
        view(heading("村级平台"), ["走访轨迹", "村干考核", "代办帮办"], ["民情日记", "三务公开", "矛盾调解"]),
        view(heading("宣传考核细则"), "各镇、各部门按季度评分，百分制", "转发率不足的，每次扣1分"),
        view(heading("年终晒比"), "末位镇须在7日内报整改计划"),
    ):
        assert ("assessment", "") in found(page), page.text
    for page in (
        view(heading("积分公示"), ["户主", "加分", "扣分"], ["李敏", "28", "0"], ["王强", "25", "2"]),
        view(heading("我的"), "市城管局督查科工号0417"),
        view(heading("学习记录"), ["预算绩效管理入门", "50分41秒", "100%"]),
        view(heading("赡养老人"), "扣除年度2026非独生子女"),
        view(heading("工地检查"), ["工地概况", "监督检查", "整改单"], "责令施工单位限期整改"),
        view(heading("工作群"), "明早不交的，月底扣绩效"),
    ):
        assert ("assessment", "") not in found(page), page.text


def test_a_payslip_is_no_assessment() -> None:
    assert not list(detect_assessment([view("工资查询", ["绩效奖金", "2403.40"], ["公积金", "-745"])], app(), MASKER))


def test_a_verdict_on_those_who_work_is_one_and_what_does_not_count_is_none() -> None:
    for line in ("活动结果计入文明单位测评", "缺课三次以上,民主评议不得评为合格"):
        assert list(detect_assessment([view(line)], app(), MASKER)), line
    assert not list(detect_assessment([view("市民投票不计入任何评比")], app(), MASKER))
