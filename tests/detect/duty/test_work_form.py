from harness.detect.duty.form_duty import detect_form_duty
from harness.detect.duty.work_form import is_newspaper, is_sheet, work_forms
from harness.detect.screen.screen_view import ScreenView
from harness.model.screen import Box, UiNode
from tests.detect.screen_factory import MASKER, app, button, heading, judged, link, node, view

_FIELDS = (["姓名", "请输入"], ["联系电话", "请输入"])


def _ways(page: ScreenView) -> set[str]:
    return {way for _, way in work_forms(page)}


def test_sheets_about_others_are_forms_however_the_page_draws_its_fields() -> None:
    for name, sends in (
        ("入户走访登记", "提交"),
        ("水库巡查上报", "上报"),
        ("出租房屋登记核查", "提交核查"),
        ("残疾人基本状况调查", "提交"),
        ("党费收缴核对表", "提交核对"),
        ("平安村居月度台账", "提交台账"),
        ("企业每日安全承诺", "确认公告"),
        ("一标三实·实有人口登记", "下一步"),
        ("潜力数据登记", "上报镇武装部"),
        ("组织生活记录", "保存并上报"),
        ("森林防火巡护日报", "上报"),
    ):
        told = judged(list(detect_form_duty([view(heading(name), *_FIELDS, sends)], app(), MASKER)))
        assert [kind for kind, _ in told][:1] == ["form_duty"], name
        assert _ways(view(heading(name), *_FIELDS, sends)) == {"form"}, name


def test_what_people_fill_in_for_themselves_is_no_sheet_of_staff() -> None:
    for name in (
        "居住证申领",
        "不动产登记",
        "婚姻登记预约",
        "访客登记",
        "失业登记",
        "学历信息核查",
        "满意度调查",
        "人像采集",
        "核酸采样登记",
        "个人信息登记",
        "企业年报填报",
        "高考志愿填报",
        "我的学习周报",
    ):
        page = view(heading(name), *_FIELDS, button("提交"))
        assert not is_sheet(name) and _ways(page) == set(), name
        assert judged(list(detect_form_duty([page], app(), MASKER))) == [], name


def test_a_sheet_that_is_only_read_is_no_form() -> None:
    assert (
        _ways(view(heading("巡河记录详情"), ["河面漂浮物", "无"], ["排污口", "无异常"], ["岸坡", "无"], "分享"))
        == set()
    )


def test_entries_of_a_work_menu_and_rows_of_what_was_collected() -> None:
    menu = view(["签到签退", "开始巡查", "人口采集"], [link("公文流转"), link("信息报送"), link("会议管理")])
    assert [pieces[0].text for pieces, way in work_forms(menu) if way == "entry"] == ["人口采集", "信息报送"]
    assert _ways(view(heading("个人工作统计"), ["实有人口采集", "120", "108", "90.0%"])) == {"progress"}
    tally = view(heading("采集量统计"), *(["邴春花", "214", "163", "22"],) * 3)
    assert _ways(tally) == {"progress"}
    assert _ways(view(heading("考核结果"), ["信息报送", "20", "17"])) == set()
    assert _ways(view(["社保查询", "就诊信息采集", "公积金"], ["我的", "消息", "首页"])) == set()


def test_a_paper_is_known_by_its_place() -> None:
    assert is_newspaper("江岭日报")
    for name in ("值班日报", "农情日报", "疫情日报", "网格日报", "生产日报", "防汛日报"):
        assert not is_newspaper(name), name


def test_labels_of_what_was_done_tell_a_sheet_whatever_it_is_called() -> None:
    done = (["户主", "李建国"], ["走访日期", "请选择"], ["走访情况", "请输入"])
    assert _ways(view(heading("基础信息"), *done, button("保存并上报"))) == {"form"}
    assert _ways(view(heading("基础信息"), ["户主", "李建国"], ["走访日期", "请选择"], button("保存"))) == set()


def test_who_writes_of_himself_fills_in_no_sheet_of_staff() -> None:
    for said in ("自主填报", "申请人", "如实填写您的家庭情况"):
        assert _ways(view(heading("住户调查登记表"), said, *_FIELDS, button("提交"))) == set(), said


def test_fields_that_are_only_drawn_count_where_the_page_hands_in() -> None:
    def at(left: float, top: float, text: str) -> UiNode:
        return node(text, box=Box(left, top, 80, 18))

    rows = [at(22, 140, "点位"), at(32, 166, "东门"), at(22, 200, "药剂"), at(22, 260, "手机"), at(32, 286, "请输入")]
    assert _ways(view(heading("消杀台账"), *rows, at(150, 400, "提交台账"))) == {"form"}
    assert _ways(view(heading("消杀台账"), *rows[:2], at(150, 400, "提交台账"))) == set()
