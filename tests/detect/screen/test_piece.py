from harness.detect.screen.piece import joined, rows_of, tree_pieces
from harness.model.screen import Box, UiTree
from tests.detect.screen_factory import HEIGHT, WIDTH, node, page, view


def test_a_text_inside_a_tappable_card_is_tappable() -> None:
    card = node("", "link", box=Box(0, 100, 100, 80))
    text = node("打卡", box=Box(20, 150, 40, 20))
    (piece,) = tree_pieces(UiTree("", "", WIDTH, HEIGHT, (card, text)))
    assert piece.is_control


def test_a_text_inside_a_clickable_page_is_not() -> None:
    body = node("", "box", box=Box(0, 0, WIDTH, HEIGHT), clickable=True)
    text = node("打卡", box=Box(20, 150, 40, 20))
    (piece,) = tree_pieces(UiTree("", "", WIDTH, HEIGHT, (body, text)))
    assert not piece.is_control


def test_a_buttons_value_is_its_text() -> None:
    (piece,) = tree_pieces(page(node("", "button", value="提交")))
    assert piece.text == "提交"


def test_rows_read_from_left_to_right_and_top_to_bottom() -> None:
    nodes = (
        node("分", box=Box(200, 102, 20, 16)),
        node("二", box=Box(0, 140, 20, 20)),
        node("一", box=Box(0, 100, 20, 20)),
    )
    rows = rows_of(tree_pieces(UiTree("", "", WIDTH, HEIGHT, nodes)))
    assert [[piece.text for piece in row] for row in rows] == [["一", "分"], ["二"]]


def test_joined_pieces_span_both_places_and_keep_the_smaller_type() -> None:
    first, second = tree_pieces(page(node("甲", font_dp=16.0), node("乙", font_dp=9.0)))
    both = joined([first, second])
    assert (both.text, both.node.font_dp, both.box.height_dp) == ("甲乙", 9.0, 60.0)


def test_far_lines_are_not_taken_for_one_wrapped_text() -> None:
    assert all(piece.text in ("政务应用备2026-", "000123号") for piece in view("政务应用备2026-", "000123号").wrapped())


def test_the_label_of_a_field_is_no_control() -> None:
    label, field = node("走访轨迹", clickable=True), node("走访轨迹", "input")
    assert [piece.is_control for piece in tree_pieces(page(label, field))] == [False, False]


def test_a_dialog_is_part_of_no_row() -> None:
    dialog = node("提示", "dialog", box=Box(20, 60, 300, 400))
    rows = view(dialog, ["张建国", "98分"]).rows
    assert [[piece.text for piece in row] for row in rows] == [["张建国", "98分"]]


def test_a_tab_bar_shares_no_row_with_the_page_under_it() -> None:
    place = [Box(left, 700, 80, 20) for left in (0, 90, 180)]
    tree = page(node("4", box=place[0]), node("西岭镇人民政府", box=place[1]), node("我的", box=place[2], in_nav=True))
    assert [[piece.text for piece in row] for row in rows_of(tree_pieces(tree))] == [["4", "西岭镇人民政府"], ["我的"]]
