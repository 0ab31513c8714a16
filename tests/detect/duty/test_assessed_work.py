from collections.abc import Sequence

import pytest

from harness.detect.duty.assessed_work import assessed_work
from tests.detect.screen_factory import MASKER, Cell, heading, view


def told(*rows: Cell | Sequence[Cell]) -> int:
    return len(list(assessed_work(view(*rows), MASKER)))


@pytest.mark.parametrize("line", ["晚报一次扣0.5分", "每漏一户扣0.2分", "漏 2 点扣班组 0.1 分", "超期每件扣1分"])
def test_points_off_for_each_failing_assess_who_works(line: str) -> None:
    assert told(line) > 0


@pytest.mark.parametrize(
    "line",
    [
        "超速一次扣3分,驾驶证记分满12分重考",
        "每错一题扣2分,试卷满分100",
        "柴草未码齐扣2分积分",
        "每缺勤一天扣50元",
        "还剩5分钟",
    ],
)
def test_licences_papers_purses_and_money_are_other_points(line: str) -> None:
    assert told(line) == 0


def test_an_inspection_with_what_it_found_of_units_assesses_them() -> None:
    rows: list[list[Cell]] = [["市商务局", "合格"], ["市侨务办", "单项否决:首页未更新"]]
    assert told(heading("第二季度网站抽查"), *rows) == 1
    assert told(heading("通讯录"), *rows) == 0


def test_a_table_that_places_units_by_their_work_assesses_them() -> None:
    assert told(["名次", "部门", "及时率"], ["1", "民政局", "100%"]) == 1
    assert told(["名次", "部门", "步数"], ["1", "民政局", "9000"]) == 0
    assert told(["名次", "姓名", "得分"], ["1", "王小明", "96"]) == 0


def test_deeds_for_and_against_a_cadre_assess_him() -> None:
    deeds: list[list[Cell]] = [["11-06", "化解欠薪纠纷 +2"], ["10-15", "汇报材料超时 -1"], ["09-30", "值班电话漏接 -2"]]
    assert told(heading("干部日常表现纪实"), *deeds) == 1
    assert told(heading("我的积分"), *deeds) == 0
