from harness.model.screen import Box, UiNode, UiTree


def test_the_centre_of_a_box_lies_in_its_middle() -> None:
    assert Box(10, 20, 100, 40).centre == (60, 40)


def test_the_texts_of_a_screen_come_in_reading_order_without_the_empty_ones() -> None:
    place = Box(0, 0, 1, 1)
    nodes = tuple(UiNode("text", words, place) for words in ("主办单位", "", "备案编号"))
    assert list(UiTree("https://a.test/", "首页", 360, 780, nodes).texts()) == ["主办单位", "备案编号"]


def test_a_web_pages_own_tree_is_told_from_what_a_phones_service_tells() -> None:
    addresses = ("https://a.test/#/me", "http://a.test/", "about:blank", "cn.gov.app/.MainActivity", "httpd.app/.Main")
    of_page = [UiTree(address, "", 360, 780).of_page for address in addresses]
    assert of_page == [True, True, False, False, False]
