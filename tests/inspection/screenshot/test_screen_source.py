"""Page sources of every platform, and files that are none."""

import json
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.inspection.screenshot.harmony_layout import harmony_tree
from harness.inspection.screenshot.html_on_picture import laid_on
from harness.inspection.screenshot.html_words import html_words
from harness.inspection.screenshot.ios_source import ios_tree
from harness.inspection.screenshot.screen_source import ScreenSource, screen_source
from harness.model.faults import BadInput, EvidenceBroken
from harness.model.screen import Box, UiNode, UiTree

ANDROID = """<hierarchy><node class="android.widget.Button" text="打卡" clickable="true" enabled="true"
 bounds="[30,300][330,432]" package="cn.gov"/></hierarchy>"""
IOS = """<AppiumAUT><XCUIElementTypeApplication x="0" y="0" width="390" height="844">
<XCUIElementTypeAlert x="60" y="300" width="270" height="140" label="提示">
<XCUIElementTypeButton x="60" y="400" width="135" height="44" label="不允许" enabled="true" visible="true"/>
</XCUIElementTypeAlert></XCUIElementTypeApplication></AppiumAUT>"""
HARMONY = {
    "attributes": {"bounds": "[0,0][1080,2340]", "type": "root"},
    "children": [
        {
            "attributes": {"bounds": "[30,300][330,432]", "type": "Button", "text": "签到", "clickable": "true"},
            "children": [],
        }
    ],
}


def source(text: str) -> ScreenSource:
    return screen_source(text.encode(), 1080, 2340, 3.0, "source")


def test_android_and_harmony_places_are_in_dp() -> None:
    for tree in (source(ANDROID).tree, source(json.dumps(HARMONY)).tree):
        assert tree is not None
        (node,) = [one for one in tree.nodes if one.text]
        assert (node.kind, node.box, tree.width_dp) == ("button", Box(10, 100, 100, 44), 360)


def test_ios_places_are_in_pt_and_an_alert_is_a_dialog() -> None:
    tree = source(IOS).tree
    assert tree is not None
    (node,) = tree.nodes
    assert (node.text, node.kind, node.in_dialog, tree.width_dp) == ("不允许", "button", True, 390)


def test_our_own_tree_comes_back() -> None:
    tree = UiTree("https://a.example/", "首页", 360, 780, (UiNode("text", "首页", Box(0, 0, 10, 10)),))
    assert source(json.dumps(asdict(tree))).tree == tree


def test_html_words_know_what_holds_them() -> None:
    page = """<html><head><title>无</title><script>var x='脚本'</script></head><body><nav><a href="/">首页</a></nav>
    <div role="dialog"><p>请阅读</p><button>同意</button></div><p hidden>暗</p><p style="display: none">藏</p>
    <input placeholder="请输入姓名"><input type="hidden" value="x"><br>末尾</body></html>"""
    told = [(word.text, word.kind, word.in_dialog, word.in_nav) for word in html_words(page)]
    assert told == [
        ("首页", "link", False, True),
        ("请阅读", "text", True, False),
        ("同意", "button", True, False),
        ("请输入姓名", "input", False, False),
        ("末尾", "text", False, False),
    ]


def test_the_source_says_what_and_the_picture_where() -> None:
    read = UiTree(
        "", "", 360, 780, (UiNode("text", "每曰签到", Box(5, 5, 60, 16)), UiNode("text", "别的", Box(5, 50, 30, 16)))
    )
    first, second = laid_on(read, html_words("<button>每日签到</button><button>看不见的</button>")).nodes
    assert (first.text, first.kind, first.clickable, first.box) == ("每日签到", "button", True, Box(5, 5, 60, 16))
    assert second == read.nodes[1]


@pytest.mark.parametrize(
    "text", ["", "plain words", "{", "[1]", "{}", "<hierarchy><a>", "<!DOCTYPE x [<!ENTITY a 'b'>]><hierarchy/>"]
)
def test_what_is_no_source_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        source(text)


@given(st.text(max_size=300))
def test_no_text_breaks_the_readers(text: str) -> None:
    html_words("<p>" + text)
    with pytest.raises(EvidenceBroken):
        ios_tree(text)
    with pytest.raises(EvidenceBroken):
        harmony_tree(text, 3.0)


@pytest.mark.parametrize(
    ("shown", "width_dp", "clip"),
    [
        ("特种设备使用登记", 151.0, "fixed"),  # the picture breaks the word off, with room beside it
        ("特种设备使用登记...", 160.0, ""),  # dots say that there is more
        ("特种设备使用登记", 350.0, ""),  # it ends at the screen's side and may be swiped on
        ("特种设备使用登记证书变更", 210.0, ""),
    ],
)
def test_a_word_whose_end_no_picture_shows_is_cut(shown: str, width_dp: float, clip: str) -> None:
    words = html_words("<p>特种设备使用登记证书变更</p>")
    line = UiNode("text", shown, Box(16, 85, width_dp, 19))
    (node,) = laid_on(UiTree("", "", 375, 740, (line,)), words).nodes
    assert node.clip == clip


def test_a_word_whose_end_a_poster_hides_is_not_cut() -> None:
    line = UiNode("text", "特种设备使用登记", Box(20, 200, 60, 18))
    poster = UiNode("image", "", Box(81, 120, 220, 300))
    words = html_words("<p>特种设备使用登记证书变更</p>")
    assert [node.clip for node in laid_on(UiTree("", "", 375, 740, (line, poster)), words).nodes] == ["", ""]


def test_a_word_that_goes_on_in_the_next_line_is_not_cut() -> None:
    words = html_words("<p>特种设备使用登记证书变更</p>")
    lines = (
        UiNode("text", "特种设备使用", Box(16, 85, 120, 19)),
        UiNode("text", "登记证书变更", Box(16, 109, 120, 19)),
    )
    assert [node.clip for node in laid_on(UiTree("", "", 375, 740, lines), words).nodes] == ["", ""]


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("<label><span>法定代表人</span><input placeholder='请填写'></label>", "input"),
        ("<p>法定代表人</p><p>请填写</p>", "text"),
        ("<p>法定代表人</p><button>保存</button><input placeholder='请填写'>", "text"),
    ],
)
def test_a_label_read_in_one_with_its_field_s_hint_is_the_field(page: str, kind: str) -> None:
    line = UiNode("text", "法定代表人请填写", Box(30, 160, 160, 24))
    (node,) = laid_on(UiTree("", "", 360, 780, (line,)), html_words(page)).nodes
    assert node.kind == kind


def test_a_line_of_several_texts_is_told_whole_and_signs_that_no_type_draws_are_kept() -> None:
    words = html_words("<p><b>【秘密】</b>2025年物资布点图</p><p>\ufffd\ufffd养殖\ufffd术班</p>")
    lines = tuple(UiNode("text", text, Box(16, 100, 200, 16)) for text in ("秘密2025年物资布点图", "养殖术班"))
    told = [node.text for node in laid_on(UiTree("", "", 375, 740, lines), words).nodes]
    assert told == ["【秘密】2025年物资布点图", "\ufffd\ufffd养殖\ufffd术班"]
