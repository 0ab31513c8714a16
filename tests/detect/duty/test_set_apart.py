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


def test_a_cell_of_a_row_parts_nobody_and_those_who_judge_are_not_judged() -> None:
    assert subjects(["1", "江宁", "100%", "红榜"], ["2", "浦口", "71%", "黑榜"]) == set()
    households = ("张光华家:带头拆旱厕", "罗德芳家:孝敬公婆")
    assert subjects("红榜", *households, "黑榜", "吴小六:柴草乱堆", "评议组", "村委会 9 人") == {"persons"}


def test_a_yellow_card_warns_and_ranks_nobody() -> None:
    assert subjects(["和平村党支部", "红牌"], ["光明村党支部", "黄牌"]) == set()
