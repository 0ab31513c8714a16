"""Fields asked twice, by their own label or the text beside or above."""

from harness.detect.duty.repeated_field import detect_repeated_field
from harness.detect.screen.field_label import bare_label, field_labels
from tests.detect.screen_factory import MASKER, Cell, app, entry, heading, view


def subjects(*rows: Cell | list[Cell]) -> list[str]:
    return [one.subject for one in detect_repeated_field([view(*rows)], app(), MASKER)]


def test_the_same_label_twice() -> None:
    assert subjects(entry("身份证号"), entry("姓名"), entry("身份证号")) == ["身份证号"]


def test_labels_beside_their_fields() -> None:
    row: list[Cell] = ["联系电话", entry("请输入")]
    assert subjects(row, ["户籍地址", entry("请输入")], row) == ["联系电话"]


def test_passwords_remarks_and_different_fields_are_none() -> None:
    assert subjects(entry("密码"), entry("确认密码"), entry("备注"), entry("备注"), entry("姓名")) == []


def test_a_label_is_bare() -> None:
    assert (bare_label("*姓名:请输入"), bare_label("请输入")) == ("姓名", "")
    assert [label for label, _ in field_labels(view(entry("*手机号")))] == ["手机号"]


def test_a_hint_that_asks_once_more_repeats_and_a_second_password_does_not() -> None:
    assert subjects(["巡护员", "陆宝根"], ["手机号", "请再次填写"], ["备注", "选填"], ["日期", "请选择"]) != []
    assert subjects(["账号", "请输入"], ["密码", "请输入"], ["确认密码", "请再次输入"]) == []


def test_what_is_filled_in_twice_already_asks_for_nothing() -> None:
    assert subjects(["姓名", "张三"], ["姓名", "张三"], ["住址", "请输入"], ["日期", "请选择"]) == []


def test_one_person_is_one_by_the_form_or_by_what_it_says_of_him() -> None:
    lodger: list[Cell | list[Cell]] = [
        heading("流动人口采集"),
        ["公民身份号码", "5321**********0427"],
        ["房东", "方立民"],
    ]
    assert subjects(*lodger, ["承租人身份证号", "请输入"], ["来本地日期", "请选择"]) != []
    asked: list[Cell] = ["残疾人姓名", "厉小芹"]
    answering: list[Cell] = ["答复人姓名", "请输入"]
    assert subjects(asked, ["答复人与残疾人关系", "本人"], answering) != []
    assert subjects(asked, ["答复人与残疾人关系", "邻居"], answering) == []


def test_persons_under_their_own_headings_are_asked_once_each() -> None:
    rows: list[Cell | list[Cell]] = ["购房人", ["姓名", "谷雨桐"], "配偶", ["姓名", "洪立言"], "未成年子女"]
    assert subjects(*rows, ["姓名", "请输入"], ["证件号码", "请输入"]) == []


def test_a_label_that_says_itself_that_it_asks_again_repeats() -> None:
    rows: list[Cell | list[Cell]] = [["经办人", "齐木德"], ["金额", "860.00"], ["收款账户", "请输入"]]
    assert subjects(*rows, "经办人姓名(再填一次)请输入") != []
    assert subjects(*rows, ["审批人", "请选择"]) == []


def test_columns_of_a_table_to_fill_in_repeat_and_two_of_different_data_do_not() -> None:
    records: list[Cell | list[Cell]] = [["1-101", "139****0000", "填写"], ["1-102", "138****0000", "填写"]]
    assert subjects(["住户", "电话", "住户电话(复核)"], *records) == ["电话"]
    assert subjects(["住户", "电话", "走访时间"], *records) == []


def test_the_object_is_named_twice_by_what_the_title_says_it_is() -> None:
    rows: list[Cell | list[Cell]] = [["点位名称", "请输入"], ["位置", "东街"], ["公厕名称", "请输入"]]
    assert subjects(heading("公厕巡查"), *rows) != []
    assert subjects(heading("巡查"), *rows) == []


def test_what_is_filled_in_later_is_not_filled_in_again() -> None:
    assert subjects("请先注册后再填写走访信息") == []
    assert subjects("须再填一遍基本信息") == ["told"]
