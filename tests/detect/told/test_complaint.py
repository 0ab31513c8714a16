from dataclasses import replace
from typing import Any

import pytest

from harness.detect.screen.screen_view import ScreenView
from harness.detect.told.complaint import detect_complaint
from harness.model.observation import Kind
from tests.detect.screen_factory import MASKER, app, button, entry, heading, judged, link, node, view


def kinds(*views: ScreenView) -> set[str]:
    return {kind for kind, _ in judged(list(detect_complaint(views, app(), MASKER)))}


@pytest.mark.parametrize(
    "page",
    [
        view(link("投诉建议")),
        view("首页", link("反馈", in_nav=True)),
        view(heading("意见反馈"), entry("请输入"), button("提交")),
        view(node("", "link", clickable=True), button("我要投诉")),
    ],
)
def test_an_entry(page: ScreenView) -> None:
    assert kinds(page) == {"complaint_entry"}


def test_the_nearest_logged_out_entry_is_told() -> None:
    views = [view(link("投诉建议"), logged_in=True, taps=0), view(link("投诉建议"), taps=1, seq=9)]
    (one,) = detect_complaint(views, app(), MASKER)
    assert dict(one.data) == {"taps": 1, "logged_out": True}


@pytest.mark.parametrize(
    "page", [view(link("关于受理投诉举报的公告")), view("如有建议请致电本单位办公室"), view(link("通知公告"))]
)
def test_headlines_and_plain_text_are_no_entry(page: ScreenView) -> None:
    assert kinds(page) == set()


def test_a_receipt_with_its_number() -> None:
    page = view(heading("投诉建议"), "提交成功", "受理编号：TS20261122-0001", after_submit=True)
    (one,) = [one for one in detect_complaint([page], app(), MASKER) if one.kind is Kind.COMPLAINT_RECEIPT]
    assert (one.data["number"], one.confidence) == ("TS20261122-0001", 0.95)


def test_a_receipt_whose_number_stands_in_its_own_cell() -> None:
    assert "complaint_receipt" in kinds(view("您的投诉已受理", ["受理编号", "20261122000123"]))


@pytest.mark.parametrize(
    "page", [view("您的投诉已提交"), view(heading("投诉"), "备案编号：政务应用备2026-000123号", "提交成功")]
)
def test_no_number_no_receipt(page: ScreenView) -> None:
    assert "complaint_receipt" not in kinds(page)


def test_tracking_and_rating() -> None:
    page = view(heading("我的反馈"), ["受理编号：TS202611220001", "处理中"], [button("满意"), button("不满意")])
    assert {"complaint_tracking", "complaint_rating"} <= kinds(page)


def test_progress_of_other_cases_is_no_tracking() -> None:
    assert "complaint_tracking" not in kinds(view(heading("我的办件"), ["居住证", "处理中"], "如有意见请反馈"))


def test_a_telephone_number_is_a_poorer_way() -> None:
    (phone,) = detect_complaint([view(link("12345热线"))], app(), MASKER)
    assert phone.data["way"] == "phone"
    (entry_,) = detect_complaint([view(link("12345热线"), link("投诉建议"))], app(), MASKER)
    assert "way" not in entry_.data


def test_a_closed_ticket_is_told() -> None:
    page = view(heading("办理进度"), "受理编号：TS202611220001", "内容：建议", ["已办结", "11-22"])
    (one,) = [one for one in detect_complaint([page], app(), MASKER) if one.kind is Kind.COMPLAINT_TRACKING]
    assert one.data["closed"] is True


def test_an_entry_in_the_last_line_of_a_page() -> None:
    assert Kind.COMPLAINT_ENTRY in kinds(view("投诉举报|联系我们"))
    assert Kind.COMPLAINT_ENTRY not in kinds(view("一季度全市受理消费投诉1203件"))


