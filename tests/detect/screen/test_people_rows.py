import pytest

from harness.detect.screen.people_rows import is_person, is_unit, people_rows, veil_names
from tests.detect.screen_factory import heading, view


@pytest.mark.parametrize("word", ["张建国", "李华", "欧阳明月", "王*军", "赵某某"])
def test_persons(word: str) -> None:
    assert is_person(word)


@pytest.mark.parametrize("word", ["成功", "社保查询", "周报", "任务", "方案", "张", "公积金", "高新区"])
def test_words_that_are_no_persons(word: str) -> None:
    assert not is_person(word)


@pytest.mark.parametrize("word", ["青石镇", "民政局", "白云街道", "市大数据管理局", "第一村"])
def test_units(word: str) -> None:
    assert is_unit(word)


@pytest.mark.parametrize("word", ["全市", "个人中心", "督办", "待办", "首页"])
def test_words_that_are_no_units(word: str) -> None:
    assert not is_unit(word)


def test_a_row_gives_ordinal_name_and_figures() -> None:
    (row,) = people_rows(view(["第2名", "张建国（青石镇）", "35分钟", "96.5分"]))
    assert (row.ordinal, row.name, row.who, row.figures) == (2, "张建国", "persons", ((35.0, "分钟"), (96.5, "分")))


def test_a_unit_is_told_when_no_person_stands_in_the_row() -> None:
    (row,) = people_rows(view(["青石镇", "98%"]))
    assert (row.ordinal, row.name, row.who) == (None, "青石镇", "units")


def test_times_of_day_and_dates_are_no_figures() -> None:
    (row,) = people_rows(view(["张建国", "08:30"]))
    assert row.figures == ()


def test_an_article_has_no_rows() -> None:
    long = "为进一步优化营商环境，我市近日公布了最新的政策措施，自发布之日起施行，请各单位结合实际认真贯彻执行。" * 3
    assert people_rows(view(heading("要闻"), long, ["1", "张建国", "98分"])) == ()


def test_names_of_people_are_veiled_and_units_are_not() -> None:
    assert veil_names("1 张建国 青石镇 98分 任务") == "1 张** 青石镇 98分 任务"
