"""Screens that only look as if: none may give an observation of a guilty kind that a judge would use."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.detect.eyes.screen_detectors import detect_on_screens
from harness.detect.screen.piece import tree_pieces
from harness.detect.screen.screen_view import ScreenView
from harness.model.observation import Kind
from harness.model.screen import Box
from tests.detect.screen_factory import MASKER, app, button, entry, heading, judged, link, node, view

INNOCENT_KINDS = {
    Kind.SPONSOR_SHOWN,
    Kind.FILING_NUMBER_SHOWN,
    Kind.OTHER_NUMBER_SHOWN,
    Kind.CONSENT_DIALOG,
    Kind.PRIVACY_POLICY,
    Kind.COMPLAINT_ENTRY,
    Kind.COMPLAINT_RECEIPT,
    Kind.COMPLAINT_TRACKING,
    Kind.COMPLAINT_RATING,
    Kind.PERMISSION_PROMPT,
    Kind.PRICE,
    Kind.SMALL_TEXT,
    Kind.SMALL_TARGET,
    Kind.NAMED_CONTROLS,
    Kind.TEXT_MEASURED,
    Kind.CONTENT_DATES,
    Kind.DEAD_ENTRIES,
    Kind.PRIVACY_CHOICE,
    Kind.ELDERLY_ENTRY,
    Kind.REPORT_ENTRY,
    Kind.SEPARATE_CONSENT,
    Kind.TEXT_GROWTH,
    Kind.POLICY_PAGE,
    Kind.POLICY_PROMISE,
}
GUILTY_KINDS = {kind.value for kind in Kind if kind not in INNOCENT_KINDS}

ARTICLE = "为进一步优化营商环境，我市近日公布了最新的政策措施，自发布之日起施行，请各单位结合实际认真贯彻执行。"

INNOCENT: dict[str, ScreenView] = {
    "meeting sign-in notes in a list": view(
        heading("通知公告"), [link("会议签到须知"), "2026-03-01"], [link("停水通知"), "2026-03-02"]
    ),
    "meeting sign-in notes opened": view(
        heading("会议签到须知"), "参会人员须提前15分钟到会场签到，签到后请保持安静。", "签到时间：08:30", button("返回")
    ),
    "meeting agenda": view(heading("会议议程"), ["08:30", "签到"], ["09:00", "领导讲话"], ["10:00", "讨论"]),
    "city ranking in the news list": view(
        heading("政务要闻"), [link("全国城市GDP排名发布"), "2026-03-01"], [link("我市通报表扬先进集体"), "2026-03-02"]
    ),
    "city ranking opened": view(
        heading("全国城市GDP排名发布"),
        ARTICLE,
        ARTICLE,
        ["1", "青岛市", "15000"],
        ["2", "南京市", "14000"],
        ["3", "宁波市", "13000"],
    ),
    "towns by air": view(
        heading("空气质量排名"),
        ["1", "青石镇", "32"],
        ["2", "白云镇", "35"],
        ["3", "柳河镇", "40"],
        ["4", "东山镇", "45"],
    ),
    "popular services": view(
        heading("热门服务排行"),
        ["1", link("社保查询"), "3200次"],
        ["2", link("公积金查询"), "2900次"],
        ["3", link("医保查询"), "1200次"],
    ),
    "handling time": view(
        heading("办事统计"), ["平均办理时长", "1.5小时"], ["最短办理时长", "20分钟"], ["办理时长", "3天"]
    ),
    "points for residence": view(
        heading("积分落户政策"), ARTICLE, "申请人累计积分达到100分可申请落户。", button("我要咨询")
    ),
    "points for residence in a list": view(heading("服务"), link("积分落户"), link("积分入学"), link("驾驶证记分查询")),
    "volunteer hours": view(heading("志愿者服务"), ["服务时长", "12小时"], ["志愿者累计时长", "32小时"]),
    "optional photo of a complaint": view(
        heading("投诉建议"), "问题描述", entry("请描述您的问题"), "上传照片（选填）", button("选择图片"), button("提交")
    ),
    "optional photo, remark on its own line": view(
        heading("问题反映"), "上传照片", "（选填，最多3张）", button("选择图片")
    ),
    "ICP beside the filing number": view(
        "政务应用备2026-000123号", "林ICP备2023001234号-1", "林公网安备 33010002000123号"
    ),
    "parcel and case trails": view(heading("办件查询"), link("办件轨迹"), "物流轨迹", "证照快递已签收"),
    "tourism": view(heading("文旅林城"), link("网红打卡地推荐"), link("文化馆打卡活动报名"), "热门打卡点"),
    "login": view(
        heading("登录"), entry("手机号"), entry("密码"), button("登录"), "登录超时，请重新登录", "您尚未登录"
    ),
    "fees": view(heading("生活缴费"), ["水费", "¥36.50"], button("立即支付"), ["电费", "¥80.00"], button("立即支付")),
    "fine": view(heading("交通罚款缴纳"), "罚款 200元", button("去支付")),
    "registration fee": view(heading("不动产登记"), "不动产登记费 80元", button("支付")),
    "charity poster": view(node("", "image", box=Box(0, 80, 360, 100)), ["公益广告", "讲文明树新风"]),
    "public counters": view([link("春耕生产有序展开"), "点赞 128"], ["阅读 3002", "转发 12"]),
    "plain share": view(heading("办事指南"), ARTICLE, button("分享"), button("收藏")),
    "public forms": view(heading("办事大厅"), link("我要申报"), link("在线办理"), link("纳税申报"), link("公积金申报")),
    "satisfaction": view(heading("服务评价"), "满意度", button("非常满意"), button("不满意"), "服务评分 5分"),
    "policy forbids duties": view(
        heading("为基层减负若干规定"),
        "政务应用程序不得设置打卡签到、积分排名、统计在线时长等强制性功能，不得强制推广下载使用，不得通报用户安装使用率。",
        "严禁将点赞量、转发量、学习时长等作为考评依据，不得强制要求上传工作照片、视频和轨迹。",
    ),
    "relief notice in a list": view(heading("要闻"), [link("我市清理整治指尖上的形式主义 取消打卡签到"), "03-02"]),
    "inspection of food firms": view(heading("公示公告"), [link("食品安全检查结果公示"), "2026-03-01"]),
    "driving licence": view(heading("驾驶证"), ["累计记分", "3分"], ["状态", "正常"]),
    "business hours": view(heading("办事大厅"), "工作时间 09:00-17:00", "咨询电话 12345", "地址 政务路1号"),
    "counters at zero": view(heading("我的"), ["缺勤", "0次"], ["未签到 0 次"]),
    "consent dialog": view(
        node("个人信息保护提示", in_dialog=True),
        node("请您阅读《隐私政策》，不同意仍可使用基本功能。", in_dialog=True),
        button("不同意", in_dialog=True),
        button("同意", in_dialog=True),
    ),
    "document watermark": view(heading("电子证照"), "证照已添加防截屏水印", "屏幕水印：仅供查验"),
    "map": view(
        heading("附近网点"), button("查看附近网点"), "允许定位后可按距离排序", ["青石镇便民服务中心", "1.2公里"]
    ),
    "contacts of offices": view(
        heading("通讯录"), ["青石镇人民政府", "88001234"], ["白云镇人民政府", "88005678"], ["市财政局", "88009012"]
    ),
    "staff of an office": view(heading("领导之窗"), ["王建国", "局长"], ["李晓梅", "副局长"]),
    "queue": view(heading("大厅排队"), ["社保窗口", "等候 3 人"], ["医保窗口", "等候 5 人"]),
    "statistics of an office": view(
        heading("政务公开"), ["市民政局", "办件 320件"], ["市公安局", "办件 210件"], ["市教育局", "办件 90件"]
    ),
    "upgrade": view(heading("设置"), link("检查更新"), link("账号与安全"), link("注销账号"), link("关于")),
    "enrolment": view(heading("志愿填报"), ARTICLE, link("高考志愿填报指南")),
    "news of punishment": view(heading("通报"), [link("关于3起形式主义典型问题的通报"), "2026-02-01"]),
}


def guilty(one: ScreenView) -> list[tuple[str, str]]:
    return [found for found in judged(detect_on_screens([one], [], app(), MASKER)) if found[0] in GUILTY_KINDS]


@pytest.mark.parametrize("name", INNOCENT)
@pytest.mark.parametrize("role", ["", "grassroots", "superior"])
def test_a_look_alike_accuses_nobody(name: str, role: str) -> None:
    from dataclasses import replace

    assert guilty(replace(INNOCENT[name], role=role)) == []


@given(st.lists(st.text(alphabet="打卡签到积分排名123张李镇分时长¥元备号 。|*\n考核0%", max_size=12), max_size=12))
@settings(max_examples=150, deadline=None)
def test_no_text_makes_a_detector_fail(rows: list[str]) -> None:
    one = view(*rows, role="superior")
    for found in detect_on_screens([one], [], app(), MASKER):
        assert 0.0 <= found.confidence <= 1.0
        assert found.evidence[0].file == one.png


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_unicode_is_survived(text: str) -> None:
    detect_on_screens([view(text, button(text), [text, "3分"], title=text)], [], app(), MASKER)


BENIGN_HEADINGS = (
    "会议签到须知",
    "积分落户政策",
    "平均办理时长",
    "志愿者服务时长",
    "生活缴费",
    "投诉建议",
    "空气质量排名",
)
GUILTY_SCREENS = (
    view(heading("每日打卡"), "今日未打卡", button("提交打卡")),
    view(heading("积分排行榜"), ["1", "张建国", "98分"], ["2", "李晓梅", "95分"], ["3", "王小军", "90分"]),
    view(["在线时长", "35分钟"], ["我的积分", "120"]),
    view("现场照片（必填）", link("走访轨迹"), link("日报")),
    view(["年卡", "¥99.00"], button("立即开通")),
)


@pytest.mark.parametrize("benign", BENIGN_HEADINGS)
@pytest.mark.parametrize("number", range(len(GUILTY_SCREENS)))
def test_a_benign_heading_never_adds_guilt(benign: str, number: int) -> None:
    from dataclasses import replace

    plain = GUILTY_SCREENS[number]
    nodes = (node(benign, font_dp=22.0, box=Box(0, 20, 300, 30)), *plain.tree.nodes)
    tree = replace(plain.tree, nodes=nodes)
    assert guilty(plain) != []
    assert set(guilty(replace(plain, tree=tree, pieces=tree_pieces(tree)))) <= set(guilty(plain))
