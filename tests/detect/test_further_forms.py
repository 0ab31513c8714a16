"""Forms of words and tables that unseen screens showed, and the look-alikes beside them, through all detectors."""

import pytest

from harness.detect.drawn.picture_tree import guess_error, guessed_px_per_dp
from harness.detect.eyes.recognise import recognise
from harness.detect.eyes.screen_detectors import detect_on_screens
from harness.detect.screen.screen_view import ScreenView
from harness.model.screen import Box
from tests.detect.screen_factory import MASKER, Cell, app, button, entry, heading, judged, link, node, view

UNITS: list[list[Cell]] = [["1", "白河镇", "96.2"], ["2", "青龙乡", "94.0"], ["3", "双桥镇", "90.3"]]


def kinds(page: ScreenView) -> set[tuple[str, str]]:
    return set(judged(detect_on_screens([page], (), app(), MASKER)))


@pytest.mark.parametrize(
    ("kind", "subject", "page"),
    [
        ("ranking", "units", view(heading("学习强度榜(按单位)"), *UNITS)),
        ("ranking", "units", view(["位次", "单位", "总分"], *UNITS)),
        ("ranking", "units", view(heading("乡镇比学赶超"), *UNITS)),
        ("ranking", "persons", view("恭喜您超越了全县73%的网格员")),
        ("usage_rate", "", view("尚有35名党员未注册，请支部书记跟进")),
        ("promotion", "share", view("请大家马上转发到所在的家长群")),
        ("promotion", "share", view(["今日转发", "0/2条"])),
        ("promotion", "invite", view(["本周推广目标", "15户"])),
        ("login_duty", "", view("本周未登录人员将在群内公布")),
        ("media_duty", "", view("请每户拍摄一段宣讲视频并于当日上传")),
        ("negative_state", "task", view("您本周学习不达标，已进入提醒名单")),
        ("privacy_policy", "", view(link("隐私与第三方SDK清单"))),
        ("text_defect", "garbled", view("undefined 年 undefined 月")),
        ("dead_end", "", view("暂无权限访问")),
        (
            "breakdown_dialog",
            "crash",
            view(node("应急通运行异常，即将退出", in_dialog=True), button("确定", in_dialog=True)),
        ),
        ("ranking", "units", view("本单位在全市46家单位中排第31位")),
        ("ranking", "persons", view(heading("积分排行榜"), ["1", "用户138****2201", "86"], ["2", "我", "75"])),
        ("points", "", view(heading("积分规则"), ["浏览资讯", "+2分/篇"], ["发表评论", "+1分/次"])),
        ("points", "", view("恭喜！您本次答题获得10积分")),
        ("points", "", view("再得180成长值升级为金牌网格员")),
        ("online_time", "shown", view("已学18分钟/共40分钟")),
        ("online_time", "shown", view("本周您累计使用APP3小时22分")),
        ("metric_assessment", "", view("助力人数作为评优依据")),
        ("login_duty", "", view("账号30天不登录将被通报至所在单位")),
        ("login_duty", "", view("坚持天天登录，第7天额外得20分")),
        ("usage_rate", "", view("还有22%的干部没有开通账号")),
        ("usage_rate", "", view("以下6人尚未激活：甲、乙、丙")),
        ("promotion", "invite", view("推荐家人注册，每户奖励积分10分")),
        ("promotion", "download", view("所有工作人员一律安装并开通账号，不得遗漏", "一律安装")),
        ("promotion", "share", view("不转发的请在群里说明理由")),
        ("form_duty", "report", view(["人居环境整治统计表", "已退回，请重报"])),
        ("media_duty", "", view("每次巡查照片须不少于2张，值守照片每2小时上传1次")),
        ("watermark", "screen", view("请使用水印相机拍摄，无水印照片无效")),
        ("trail_function", "", view("正在记录走访路线，已走1.2公里")),
        ("duty_text", "task", view("网格员每人每天应走访5户，逾期不补")),
        ("duty_text", "task", view("未完成任务的单位将被通报并约谈主要负责人")),
        ("membership", "", view("升级尊享版，解锁极速办理")),
        ("membership", "", view(["SVIP", "¥198/年"])),
        ("advertisement", "", view("极速贷 凭社保最高可借20万", button("立即申请"))),
        ("advertisement", "", view("【推广】春茶上市，买一送一")),
        ("dead_end", "", view("该栏目正在升级")),
        ("complaint_entry", "", view(["投诉与建议", ">"])),
        ("sponsor_shown", "", view(["开办主体", "石泉县行政审批局"])),
        ("filing_number_shown", "ZWX370200260004", view("政务小程序备案编号：ZWX370200260004")),
        ("filing_number_shown", "ZW-45-00871", view("备案编号（政务应用）：ZW-45-00871")),
        ("other_number_shown", "police", view("公安机关备案号：33010902003321")),
        (
            "breakdown_dialog",
            "crash",
            view(node("云岭通已停止", in_dialog=True), button("重新打开应用", in_dialog=True)),
        ),
        ("breakdown_dialog", "anr", view(node("网格通暂时没有反应", in_dialog=True), button("等待", in_dialog=True))),
        ("repeated_field", "手机号", view(entry("手机号"), entry("村组"), entry("手机号码"))),
    ],
)
def test_forms_seen_on_screens(kind: str, subject: str, page: ScreenView) -> None:
    sponsor = app(sponsor="", sponsor_short_names=(), filing_number=None)
    found = judged(detect_on_screens([page], (), sponsor, MASKER))
    assert (kind, subject) in found