def test_a_letter_box_is_the_entry_only_where_there_is_no_other() -> None:
    found = list(detect_complaint([view(link("领导信箱"), link("投诉与建议"))], app(), MASKER))
    assert [one.evidence[0].excerpt for one in found if one.kind is Kind.COMPLAINT_ENTRY] == ["投诉与建议"]


def test_a_picture_tells_an_entry_by_its_words_and_no_column_of_figures() -> None:
    def drawn(*rows: Any) -> ScreenView:
        page = view(*rows)
        return replace(page, pieces=tuple(replace(one, seen_by="ocr") for one in page.pieces))

    assert Kind.COMPLAINT_ENTRY in kinds(drawn("工作作风投诉"))
    assert Kind.COMPLAINT_ENTRY not in kinds(drawn(["投诉", "12件"], ["建议", "30件"]))


def test_each_entry_of_a_screen_has_its_place() -> None:
    page = view(link("我要投诉"), link("意见反馈"))
    found = [one for one in detect_complaint.on_screen(page, app(), MASKER) if one.kind is Kind.COMPLAINT_ENTRY]
    assert [one.evidence[0].excerpt for one in found] == ["我要投诉", "意见反馈"]


def test_a_sentence_leads_there_in_two_pieces() -> None:
    assert Kind.COMPLAINT_ENTRY in kinds(view(["对我们的工作不满意？", "点这里告诉我们"]))


def test_what_only_its_page_tells_to_be_an_entry() -> None:
    for page in (
        view(heading("关于水务调度"), ["提交工单", ">"]),
        view(heading("诉求详情"), "办理中", button("再提一件")),
        view(heading("任务中心"), "觉得表太多、重复？我要反映"),
        view(heading("我的"), link("减负直通车")),
        view(heading("我的"), link("写信给镇长")),
        view(heading("我的"), "欢迎拨打投诉电话 0571-88990000"),
    ):
        assert "complaint_entry" in kinds(page), page.text


def test_stars_questions_to_a_clerk_and_ends_of_sentences_are_no_entry() -> None:
    for page in (
        view(heading("好差评"), "您对本次服务是否满意？", button("提交评价")),
        view(heading("工作统计"), "如有疑问请联系所内勤核对"),
        view(heading("专报"), link("众意见较大。")),
        view(heading("公文阅办"), link("签署意见")),
        view(heading("家校"), link("作业反馈"), link("成绩反馈")),
        view(heading("会议"), link("意见汇总")),
        view(heading("走访"), *(["字段", "已填写"] for _ in range(8)), ["意见建议", "无"]),
    ):
        assert "complaint_entry" not in kinds(page), page.text


def test_where_a_kit_tells_of_no_control_a_plain_label_is_an_entry() -> None:
    rows = [f"设置项{number}" for number in range(8)]
    assert "complaint_entry" in kinds(view(heading("关于"), *rows, "向我们反馈"))
    assert "complaint_entry" in kinds(view(heading("关于"), ["问题反馈", "QQ群：618 402 775"]))
    assert "complaint_entry" in kinds(view(heading("公示"), "发现强制推广等情况，可在此反映 ›"))
    assert "complaint_entry" not in kinds(view(heading("关于"), *(link(text) for text in rows), "反馈"))


def test_entries_by_what_is_complained_of_and_what_staff_report_is_none() -> None:
    for row in (["欠薪投诉", "›"], ["食堂意见箱", "›"], ["报告问题", "›"], ["服务商投诉通道", "›"]):
        assert "complaint_entry" in kinds(view(heading("掌上服务"), row)), row
    assert "complaint_entry" in kinds(view("‹ 我要投诉", *(f"第{number}类问题" for number in range(9))))
    for page in (
        view(heading("巡河中"), ["巡查河段", "大沙河"], ["问题上报", "结束巡河"]),
        view(heading("入户走访"), "群众诉求", "希望修缮屋后排水沟"),
        view(heading("任务详情"), "走访对象", "反馈情况", button("提交反馈")),
        view(heading("网格考核"), "考核得分 72", button("申诉")),
        view(heading("成绩单"), "班主任寄语", ["家长留言", "›"]),
        view(heading("投诉统计"), "重复投诉"),
    ):
        assert "complaint_entry" not in kinds(page), page.text


