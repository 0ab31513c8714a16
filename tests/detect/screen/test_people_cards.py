from harness.detect.screen.people_cards import listed_people
from harness.model.screen import Box
from tests.detect.screen_factory import heading, node, view

STACKED = ("王建军", "城关派出所", "1,204 分", "李晓梅", "河东派出所", "1,188 分", "赵国平", "城南派出所", "1,020 分")


def test_a_name_with_its_home_and_figure_below_is_one_entry() -> None:
    found = listed_people(view(*STACKED))
    assert [(one.name, one.figures[-1]) for one in found] == [
        ("王建军", (1204.0, "分")),
        ("李晓梅", (1188.0, "分")),
        ("赵国平", (1020.0, "分")),
    ]


def test_a_number_that_counts_the_entries_is_their_place() -> None:
    below = listed_people(view("陈大勇", "86 公里", "1", "胡小军", "81 公里", "2", "田永福", "77 公里", "3"))
    above = listed_people(view("1", "陈大勇", "86 公里", "2", "胡小军", "81 公里", "3", "田永福", "77 公里"))
    for found in (below, above):
        assert [(one.ordinal, one.figures) for one in found] == [
            (1, ((86.0, "公里"),)),
            (2, ((81.0, "公里"),)),
            (3, ((77.0, "公里"),)),
        ]


def test_three_side_by_side_are_a_podium_where_the_middle_one_is_raised() -> None:
    def three(middle_dp: float) -> list[str]:
        tops = {"李娜": (20.0, 140.0), "王芳": (140.0, middle_dp), "张伟": (260.0, 140.0)}
        cells = [node(name, box=Box(x, y, 40, 20)) for name, (x, y) in tops.items()]
        cells += [
            node(figure, box=Box(x, y + 26, 40, 18))
            for (x, y), figure in zip(tops.values(), ("90", "98", "86"), strict=True)
        ]
        return [one.name for one in listed_people(view(heading("月度之星"), *cells))]

    assert three(110.0) == ["王芳", "李娜", "张伟"]
    assert three(140.0) == ["李娜"]


def test_rows_that_hold_their_figures_stay_rows() -> None:
    assert [one.text for one in listed_people(view(["张伟", "96"], ["王芳", "95"]))] == ["张伟 96", "王芳 95"]
