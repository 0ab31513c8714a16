from collections.abc import Sequence

from harness.detect.duty.headed_order import headed_orders
from tests.detect.screen_factory import Cell, heading, view


def whose(*rows: Cell | Sequence[Cell]) -> list[str]:
    return [who for who, _ in headed_orders(view(*rows))]


def test_the_head_of_a_table_says_of_whom_the_places_are() -> None:
    assert whose(["技师", "返修", "名次"], ["*阿明", "0", "1"], ["*小虎", "9", "17(末位)"]) == ["persons"]
    assert whose(["位次", "专班", "销号"], ["1", "甲", "30"], ["第 8", "丁", "2"]) == ["units"]


def test_a_person_stands_before_his_home_and_a_unit_before_its_head() -> None:
    assert whose(["名次", "姓名", "窗口"], ["1", "甲", "税务"]) == ["persons"]
    assert whose(["班级", "班主任", "排名"], ["甲班", "某", "1"]) == ["units"]


def test_a_column_of_places_without_places_below_it_orders_nobody() -> None:
    assert whose(["单位", "排名"], ["税务局", "待公布"]) == []
    assert whose(["事项", "名次"], ["跳绳", "3"]) == []


def test_what_the_page_is_headed_with_says_what_is_put_in_order() -> None:
    table: list[list[Cell]] = [["位次", "县市", "所在省"], ["1", "甲市", "某省"], ["2", "乙市", "某省"]]
    assert whose(heading("百强县名单公布"), *table) == []
    assert whose(["名次", "代表队", "金牌"], ["1", "甲队", "3"], "市运动会") == ["units"]
    assert whose("市运动会", ["名次", "代表队", "金牌"], ["1", "甲队", "3"]) == []
