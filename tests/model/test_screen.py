from harness.model.screen import Box, UiNode, UiTree


def test_the_centre_of_a_box_lies_in_its_middle() -> None:
    assert Box(10, 20, 100, 40).centre == (60, 40)


def test_the_texts_of_a_screen_come_in_reading_order_without_the_empty_ones() -> None:
    place = Box(0, 0, 1, 1)
    nodes = tuple(UiNode("text", words, place) for words in ("主办单位", "", "备案编号"))
    assert list(UiTree("https://a.test/", "首页", 360, 780, nodes).texts()) == ["主办单位", "备案编号"]
