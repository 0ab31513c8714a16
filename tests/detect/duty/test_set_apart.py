from collections.abc import Sequence

from harness.detect.duty.set_apart import set_apart
from harness.detect.screen.people_cards import listed_people
from tests.detect.screen_factory import MASKER, Cell, view


def subjects(*rows: Cell | Sequence[Cell]) -> set[str]:
    seen = view(*rows)
    return {one.subject for one in set_apart(seen, listed_people(seen), MASKER)}


def test_units_under_red_and_black_and_with_lamps() -> None:
    assert subjects("红榜", ["和平社区", "完成100%"], "黑榜", ["光明社区", "完成43%"]) == {"units"}
    assert subjects(["水利局", "绿灯"], ["住建局", "黄灯"]) == {"units"}
    assert subjects(["水利局", "正常"], ["住建局", "正常"]) == set()


def test_two_in_a_contest() -> None:
    assert subjects("第一支部", "980", "VS", "第二支部", "940") == {"units"}


def test_ones_own_figure_beside_the_others() -> None:
    assert subjects("学习", ["我的分数", "82"], ["全员平均", "88.5"]) == {"persons"}
    assert subjects("电费", ["我的用电量", "82"], ["全市平均", "88.5"]) == set()
