"""What a container that scrolls cuts is told apart from what is merely there."""

from harness.devices.android.ui_place import ScreenSize
from harness.devices.android.ui_tree import parse_ui_tree
from tests.devices.android.dumps import TEXT, node, page

SIZE = ScreenSize(1080, 2400, 3.0)
LIST = "androidx.recyclerview.widget.RecyclerView"


def clips(*children: str, bounds: str = "[0,300][1080,1200]", kind: str = LIST) -> list[str]:
    tree = parse_ui_tree(page(node(kind, bounds, *children, scrollable="true")), SIZE)
    return [one.clip for one in tree.nodes if one.text]


def test_the_last_of_a_row_that_is_swiped_is_cut_by_scrolling() -> None:
    row = [node(TEXT, f"[{left},300][{min(1080, left + 400)},400]", text="频道名") for left in (20, 420, 820)]
    assert clips(*row) == ["", "", "scroll"]


def test_the_last_row_of_a_list_is_cut_by_scrolling_and_one_in_its_middle_is_not() -> None:
    rows = [node(TEXT, f"[0,{top}][1080,{min(1200, top + 100)}]", text="一行字") for top in (500, 1150)]
    assert clips(*rows) == ["", "scroll"]


def test_what_fills_its_container_or_stands_in_none_is_not_said_to_be_cut() -> None:
    assert clips(node(TEXT, "[0,300][1080,1200]", text="整页文字")) == [""]
    plain = parse_ui_tree(page(node(TEXT, "[0,0][1080,90]", text="标题")), SIZE)
    assert [one.clip for one in plain.nodes if one.text] == [""]


def test_a_container_known_by_its_class_alone_scrolls_too() -> None:
    row = [node(TEXT, f"[{left},300][{min(1080, left + 400)},400]", text="栏目") for left in (300, 700)]
    assert clips(*row, kind="android.widget.HorizontalScrollView") == ["", "scroll"]


def test_two_words_in_a_row_do_not_make_a_page_go_sideways() -> None:
    row = [node(TEXT, f"[{left},400][{left + 400},500]", text="已受理") for left in (20, 620)]
    last = node(TEXT, "[0,1100][1080,1200]", text="不满意")
    assert clips(*row, last) == ["", "", "scroll"]
