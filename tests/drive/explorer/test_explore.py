"""The explorer finds all there is, ends when nothing is left, touches nothing denied, and is the same for a seed."""

import itertools
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.devices.deny_list import NEVER_TAPPED, DenyList
from harness.drive.explorer.budget import Budget, Explored
from harness.drive.explorer.explore import Explorer
from harness.model.event import EventKind
from harness.model.screen import Box, UiNode, UiTree
from tests.drive.explorer.paper_app import Pages, PaperApp, session_of
from tests.drive.paper_phone import PaperWitness

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def names(count: int) -> list[str]:
    return [f"{LETTERS[n // 26]}{LETTERS[n % 26]}" for n in range(count)]


def explored(
    pages: Pages, budget: Budget | None = None, **changes: object
) -> tuple[Explored, PaperApp, PaperWitness, Explorer]:
    phone = PaperApp(pages=pages, fields=changes.pop("fields", {}))  # type: ignore[arg-type]
    session, witness = session_of(phone, **changes)
    explorer = Explorer(session, budget or Budget(seconds=60, steps=5000))
    return explorer.explore(), phone, witness, explorer


@st.composite
def graphs(draw: st.DrawFn) -> Pages:
    """A tree that reaches every screen, with any other links on top, named apart; some of them say a denied word."""
    listed = names(draw(st.integers(2, 40)))
    pages: Pages = {name: {} for name in listed}
    for place, name in enumerate(listed[1:], 1):
        pages[listed[draw(st.integers(0, place - 1))]][f"到{name}"] = name
    for _ in range(draw(st.integers(0, 12))):
        origin, to = draw(st.sampled_from(listed)), draw(st.sampled_from(listed))
        word = draw(st.sampled_from(("去", "看", *NEVER_TAPPED[:20])))
        pages[origin][f"{word}{origin}{to}"] = to
    return pages


@settings(max_examples=15)
@given(graphs(), st.integers(0, 99))
def test_every_screen_is_found_and_it_ends_by_saturation(pages: Pages, seed: int) -> None:
    result, phone, _, _ = explored(pages, Budget(60, 5000, seed))
    assert result.ended == "saturated"
    assert set(phone.seen) == set(pages)
    assert result.screens == len(pages)


@settings(max_examples=15)
@given(graphs(), st.integers(0, 99))
def test_nothing_denied_is_ever_tapped(pages: Pages, seed: int) -> None:
    _, phone, _, _ = explored(pages, Budget(60, 5000, seed))
    assert not [text for text in phone.tapped if DenyList().why_denied(text)]


@settings(max_examples=15)
@given(graphs(), st.integers(0, 99))
def test_the_same_seed_taps_the_same(pages: Pages, seed: int) -> None:
    first, second = (explored(pages, Budget(60, 5000, seed))[1] for _ in range(2))
    assert first.tapped == second.tapped


def test_a_denied_control_is_told_and_what_stands_behind_it_stays_unseen() -> None:
    result, phone, _, _ = explored({"aa": {"退出登录": "bb", "通知": "cc"}, "bb": {}, "cc": {}})
    assert "退出登录" in result.denied
    assert "bb" not in phone.seen


def test_the_app_file_lifts_the_list_for_a_test_tenant_but_not_against_its_own_words() -> None:
    pages: Pages = {"aa": {"提交": "bb", "提交订购": "cc"}, "bb": {}, "cc": {}}
    _, phone, _, _ = explored(pages, allow_texts=("提交",), deny_texts=("订购",))
    assert phone.tapped == ["提交"]


def test_a_budget_of_steps_ends_it() -> None:
    line = names(60)
    pages = {name: {f"到{after}": after} for name, after in itertools.pairwise(line)} | {line[-1]: {}}
    result, _, _, _ = explored(pages, Budget(60, 10))
    assert (result.ended, result.steps) == ("steps", 10)


def test_a_budget_of_time_ends_it() -> None:
    result, phone, _, _ = explored({"aa": {"通知": "bb"}, "bb": {}}, Budget(seconds=0.0))
    assert (result.ended, phone.tapped) == ("time", [])


def test_a_link_to_somebody_else_is_followed_once_and_left_again() -> None:
    pages: Pages = {"aa": {"外站": "https://other.example/x", "通知": "bb"}, "bb": {"外站": "https://other.example/x"}}
    result, phone, witness, _ = explored(pages)
    assert result.ended == "saturated"
    assert "bb" in phone.seen
    assert any(move["to"] == "outside other.example" for move in witness.of(EventKind.MOVE))
    assert len(phone.tapped) < 8


def test_a_page_that_goes_white_is_left() -> None:
    result, phone, witness, _ = explored({"aa": {"看板": "white", "通知": "bb"}, "bb": {}})
    assert (result.ended, result.screens) == ("saturated", 2)
    assert "bb" in phone.seen
    assert any(move["to"] == "blank" for move in witness.of(EventKind.MOVE))


def test_a_form_lets_on_who_fills_it_in() -> None:
    pages: Pages = {"aa": {"登记": "bb"}, "bb": {"下一步": "cc"}, "cc": {}}
    result, phone, witness, _ = explored(pages, fields={"bb": "联系电话"})
    assert (result.ended, result.screens) == ("saturated", 3)
    assert "cc" in phone.seen
    assert "13812345678" not in str(witness.said)


def test_rows_of_a_long_list_are_sampled() -> None:
    rows = {f"公告{name}": "bb" for name in names(60)}
    result, phone, _, _ = explored({"aa": rows, "bb": {}, "cc": {}})
    assert result.ended == "saturated"
    assert len(phone.tapped) <= 12


