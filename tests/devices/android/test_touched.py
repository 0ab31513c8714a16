"""Everything that stands under a finger is heard: the node, the control that it is part of, what lies on top of it."""

from harness.devices.android.touched import Said, said_at
from harness.devices.deny_list import DenyList, pictured
from tests.devices.android.dumps import FRAME, SCREEN, TEXT, dump, node, page

ROW = "[0,0][1080,200]"
IMAGE = "android.widget.ImageView"
DENIED = DenyList()


def at(xml: str, locator: str, x: float = 540, y: float = 100) -> Said:
    return said_at(xml, locator, (x, y))


def test_a_part_of_a_control_speaks_for_the_whole_control() -> None:
    xml = page(node(FRAME, ROW, node(TEXT, "[0,0][500,200]", text="更多"), content_desc="删除", clickable="true"))
    assert DENIED.why_denied(*at(xml, "/hierarchy/*[1]/*[1]/*[1]", 250).words) == "删除"


def test_what_a_control_only_says_aloud_counts() -> None:
    xml = page(node(FRAME, ROW, node(IMAGE, ROW, content_desc="立即支付"), clickable="true"))
    assert DENIED.why_denied(*at(xml, "/hierarchy/*[1]/*[1]").words) == "支付"


def test_a_word_that_is_spread_over_the_parts_of_a_control_counts() -> None:
    parts = [node(TEXT, "[0,0][90,90]", text="支"), node(TEXT, "[90,0][180,90]", text="付")]
    assert DENIED.why_denied(*at(page(node(FRAME, ROW, *parts, clickable="true")), "/hierarchy/*[1]/*[1]").words)


def test_what_lies_on_top_is_touched_and_what_lies_below_is_not() -> None:
    below = node(FRAME, ROW, text="提交", clickable="true")
    above = node(FRAME, ROW, text="取消", clickable="true")
    assert not DENIED.why_denied(*at(page(below, above), "/hierarchy/*[1]/*[2]").words)
    assert DENIED.why_denied(*at(page(above, below), "/hierarchy/*[1]/*[1]").words) == "提交"


def test_an_icon_is_known_by_its_resource() -> None:
    xml = page(node(IMAGE, ROW, clickable="true", resource_id="cn.gov.app:id/btn_delete"))
    said = at(xml, "/hierarchy/*[1]/*[1]")
    assert said == Said((), ("btn_delete",))
    assert pictured(said.names) == "delete"


def test_a_control_as_large_as_a_page_says_only_what_it_says_itself() -> None:
    texts = [node(TEXT, ROW, text="关于删除过期公告的说明" * 4) for _ in range(6)]
    assert at(page(node(FRAME, SCREEN, *texts, clickable="true")), "/hierarchy/*[1]/*[1]").words == ()


def test_what_cannot_be_read_says_nothing() -> None:
    assert said_at("", "/hierarchy/*[1]", (0, 0)) == Said((), ())
    assert said_at(dump(), "/hierarchy/*[9]", (0, 0)) == Said((), ())
