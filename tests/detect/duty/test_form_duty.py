import pytest

from harness.detect.duty.form_duty import detect_form_duty
from harness.detect.screen.screen_view import ScreenView
from tests.detect.screen_factory import MASKER, app, button, entry, heading, judged, link, view


@pytest.mark.parametrize(
    "page",
    [
        view(link("工作日报")),
        view(link("待填报")),
        view(heading("信息填报"), "截止 2026-11-30 18:00", entry("户数"), button("上报")),
        view(["入户摸排表", button("催报")]),
    ],
)
def test_forms_demanded(page: ScreenView) -> None:
    assert [kind for kind, _ in judged(list(detect_form_duty([page], app(), MASKER)))][:1] == ["form_duty"]


@pytest.mark.parametrize(
    "page",
    [
        view(link("我要申报")),
        view(link("人民日报")),
        view(heading("投诉建议"), button("上报")),
        view("报表"),
        view(button("填报")),
    ],
)
def test_forms_of_the_public_are_none(page: ScreenView) -> None:
    assert judged(list(detect_form_duty([page], app(), MASKER))) == []


def test_fields_and_required_fields_are_counted() -> None:
    page = view(heading("走访填报"), "每周填报", entry("户主", field="text required"), entry("备注", field="text"))
    (one,) = [one for one in detect_form_duty([page], app(), MASKER) if one.confidence >= 0.5]
    assert (one.data["fields"], one.data["required_fields"]) == (2, 1)


@pytest.mark.parametrize(
    ("rule", "per_day"),
    [
        ("每周须走访不少于5户,逾期未报计入考核。", 1.0),
        ("每日填报一次", 1.0),
        ("每个工作日上报3条", 3.0),
        ("每月报送1次", 0.05),
        ("每周走访1户", 0.2),
        ("每日9:00前打卡", None),
    ],
)
def test_how_often_a_form_is_asked_for(rule: str, per_day: float | None) -> None:
    page = view(heading("走访填报"), rule, "本周", entry("户主", field="text required"), button("提交"))
    (one,) = [one for one in detect_form_duty([page], app(), MASKER) if one.confidence >= 0.5 and one.subject == "填报"]
    assert one.data.get("per_working_day") == per_day


@pytest.mark.parametrize(("text", "basis"), [("依据：林政办〔2026〕12号", True), ("本周填报", False)])
def test_whether_a_form_cites_what_orders_it(text: str, basis: bool) -> None:
    page = view(heading("走访填报"), text, "本周", entry("户主", field="text"))
    (one,) = [one for one in detect_form_duty([page], app(), MASKER) if one.confidence >= 0.5 and one.subject == "填报"]
    assert one.data["basis"] is basis


@pytest.mark.parametrize(
    "page",
    [
        view("请各村每日17时前报送防汛零报告。"),
        view("您有3张统计表今日到期"),
        view(["待填报", "已报送", "退回重报"]),
    ],
)
def test_reports_asked_for_by_a_time_and_tabs_of_them(page: ScreenView) -> None:
    assert any(kind == "form_duty" for kind, _ in judged(list(detect_form_duty([page], app(), MASKER))))


@pytest.mark.parametrize("text", ["企业应于每年6月30日前公示年度报告。", "您有3张发票待领取"])
def test_duties_of_firms_and_invoices_are_none(text: str) -> None:
    assert judged(list(detect_form_duty([view(text)], app(), MASKER))) == []


