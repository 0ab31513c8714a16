"""Views from events: what was read, by which reader, and how seldom OCR is asked."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from PIL import Image

from harness.detect.drawn.ocr import TextLine
from harness.detect.drawn.strips import Pixels
from harness.detect.screen.piece import tree_pieces
from harness.detect.screen.screen_views import ocr_pieces, screen_views
from harness.model.event import Event, EventKind, Phase, Source
from harness.model.screen import Box, UiTree
from tests.detect.screen_factory import node, page

PICTURE = node("", "image", box=Box(0, 80, 360, 300))


def png(colour: str = "white", size: tuple[int, int] = (36, 78)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


@dataclass
class FakeReader:
    lines: tuple[TextLine, ...] = ()
    asked: list[float] = field(default_factory=list)
    within: list[Sequence[Box] | None] = field(default_factory=list)

    def read(self, pixels: Pixels, px_per_dp: float, within: Sequence[Box] | None = None) -> tuple[TextLine, ...]:
        self.asked.append(px_per_dp)
        self.within.append(within)
        return self.lines


@dataclass
class FakeRecording:
    trees: Mapping[str, UiTree]
    events: Sequence[Event]
    picture: bytes = field(default_factory=png)

    def tree(self, screen_id: str) -> UiTree:
        return self.trees[screen_id]

    def bytes_of(self, relative: str, limit: int) -> bytes:
        return self.picture


def events(*kinds: tuple[EventKind, dict[str, Any]]) -> list[Event]:
    moment = datetime(2026, 11, 22, tzinfo=UTC)
    return [
        Event(seq, moment, 0.0, Source.SCENARIO, kind, Phase.BEFORE_CONSENT, "launch_unanswered", data)
        for seq, (kind, data) in enumerate(kinds)
    ]


def shown(screen: str) -> tuple[EventKind, dict[str, Any]]:
    return EventKind.SCREEN, {"screen": screen, "png": f"screens/{screen}.png"}


BEGIN = (EventKind.SESSION_BEGIN, {"session": 1, "role": "grassroots"})
TAP = (EventKind.STEP, {"word": "tap", "target": "关于", "outcome": "done"})
TREES = {"a": page("首页"), "b": page(PICTURE, "横幅"), "c": page("关于"), "white": page()}


def test_a_view_knows_where_the_run_stood() -> None:
    first, second = screen_views(FakeRecording(TREES, events(BEGIN, shown("a"), TAP, shown("c"))))
    assert (first.taps, first.role, first.phase, first.png) == (0, "grassroots", Phase.BEFORE_CONSENT, "screens/a.png")
    assert (second.taps, second.seq, [piece.text for piece in second.pieces]) == (1, 3, ["关于"])


def drawn(*places: Box) -> bytes:
    """A white screen of 360 x 780 px that shows writing in the places given."""
    picture = Image.new("RGB", (360, 780), "white")
    for box in places:
        for x in range(int(box.x_dp), int(box.x_dp + box.width_dp), 4):
            for y in range(int(box.y_dp), int(box.y_dp + box.height_dp), 4):
                picture.paste((0, 0, 0), (x, y, x + 2, y + 2))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def test_the_first_screen_is_read_whole_and_others_where_the_source_is_silent() -> None:
    reader, untold = FakeReader(), Box(40, 400, 120, 24)
    told = TREES["a"].nodes[0].box
    recording = FakeRecording(TREES, events(BEGIN, shown("a"), shown("c"), shown("b")), drawn(told, untold))
    views = screen_views(recording, reader)
    assert [view.ocr_text is not None for view in views] == [True, False, False]
    assert reader.within[0] is None
    (place,) = reader.within[1] or ()
    assert place.x_dp <= 40
    assert place.y_dp <= 400 <= 424 <= place.y_dp + place.height_dp
    assert reader.asked == [1.0] * 3


def test_a_screen_whose_source_tells_all_is_not_read() -> None:
    reader = FakeReader()
    told = TREES["a"].nodes[0].box
    screen_views(FakeRecording(TREES, events(BEGIN, shown("a"), shown("c")), drawn(told)), reader)
    assert len(reader.asked) == 1


def test_a_screen_seen_before_is_not_read_again_and_the_limit_holds() -> None:
    trees = {str(number): page(PICTURE, str(number)) for number in range(9)}
    reader = FakeReader()
    screens = [shown(str(number)) for number in (0, 0, 1, 2, 3, 4)]
    recording = FakeRecording(trees, events(BEGIN, *screens), drawn(Box(40, 600, 120, 24)))
    screen_views(recording, reader, ocr_screens=3)
    assert len(reader.asked) == 3


def test_a_text_shortened_with_dots_is_told_by_the_tree() -> None:
    (told,) = tree_pieces(page(node("关于公布行政许可事项清单的公告")))
    assert ocr_pieces([TextLine("关于公布行政许可...", Box(14, 75, 200, 22), 1.0)], [told]) == ()


def test_texts_side_by_side_that_are_read_in_one_are_told_and_the_same_words_elsewhere_are_not() -> None:
    row = TextLine("纸巾礼包300洗衣液900积", Box(0, 20, 300, 20), 0.98)
    texts = {"纸巾礼包": 0, "洗衣液": 120, "900积分": 200}
    known = tree_pieces(page(*(node(text, box=Box(x, 20, 90, 20)) for text, x in texts.items())))
    assert ocr_pieces([row], known) == ()
    far = tree_pieces(page(*(node(text, box=Box(x, 400, 90, 20)) for text, x in texts.items())))
    assert [piece.text for piece in ocr_pieces([row], far)] == [row.text]


def test_only_what_the_tree_did_not_tell_is_added() -> None:
    lines = (TextLine("横幅", Box(0, 0, 10, 10), 0.9), TextLine("主办单位:林城市", Box(0, 50, 100, 16), 0.8))
    (view,) = screen_views(FakeRecording(TREES, events(BEGIN, shown("b"))), FakeReader(lines))
    assert [(piece.text, piece.seen_by, piece.score) for piece in view.pieces] == [
        ("横幅", "tree", 1.0),
        ("主办单位:林城市", "ocr", 0.8),
    ]


@pytest.mark.parametrize(("colour", "share"), [("white", 1.0), ("black", 1.0)])
def test_a_white_screen_tells_its_share(colour: str, share: float) -> None:
    recording = FakeRecording(TREES, events(BEGIN, shown("white")), png(colour))
    (view,) = screen_views(recording)
    assert view.one_colour == share


def test_a_broken_picture_tells_nothing() -> None:
    (view,) = screen_views(FakeRecording(TREES, events(BEGIN, shown("white")), b"no picture"), FakeReader())
    assert (view.one_colour, view.pieces) == (None, ())


def test_what_ocr_read_confirms_what_the_tree_says() -> None:
    lines = (TextLine("横幅", Box(0, 0, 10, 10), 0.9),)
    (view,) = screen_views(FakeRecording(TREES, events(BEGIN, shown("b"))), FakeReader(lines))
    assert (view.seen_by_eye("横幅"), view.seen_by_eye("首页")) == (True, False)
    (unread,) = screen_views(FakeRecording(TREES, events(BEGIN, shown("a"))))
    assert unread.seen_by_eye("首页") is None


def test_a_menus_way_and_a_new_launch_set_the_distance() -> None:
    def looked(why: str) -> tuple[EventKind, dict[str, Any]]:
        return EventKind.SCREEN, {"screen": "a", "why": why, "role": "grassroots"}

    views = screen_views(
        FakeRecording(TREES, events(BEGIN, TAP, TAP, TAP, looked("menu 我的 > 关于"), looked("launch")))
    )
    assert [view.taps for view in views] == [2, 0]


def test_screens_behind_the_login_are_not_logged_out_though_login_is_told_later() -> None:
    typed = (EventKind.STEP, {"word": "type", "target": "账号", "outcome": "done"})
    sent = (EventKind.STEP, {"word": "tap", "target": "登 录", "outcome": "done"})
    shot = (EventKind.SCREEN, {"screen": "a", "role": "grassroots"})
    failed = (EventKind.LOGIN, {"role": "grassroots", "outcome": "failed"})
    views = screen_views(FakeRecording(TREES, events(BEGIN, shot, typed, shot, sent, shot, failed, shot)))
    assert [view.logged_in for view in views] == [False, False, True, False]
