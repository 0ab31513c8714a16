"""The particulars of ISO/IEC 17025 are all there; what nobody said is printed as not given."""

from dataclasses import replace
from datetime import date

from harness.model.laboratory import Laboratory
from harness.model.order import Order
from harness.model.permission import Permission
from harness.model.run import RunStatus
from harness.report.account import account
from harness.report.outcomes import by_app
from harness.report.particulars import apps_of, deviations, particulars, period_text
from harness.report.words import load_words
from tests.report.inspection_factory import a_device, a_run, a_verdict, an_app, an_inspection, coverage

ZH = load_words("zh")


def test_every_item_of_the_standard_is_there() -> None:
    told = {one.item for one in particulars(an_inspection([a_run()]), ZH)}
    assert told == set("bcdefghijknop")


def test_what_was_said_is_printed_and_what_was_not_is_said_so() -> None:
    order = Order(customer="林城市委网信办", received=date(2026, 11, 18))
    laboratory = Laboratory("甲实验室", address="乙路 1 号", contact="0571")
    told = {
        one.label: one.text for one in particulars(an_inspection([a_run()], order=order, laboratory=laboratory), ZH)
    }
    assert told["检测机构"] == "甲实验室"
    assert told["机构地址"] == "乙路 1 号、0571"
    assert told["委托单位"] == "林城市委网信办"
    assert told["受理日期"] == "2026-11-18"
    assert told["抽样"] == "未提供"


def test_each_app_is_an_item_once_with_its_address() -> None:
    app = an_app(addresses={"browser": "https://duban.test/", "android": "https://duban.test/"})
    inspection = an_inspection([a_run(app=app), a_run(app=app, device=a_device("ios"))])
    items = next(one.text for one in particulars(inspection, ZH) if one.item == "g")
    assert items.count("https://duban.test/") == 1
    assert apps_of(inspection) == (app,)


def test_dates_are_from_the_first_beginning_to_the_last_end() -> None:
    assert period_text((a_run(),), ZH) == "2026-11-22 09:05 – 09:07 北京时间（UTC+8）"


def test_deviations_are_what_people_said_and_what_the_runs_show() -> None:
    broken = a_run(status=RunStatus.INCOMPLETE, run_changes={"without": ("proxy",)})
    told = deviations(an_inspection([broken], order=Order(remarks=("未提供上级账号",))), ZH)
    assert told[0] == "未提供上级账号"
    assert any("1 次运行未完整结束" in one for one in told)
    assert any("流量代理" in one for one in told)
    assert deviations(an_inspection([a_run()]), ZH) == ()


def test_the_account_says_no_more_than_the_recordings_show() -> None:
    short = a_run([a_verdict()], coverage=coverage(without=("frida",)))
    (app,) = by_app([a_run([a_verdict()]), short], {})
    told = " ".join(account(app, ZH))
    assert "2 次运行，其中 2 次完整结束" in told
    proved, lost = told.split("有运行未能自检成功的取证渠道：")
    assert "进程挂钩" not in proved
    assert lost.startswith("进程挂钩")


def test_the_letter_of_permission_is_shown_with_what_it_forbids() -> None:
    letter = Permission("甲局", date(2026, 11, 1), date(2026, 11, 30), ("a.example",), "甲函1号", (), (), (), ("提交",))
    run = a_run()
    permitted = replace(run, run=replace(run.run, permission=letter))
    told = {one.label: one.text for one in particulars(an_inspection([permitted]), ZH)}
    assert told["检测许可"] == "甲局、甲函1号、2026-11-01 – 2026-11-30、禁止：提交"


def test_a_run_without_a_letter_says_so() -> None:
    told = {one.label: one.text for one in particulars(an_inspection([a_run()]), ZH)}
    assert told["检测许可"].startswith("未附")
