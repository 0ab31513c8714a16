from collections.abc import Sequence

import pytest

from harness.detect.duty.placed_end import placed_ends
from tests.detect.screen_factory import Cell, view


def whose(*rows: Cell | Sequence[Cell], of_unit: bool = False) -> list[str]:
    return [who for who, _ in placed_ends(view(*rows), of_unit=of_unit)]


@pytest.mark.parametrize(
    "row",
    [
        ["最后一名", "运管处 22.4%"],
        ["第一名", "二处 91%"],
        ["榕树村", "注册 9 垫底"],
        ["当前柳林社区", "31% 全区末位"],
        ["输电二班", "2nd 17.0"],
        ["本周排名", "环卫三中队第 5"],
        ["四(1)班观看率 88%,", "年级第 3"],
        ["你镇月活跃率全县末位"],
    ],
)
def test_an_end_or_a_place_is_that_of_the_unit_beside_it(row: list[Cell]) -> None:
    assert whose(row) == ["units"]


@pytest.mark.parametrize(
    "row", [["总分", "88 全县第 12"], ["本月已走访 4 次,排", "第 21/30 位"], ["我的名次", "全街道第 8"]]
)
def test_a_place_without_a_unit_is_a_persons(row: list[Cell]) -> None:
    assert whose(row) == ["persons"]


def test_the_row_above_names_the_unit_that_was_looked_at() -> None:
    assert whose(["被查村", "红岭"], ["得分", "61(全镇)", "倒数第二"]) == ["units"]


def test_on_a_page_of_a_unit_a_place_among_all_is_its_own() -> None:
    assert whose(["当前票数", "全县第 6"], of_unit=True) == ["units"]


@pytest.mark.parametrize(
    "row",
    [
        ["全县第一中学"],
        ["全市第 3 批名单"],
        ["GDP 增速居全省第三"],
        ["第一名", "500 元"],
        ["转发进度", "本所 12/19"],
        ["末位淘汰办法"],
        ["最低", "18 度"],
    ],
)
def test_batches_schools_prizes_and_progress_are_no_places(row: list[Cell]) -> None:
    assert whose(row) == []
