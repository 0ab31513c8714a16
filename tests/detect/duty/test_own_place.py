from harness.detect.duty.own_place import told_places
from tests.detect.screen_factory import MASKER, Cell, view

PLACES: dict[str, list[Cell]] = {
    "persons": ["学员排名", "213/640"],
    "units": ["上周名次", "第 4(共 9 个站所)"],
}
TOLD = {
    "我": ("persons", ["我", "第 56 名"]),
    "our unit": ("units", ["我单位排名", "第 3 名"]),
    "one's own in a unit": ("persons", ["您本月处理量在全科室排名第 14 位"]),
    "our community": ("units", ["我所在社区", "NO.11"]),
}
OF_NOBODY: tuple[list[Cell], ...] = (
    ["空气质量排名", "全省第 3"],
    ["公示排名", "6021"],
    ["公租房轮候排名", "第 12 名"],
    ["用电量排名", "第 3 名"],
    ["排队", "第 4 位"],
)


def subjects(row: list[Cell]) -> set[str]:
    return {one.subject for one in told_places(view(row), MASKER)}


def test_a_row_tells_whose_place_it_is() -> None:
    for who, row in PLACES.items():
        assert subjects(row) == {who}, row
    for who, told in TOLD.values():
        assert subjects(list(told)) == {who}, told


def test_places_of_cities_queues_and_things_are_nobodys() -> None:
    for row in OF_NOBODY:
        assert subjects(row) == set(), row


def test_rows_that_begin_with_their_place_need_no_heading() -> None:
    rows = ["第1名 胡大姐 561次", "第2名 老杨 498次", "第3名 小周 455次"]
    assert {one.subject for one in told_places(view(*rows), MASKER)} == {"persons"}
    assert not list(told_places(view("马拉松成绩", *rows), MASKER))