@pytest.mark.parametrize(
    "page",
    [
        view("您帮扶的3户11月走访记录未录入"),
        view("效能自评表 11-28 前报"),
        view("该表须在11月24日前入系统"),
        view(["秋粮产量调查表", "待填"]),
        view(["防汛物资统计", "18:00前"]),
        view(heading("民情日记"), "本周民情走访记录缺2篇"),
        view("表格模板又变了,之前填的作废,重新填一遍"),
        view("各班班主任放学前报学生去向"),
        view("接上级通知,再报一次外出务工人数"),
        view("救灾物资发放表需按户重新录入系统"),
        view(heading("填报任务"), ["7月", "未填报"]),
        view("晚上8点报当日新增数到驻村辅警处"),
        view(heading("走访提醒"), "填写走访记录"),
        view(heading("残疾人需求调查"), ["姓名", "请输入"], ["手机", "请输入"], ["上一页", "下一页"]),
        view(heading("公益护林员日志"), ["火情", "请填写"], ["病虫害", "请填写"], "提交日志"),
        view(
            heading("关于印发工作方案的通知"),
            "各乡镇党委,县委各部委,县级各部门:",
            "现将方案印发给你们,请结合实际抓好贯彻落实,认真组织实施,确保各项工作任务落到实处、取得实效。",
            "各单位应于每月5日前将推进情况表纸质盖章件送县委督查室。",
        ),
    ],
)
def test_sheets_are_demanded_in_many_words(page: ScreenView) -> None:
    assert "form_duty" in [kind for kind, _ in judged(list(detect_form_duty([page], app(), MASKER)))]


@pytest.mark.parametrize(
    "page",
    [
        view(heading("要闻"), ["江岭日报5小时前", "评论46"]),
        view(heading("组织排行"), "每日9:00更新前一日数据"),
        view(heading("水费缴纳"), "账单将于每月5日更新。"),
        view(heading("移动执法"), [link("案件上报"), link("违停抄告")]),
        view(heading("居民端推广日报"), ["桥东", "31", "57%"]),
        view(heading("积分管理"), ["科室", "个人", "月报"]),
        view("转发情况每月通报一次,作为评分依据。"),
        view(heading("招聘"), ["个人简历表", "未填写"]),
        view(heading("办事"), ["低保申请表", "待填写"]),
        view(heading("营业厅"), "电费月报"),
        view(heading("生产日报"), ["吞吐量", "38.6万吨"], ["集装箱", "2.1万标箱"]),
        view("请核对车牌与驾驶人信息,拒乘超员车辆。"),
        view(heading("片区走访"), ["片长", "完成", "目标"], ["吴莲", "5", "12"]),
    ],
)
def test_papers_figures_that_are_refreshed_and_incidents_are_no_sheets(page: ScreenView) -> None:
    assert judged(list(detect_form_duty([page], app(), MASKER))) == []


@pytest.mark.parametrize(
    "page",
    [
        view(heading("燃气隐患"), ["问题", "3处"], "提交整改报告"),
        view(heading("敬老走访"), "填走访表"),
        view(heading("班组建设"), "上传自评表"),
        view(heading("两保障"), ["本月数据上报"]),
        view(heading("普查"), "各村于25日前录完,逾期不再开放"),
        view(heading("工作群"), "系统周五晚关闭,关了补不上"),
        view(heading("工作群"), "就差二组没填"),
        view(heading("工作群"), "把《夜查登记表》填了,一人一份"),
        view(heading("迎检"), ["走访表(全年)", "各组", "缺2月"]),
        view(heading("自查"), ["栏目更新台账", "已过期"]),
    ],
)
def test_a_control_that_hands_in_a_sheet_and_a_sheet_that_is_late_demand_it(page: ScreenView) -> None:
    assert "form_duty" in [kind for kind, _ in judged(list(detect_form_duty([page], app(), MASKER)))]


@pytest.mark.parametrize(
    "page",
    [
        view(heading("入职"), "上传体检报告"),
        view(heading("课堂"), "提交实习报告"),
        view(heading("崩溃"), "上传日志文件"),
        view(heading("值班公告"), "新增记录"),
        view(heading("租房"), "提交登记表"),
        view(heading("公示"), ["补贴名册", "11-21"]),
    ],
)
def test_papers_of_ones_own_are_no_sheets_of_staff(page: ScreenView) -> None:
    assert judged(list(detect_form_duty([page], app(), MASKER))) == []