def test_an_arrow_read_as_a_seven_at_every_row_counts_nothing() -> None:
    rows = [[name, "7"] for name in ("我的课表", "我的班级", "意见反馈", "隐私政策", "用户协议")]
    assert "complaint_entry" in kinds(view(heading("我的"), *rows))
    assert "complaint_entry" not in kinds(view(heading("统计"), ["咨询", "31"], ["意见反馈", "7"], ["求助", "12"]))


def test_a_question_followed_by_a_call_leads_to_complaints() -> None:
    for text in (
        "没找到想要的?留言吐槽",
        "收费有争议?我要申诉投诉›",
        "有好点子写进“连心”信箱",
        "对宿舍、浴室有想法,写下来意见箱›",
        "如遇乱收费,请拨打0100-8600000",
        "诚邀您提出宝贵的意见和建议",
        "监督举报:0100-8600000",
    ):
        assert "complaint_entry" in kinds(view(heading("服务"), "账号", text)), text
    for text in ("还有疑问?查看指南", "确定提交?", "收到群众反映问题12件", "已开展违规举报核查"):
        assert "complaint_entry" not in kinds(view(heading("服务"), "账号", text)), text


def test_entries_by_many_names_where_no_control_is_told() -> None:
    tabs = [node(name, in_nav=True) for name in ("首页", "办事", "我的")]
    for text in ("办不成事反映窗口", "有话跟社区说", "写给镇长的信", "扫码提意见", "游客留言", "12315投诉", "民呼我应"):
        assert "complaint_entry" in kinds(view(heading("服务"), ["社保", "医保"], [text, "预约"], tabs)), text
    for text in ("举报", "问政", "信息有误", "差评处理", "本月接到投诉", "工作建议", "我要举报骗局曝光"):
        assert "complaint_entry" not in kinds(view(heading("服务"), ["社保", "医保"], [text, "预约"], tabs)), text


def test_two_rows_that_end_in_a_seven_lead_on() -> None:
    assert "complaint_entry" in kinds(view(heading("关于"), ["党员", "32人"], ["书记信箱", "7"], ["作风监督", "7"]))


def test_a_complaint_said_in_one_breath_with_what_is_wrong() -> None:
    for text in ("灯坏了,报错与投诉", "乘船有疑问?找客服投诉", "汤不好,打电话说", "数据有误我要纠错反馈", "浴池吐槽"):
        assert "complaint_entry" in kinds(view(heading("服务"), "账号", text)), text
    for text in ("本月办结12件,投诉3件", "12345工单", "说点什么...", "民主评议", "申诉复核", "3.咨询热线12345"):
        assert "complaint_entry" not in kinds(view(heading("服务"), "账号", text)), text


def test_a_call_stands_beside_what_it_is_about() -> None:
    assert "complaint_entry" in kinds(view(heading("首页"), ["热线留声机·说说您遇到的烦心事", "我要吐槽"]))
    assert "complaint_entry" not in kinds(view(heading("首页"), ["关于路灯不亮的群众来电内容", "投诉"]))


def test_a_page_that_sends_in_what_one_thinks() -> None:
    assert "complaint_entry" in kinds(view(heading("反馈"), "遇到什么了", "闪退", "发送"))
    assert "complaint_entry" not in kinds(view(heading("反馈"), "遇到什么了", "闪退"))


def test_words_about_the_dead_and_about_a_draft_are_no_complaint() -> None:
    assert "complaint_entry" not in kinds(view(heading("网上祭扫"), link("留言"), "献花"))
    assert "complaint_entry" not in kinds(view(heading("征求意见"), heading("条例草案"), button("提交意见")))
