"""Screens stand by their distance from the first, each once, and no more of them than paper holds."""

from hypothesis import given
from hypothesis import strategies as st

from harness.analysis.plot.canvas import Paper
from harness.analysis.plot.screen_graph import MOST_SCREENS, draw_screen_graph, placed
from harness.model.saying import Saying
from tests.analysis.plot import samples

NAMES = st.sampled_from("abcdefgh")


def test_distance_is_in_taps_and_the_label_is_of_the_first_way() -> None:
    found = placed([("a", "b", "甲"), ("b", "c", "乙"), ("c", "a", "返回"), ("a", "c", "丙"), ("a", "b", "丁")], "a")
    assert {name: (one.depth, one.label) for name, one in found.items()} == {
        "a": (0, ""),
        "b": (1, "甲"),
        "c": (1, "丙"),
    }


@given(st.lists(st.tuples(NAMES, NAMES, st.text(max_size=5)), max_size=30), NAMES)
def test_no_two_screens_stand_in_one_place(ways: list[tuple[str, str, str]], start: str) -> None:
    found = placed(ways, start)
    assert len({(one.depth, one.row) for one in found.values()}) == len(found)


def test_a_thousand_screens_do_not_burst_the_paper() -> None:
    ways = [("a", f"s{number}", "列表") for number in range(1000)]
    assert len(placed(ways, "a")) == MOST_SCREENS


def test_the_caption_counts_the_apps_own_screens_and_says_how_it_ended() -> None:
    plot = draw_screen_graph(samples.moves(), "", Saying("It ended.", "已结束。"), Paper("zh"))
    assert plot
    assert "遍历到的 4 个界面" in plot.caption.zh
    assert plot.caption.zh.endswith("已结束。")
