import pytest

from harness.detect.words.people_names import is_person, is_unit, veil_names


@pytest.mark.parametrize("word", ["张建国", "李华", "欧阳明月", "王*军", "赵某某"])
def test_persons(word: str) -> None:
    assert is_person(word)


@pytest.mark.parametrize("word", ["成功", "社保查询", "周报", "任务", "方案", "张", "公积金", "高新区"])
def test_words_that_are_no_persons(word: str) -> None:
    assert not is_person(word)


@pytest.mark.parametrize("word", ["青石镇", "民政局", "白云街道", "市大数据管理局", "第一村", "三年级二班", "第二中队"])
def test_units(word: str) -> None:
    assert is_unit(word)


@pytest.mark.parametrize("word", ["全市", "个人中心", "督办", "待办", "首页"])
def test_words_that_are_no_units(word: str) -> None:
    assert not is_unit(word)


def test_names_of_people_are_veiled_and_units_are_not() -> None:
    assert veil_names("1 张建国 青石镇 98分 任务") == "1 张** 青石镇 98分 任务"
