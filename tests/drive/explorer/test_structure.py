"""A screen keeps its name whatever it says, and however long its lists are; another structure is another screen."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.drive.explorer.structure import (
    dialog_stands,
    in_play,
    is_blank,
    place_of,
    route_of,
    screen_name,
    title_of,
    wording,
)
from harness.model.screen import Box, UiNode, UiTree

BOX = Box(0, 0, 100, 20)
PATH = "/html/*[local-name()='body'][1]/*[local-name()='ul'][1]/*[local-name()='li'][{}]/*[local-name()='a'][1]"
URL = "https://paper.test/#/notices"


def row(place: int, text: str) -> UiNode:
    return UiNode("link", text, BOX, clickable=True, locator=PATH.format(place))


def tree(*nodes: UiNode, url: str = URL) -> UiTree:
    return UiTree(url, "纸", 360, 780, nodes)


SEARCH = UiNode("input", "搜索", BOX, field="text", locator="/html/*[local-name()='input'][1]")
DIALOG = UiNode("button", "知道了", BOX, clickable=True, in_dialog=True, locator="/html/*[local-name()='div'][9]")


@given(st.lists(st.text(max_size=8), min_size=1, max_size=9), st.lists(st.text(max_size=8), min_size=1, max_size=9))
def test_texts_and_the_length_of_a_list_do_not_count(first: list[str], second: list[str]) -> None:
    names = {screen_name(tree(*(row(n, text) for n, text in enumerate(texts, 1)))) for texts in (first, second)}
    assert len(names) == 1


def test_a_field_a_dialog_or_a_route_make_another_screen() -> None:
    here = tree(row(1, "公告"))
    others = (
        tree(row(1, "公告"), SEARCH),
        tree(row(1, "公告"), DIALOG),
        replace(here, url="https://paper.test/#/news"),
    )
    assert len({screen_name(one) for one in (here, *others)}) == 4


def test_without_a_route_what_is_read_counts_too() -> None:
    shown = UiNode("text", "正文", BOX, locator="/hierarchy/*[1]/*[2]")
    names = {screen_name(tree(*nodes, url="android:cn.gov.app")) for nodes in ((shown,), ())}
    assert len(names) == 2
    assert len({screen_name(tree(*nodes)) for nodes in ((shown,), ())}) == 1


@pytest.mark.parametrize(
    ("url", "route"),
    [
        ("https://a.test/notice/12", "a.test/notice/*"),
        ("https://a.test/#/ticket/YT0231", "a.test/#/ticket/*"),
        ("https://a.test/#/home", "a.test/#/home"),
        ("https://a.test/#section", "a.test/#"),
        ("https://a.test/x?page=list&id=77&t=2026-11-22", "a.test/x#?id=*&page=list&t=*"),
        ("https://a.test/" + "k" * 40, "a.test/*"),
        ("android:cn.gov.app", ""),
    ],
)
def test_a_route_is_the_words_of_an_address(url: str, route: str) -> None:
    told = route_of(url)
    assert told.replace("#?", "?").rstrip("?#") == route.replace("#?", "?").rstrip("?#")


def test_a_hash_without_a_slash_is_a_route_unless_it_names_a_place_in_the_page() -> None:
    page = replace(tree(row(1, "按钮")), url="https://a.test/index.html")
    button, field, keyed, other = (
        replace(page, url=f"{page.url}#{words}") for words in ("button", "input", "tab=list&id=77", "tab=list&id=78")
    )
    assert len({screen_name(one) for one in (page, button, field, keyed)}) == 4
    assert screen_name(keyed) == screen_name(other)
    assert (
        screen_name(replace(button, anchored=True))
        == screen_name(page)
        == screen_name(replace(page, url=page.url + "#"))
    )


@given(st.text(max_size=60))
def test_any_address_has_a_route(url: str) -> None:
    try:
        assert isinstance(route_of("https://a.test/" + url), str)
    except ValueError:
        pytest.fail("an address of an app is hostile input")


def test_behind_an_open_dialog_nothing_is_of_use() -> None:
    shown = tree(row(1, "公告"), DIALOG)
    assert dialog_stands(shown)
    assert [node.text for node in in_play(shown)] == ["知道了"]


def test_behind_an_overlay_nothing_is_of_use_but_a_bar_over_the_edge_hides_nothing() -> None:
    rows = [row(n, f"{n}") for n in range(1, 6)]
    over = UiNode("button", "关闭", BOX, clickable=True, locator="/html/*[1]")
    covered = [replace(one, covered=True) for one in rows]
    assert [node.text for node in in_play(tree(*covered, over))] == ["关闭"]
    assert len(in_play(tree(*rows[:4], covered[4], over))) == 6


def test_a_place_is_the_same_for_all_rows() -> None:
    assert place_of(row(1, "a")) == place_of(row(77, "b")) == "/html/body/ul/li/a"


def test_wording_leaves_figures_out() -> None:
    assert wording(tree(row(1, "3 条"))) == wording(tree(row(1, "14 条"))) != wording(tree(row(1, "3 人")))


def test_a_white_page_has_nothing_to_read_or_tap() -> None:
    assert is_blank(tree())
    assert is_blank(tree(UiNode("box", " ", BOX)))
    assert not is_blank(tree(row(1, "")))
    assert not is_blank(tree(UiNode("text", "正文", BOX)))


def titled(title: str, height: float = 24, **more: object) -> UiTree:
    bar = UiNode("text", title, Box(60, 11, 200, height), locator="/a/b", **more)  # type: ignore[arg-type]
    return tree(bar, row(1, "甲"), url="android:cn.gov.example")


def test_without_a_route_the_title_tells_pages_of_one_structure_apart() -> None:
    assert screen_name(titled("办事指南")) != screen_name(titled("政策通知"))
    assert screen_name(titled("消息（3）")) == screen_name(titled("消息（12）"))
    assert title_of(titled("整页", height=780)) == ""
    assert title_of(titled("一条很长的公告标题不是标题栏里的名字而是正文的第一句")) == ""
    assert title_of(titled("首页", in_nav=True)) == ""


def test_without_a_route_a_list_is_told_from_the_page_behind_its_rows() -> None:
    bar = UiNode("text", "办事指南", Box(60, 11, 200, 24), locator="/a/b")
    rows = [row(n, text) for n, text in enumerate("甲乙丙丁", 1)]
    listed, shorter = (tree(bar, *rows[:many], url="android:x") for many in (4, 3))
    behind = tree(bar, row(1, "收藏"), url="android:x")
    assert screen_name(listed) == screen_name(shorter) != screen_name(behind)


def test_with_a_route_a_title_makes_no_other_screen() -> None:
    names = {screen_name(replace(titled(title), url=URL)) for title in ("赵磊，您好", "孙平，您好")}
    assert len(names) == 1