def test_tiles_that_lead_to_different_screens_are_all_tried() -> None:
    listed = names(30)
    pages: Pages = {"zz": {f"去{name}": name for name in listed}} | {name: {} for name in listed}
    assert explored(pages)[0].screens == 31


def test_what_was_met_is_looked_at_with_the_way_there() -> None:
    _, _, witness, _ = explored({"aa": {"通知": "bb"}, "bb": {"详情": "cc"}, "cc": {}})
    assert set(witness.screens) >= {"explore ", "explore 通知", "explore 通知 > 详情"}


def test_the_end_is_written_down_with_its_seed_and_the_menu() -> None:
    result, _, witness, _ = explored({"aa": {"通知": "bb", "删除": "aa"}, "bb": {}}, Budget(60, 500, 7))
    (told,) = witness.of(EventKind.EXPLORED)
    assert (told["ended"], told["seed"], told["screens"]) == ("saturated", 7, 2)
    assert (told["seed"], result.seed) == (7, 7)
    (menu,) = witness.of(EventKind.MENU)
    assert (menu["entries"], menu["opened"], menu["denied"]) == (["通知"], ["通知"], ["删除"])


@pytest.mark.parametrize("seed", range(4))
def test_an_app_whose_controls_lead_anywhere_still_comes_to_an_end(seed: int) -> None:
    chance = random.Random(seed)
    listed = names(6)

    class Restless(PaperApp):
        def tap(self, node: object) -> None:
            self.history.append(chance.choice(listed))

    pages: Pages = {name: {f"甲{name}": name, f"乙{name}": name} for name in listed}
    session, _ = session_of(Restless(pages=pages))
    assert Explorer(session, Budget(60, 3000, seed)).explore().ended == "saturated"


def test_what_was_seen_and_gone_before_it_was_tried_is_told() -> None:
    class Fleeting(PaperApp):
        def tree(self) -> UiTree:
            if self.starts > 1 or len(self.tapped) > 0:
                self.pages["aa"].pop("限时活动", None)
            return super().tree()

    phone = Fleeting(pages={"aa": {"通知": "bb", "限时活动": "cc"}, "bb": {}, "cc": {}})
    session, witness = session_of(phone)
    result = Explorer(session, Budget(60, 5000, seed=1)).explore()
    (told,) = witness.of(EventKind.EXPLORED)
    assert result.ended == "saturated"
    assert "限时活动" in phone.tapped or told["unreached"] == ["限时活动"]


@pytest.mark.parametrize("seed", range(4))
def test_a_walk_that_saw_all_left_nothing_untried(seed: int) -> None:
    rows = {f"公告{name}": "bb" for name in names(30)}
    result, _, witness, _ = explored({"aa": {**rows, "更多": "cc"}, "bb": {}, "cc": {}}, Budget(60, 5000, seed))
    assert (result.ended, result.unreached, result.penned) == ("saturated", (), False)
    assert witness.of(EventKind.EXPLORED)[0]["penned"] is False


def test_a_walk_that_never_got_past_a_dialog_says_so() -> None:
    class Penned(PaperApp):
        def tree(self) -> UiTree:
            usual = super().tree()
            return replace(usual, nodes=tuple(replace(node, in_dialog=True) for node in usual.nodes))

    session, witness = session_of(Penned(pages={"aa": {"去办理": "bb"}, "bb": {}}))
    assert Explorer(session, Budget(60, 50)).explore().penned
    assert witness.of(EventKind.EXPLORED)[0]["penned"] is True


def test_a_screen_that_changes_its_structure_on_the_way_down_is_seen_as_a_whole_and_a_feed_has_an_end() -> None:
    class Feed(PaperApp):
        """Without a route; each screen further down the first page has another title and another entry."""

        down: int = 0

        def open_app(self) -> None:
            super().open_app()
            self.down = 0

        def scroll(self, share_of_screen: float) -> None:
            self.down += self.shown == "aa"

        def tap(self, node: UiNode) -> None:
            super().tap(node)
            self.down = 0

        def back(self) -> None:
            super().back()
            self.down = 0

        def tree(self) -> UiTree:
            usual = super().tree()
            title = UiNode("text", names(400)[self.down] if self.shown == "aa" else self.shown, Box(0, 8, 99, 20))
            shown = [node for node in usual.nodes if self.shown != "aa" or node.text == f"到{'bc'[min(self.down, 1)]}"]
            return replace(usual, url="android:paper", nodes=(title, *shown))

    phone = Feed(pages={"aa": {"到b": "b", "到c": "c"}, "b": {}, "c": {}})
    session, _ = session_of(phone)
    session.app = replace(session.app, first_party_domains=())
    result = Explorer(session, Budget(60, 400)).explore()
    assert result.ended == "saturated"
    assert {"到b", "到c"} <= set(phone.tapped)


def test_the_explorer_stops_at_a_secrecy_marking_on_a_screen_of_a_structure_that_it_knows() -> None:
    class Stop(Exception):
        pass

    class Archive(PaperApp):
        def tree(self) -> UiTree:
            usual = super().tree()
            marked = UiNode("text", "机密★10年", Box(0, 0, 99, 20))
            more = (marked,) if self.tapped[-1:] == ["第七号文件"] else ()
            return replace(usual, nodes=(*usual.nodes, *more))

    rows = {f"第{sign}号文件": "bb" for sign in "一二三四五六七"}
    session, _ = session_of(Archive(pages={"aa": rows, "bb": {}}))

    class Strict(PaperWitness):
        def take_screen(self, why: str, role: str) -> None:
            if why == "secrecy marking":
                raise Stop

    session.witness = Strict()
    with pytest.raises(Stop):
        Explorer(session, Budget(60, 200)).explore()