@pytest.mark.parametrize(
    ("kind", "page"),
    [
        ("ranking", view(["院校", "最低分", "位次"], ["省师范大学", "521", "30112"], ["省理工学院", "498", "41200"])),
        ("ranking", view("我县入围百强县，位列第88")),
        ("check_in", view(["集合签到时间", "3月9日8:30南门广场"])),
        ("duty_text", view("缴存单位应当于每月25日前汇缴，逾期不予受理，须到窗口")),
        ("media_duty", view("现场图片（可不传）", button("提交"))),
        ("price", view(["92号汽油", "7.45元/升"], "成品油价格按机制下调", "我的订单")),
        ("price", view(heading("公交卡"), ["公共交通卡充值", "50元"], button("充值"))),
        ("price", view(["城乡居民养老保险", "年缴300元档"])),
        ("complaint_entry", view(heading("民意调查"), "您对公园照明是否满意", button("提交意见"))),
        ("complaint_entry", view([link("审稿意见"), "已采纳"])),
        ("usage_rate", view("本月应登录22天，已登录19天")),
        ("promotion", view(["未安装人数", "17人"])),
        ("negative_state", view(node("您有一份材料尚未上传，是否暂存？", in_dialog=True), button("暂存"))),
        ("secrecy_marking", view("揭开古蜀文明的秘密 ★ 特展预告")),
        ("repeated_field", view(["水稻面积", entry("亩")], ["玉米面积", entry("亩")], ["油菜面积", entry("亩")])),
        ("filing_number_shown", view("章程备案编号工商备字第0217号")),
        ("duty_text", view("国家秘密受法律保护。机关单位应当加强保密教育。")),
        ("duty_text", view("您本月未达标，已被通报。")),
        ("duty_text", view("全员覆盖率78%")),
        ("duty_text", view("票数公示，每人每天可投5票")),
        ("breakdown_dialog", view(node("语音播报已停止", in_dialog=True), button("关闭", in_dialog=True))),
        ("membership", view(["会员单位", "86家"])),
        ("trail_function", view("健身步道全长5.6公里，免费开放")),
        ("login_duty", view("长时间未操作，页面将在60秒后退出登录")),
        ("advertisement", view("公积金贷款 最高额度提至80万元", button("立即申请"))),
    ],
)
def test_look_alikes_seen_on_screens(kind: str, page: ScreenView) -> None:
    own = app(sponsor="", sponsor_short_names=(), filing_number=None)
    assert kind not in {one for one, _ in judged(detect_on_screens([page], (), own, MASKER))}


def test_one_headline_among_labels_makes_no_article() -> None:
    home = view(
        heading("关于做好春季防火工作的通知"),
        button("入户打卡"),
        ["今日到岗", "未打卡"],
        button("外勤签到"),
        "常用服务",
    )
    assert ("check_in", "") in kinds(home)


def test_where_all_type_is_large_only_larger_is_a_heading() -> None:
    large = view(
        *(node(text, font_dp=24.0) for text in ("社保", "医保", "税务", "教育", "交通")), node("便民", font_dp=32.0)
    )
    assert large.headings == ("便民",)


def test_a_mark_written_all_over_the_page_stands_in_no_row() -> None:
    marks = [node("机关办8803", box=Box(20, 100 + 90 * at, 90, 56), font_dp=15.0) for at in range(6)]
    marked = view(heading("单位排名"), *UNITS, *marks)
    assert all(len(row) == 3 or row[0].text == "单位排名" for row in marked.rows)
    assert "机关办8803" not in marked.headings
    assert "机关办8803" in marked.text
    assert ("ranking", "units") in kinds(marked)


@pytest.mark.parametrize(
    ("size", "scale", "error"), [((1080, 2400), 3.0, 1.2), ((1024, 700), 1.0, 1.0), ((1200, 1920), 1.5, 1.2903)]
)
def test_how_far_a_guessed_density_may_be_off(size: tuple[int, int], scale: float, error: float) -> None:
    assert guessed_px_per_dp(*size) == scale
    assert guess_error(*size) == pytest.approx(error, rel=1e-3)


def test_type_is_small_only_at_every_density_that_may_be() -> None:
    page = view(node("数据更新于昨日", font_dp=10.0))
    assert [one.kind for one in recognise(page, 3.0, MASKER)] == ["small_text"]
    assert recognise(page, 3.0, MASKER, guess_error=1.25) == ()
