from collections.abc import Sequence

from harness.detect.duty.placed_list import is_serial, placed_list
from tests.detect.screen_factory import Cell, view


def entries(*rows: Cell | Sequence[Cell]) -> list[tuple[int | None, str, str]]:
    return [(row.ordinal, row.name, row.who) for row in placed_list(view(*rows))]


def test_the_head_of_the_column_says_of_whom_a_list_is() -> None:
    listed = entries(["工区", "转发"], ["1 平湖口", "52"], ["2 石家庄", "49"], ["9 江东", "12"])
    assert listed == [(1, "平湖口", "units"), (2, "石家庄", "units"), (9, "江东", "units")]


def test_all_entries_of_a_list_are_of_one_kind() -> None:
    listed = entries(["4", "王小梅 第三支部", "920"], ["5", "苗春 第一支部", "910"], ["6", "白音", "880"])
    assert {who for _, _, who in listed} == {"persons"}


def test_progress_in_percent_is_of_places_and_other_strange_names_are_nobodys() -> None:
    rows: list[list[Cell]] = [["1 红柳湾", "100%"], ["2 库伦图", "97%"], ["3 东哈", "74%"]]
    assert {who for _, _, who in entries("采集进度排行", *rows)} == {"units"}
    assert entries("课程", *rows) == []
    assert entries("办事指南", ["1 打开设置", "3 步"], ["2 点击权限", "2 步"], ["3 允许定位", "1 步"]) == []


def test_serial_numbers_are_no_places() -> None:
    table: list[list[Cell]] = [
        ["序号", "单位", "激活率"],
        ["1", "教育局", "99%"],
        ["2", "农牧局", "81%"],
        ["3", "水利局", "60%"],
    ]
    assert is_serial(view(*table))
    assert entries(*table) == []


def test_the_first_and_the_last_of_an_order_are_a_list_cut_short() -> None:
    assert {who for _, _, who in entries("各单位填报率", ["1 图书馆", "100%"], ["21 后勤", "93%"])} == {"units"}
    cut: list[list[Cell]] = [
        ["序", "乡镇", "巡林率"],
        ["1", "雨花", "100%"],
        ["2", "松泉", "96%"],
        ["9", "白鹿", "61%"],
    ]
    assert not is_serial(view(*cut))
    assert [place for place, _, _ in entries(*cut)] == [1, 2, 9]


def test_two_numbered_lines_without_a_figure_that_moves_are_no_order() -> None:
    assert entries("各单位填报率", ["1 图书馆", "100%"], ["21 后勤", "100%"]) == []
    assert entries("目录", ["1 总则", "3 页"], ["5 附则", "12 页"]) == []


def test_the_label_over_a_list_says_that_it_is_of_units_though_the_names_look_like_persons() -> None:
    listed = entries("乡镇化解率", ["1", "甘溪", "100%"], ["2", "铁厂", "88%"], ["14", "柴坪", "22%"])
    assert {who for _, _, who in listed} == {"units"}


def test_the_row_right_above_heads_a_list_and_numbers_of_forms_above_it_are_no_places() -> None:
    listed = entries(
        ["在岗网格员", "待办件"], ["排名", "街镇", "得分"], ["1", "枫桥", "9"], ["2", "店口", "8"], ["3", "唐岭", "7"]
    )
    assert {who for _, _, who in listed} == {"units"}
    rows = entries(
        ["611表法人情况", "差42"], ["612表活动单位", "差46"], "普查区进度", ["1临港", "100%"], ["6南沙", "78%"]
    )
    assert [place for place, _, _ in rows] == [1, 6]
