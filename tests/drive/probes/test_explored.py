"""An exploration's functions, forms, gates and choices are what the probes try; what opens no more is none of them."""

from collections.abc import Mapping

from harness.drive.explorer.budget import Budget
from harness.drive.found_functions import Found
from harness.drive.probes.explored import find_functions
from harness.drive.probes.opt_out import probe_opt_out
from harness.drive.probes.required_field import probe_required_fields
from harness.model.app import Gate
from harness.model.event import EventKind
from harness.model.screen import Box, UiNode, UiTree
from tests.drive.explorer.paper_app import Pages, PaperApp, session_of
from tests.drive.paper_phone import PaperWitness, button, entry, text

BUDGET = Budget(seconds=60, steps=400)


class Office(PaperApp):
    """Screens of `more` show what the app of paper does not know: fields, dialogs, switches."""

    more: Mapping[str, list[UiNode]] = {}

    def tree(self) -> UiTree:
        plain = super().tree()
        return UiTree(plain.url, plain.title, 360, 780, (*plain.nodes, *self.more.get(self.shown, [])))


def office(pages: Pages, **more: list[UiNode]) -> Office:
    made = Office(pages=pages)
    made.more = more
    return made


def found_in(phone: Office, **changes: object) -> tuple[Found, PaperWitness]:
    session, witness = session_of(phone, **changes)
    session.role = "grassroots"
    found = find_functions(session, BUDGET)
    assert session.found.of("grassroots") is found
    return found, witness


def test_screens_are_functions_nearest_first_with_their_duty() -> None:
    phone = office(
        {"home": {"通知公告": "notices", "学习园地": "study"}, "notices": {"详情页": "x"}, "x": {}, "study": {}}
    )
    found, witness = found_in(phone)
    assert [(one.name, one.duty) for one in found.functions] == [
        ("通知公告", None),
        ("学习园地", "learning"),
        ("详情页", None),
    ]
    assert [step.args["text"] for step in found.functions[2].steps] == ["通知公告", "详情页"]
    assert found.whole
    (told,) = witness.of(EventKind.FOUND)
    assert told["functions"] == ["通知公告", "学习园地", "详情页"]


def test_what_does_not_open_again_is_no_function() -> None:
    class Once(Office):
        def open_app(self) -> None:
            super().open_app()
            if self.starts > 1:
                self.pages["home"] = {"通知公告": "notices"}

    phone = Once(pages={"home": {"通知公告": "notices", "今日提示": "hint"}, "notices": {}, "hint": {}})
    found, _ = found_in(phone)
    assert [one.name for one in found.functions] == ["通知公告"]


def form(end: str) -> list[UiNode]:
    return [entry("走访对象"), entry("现场照片", "file"), button(end)]


def test_a_form_is_found_and_one_that_may_not_be_sent_is_told() -> None:
    found, _ = found_in(office({"home": {"走访": "visit"}, "visit": {}}, visit=form("保存走访")))
    assert [one.name for one in found.forms] == ["走访"]
    found, _ = found_in(office({"home": {"走访": "visit"}, "visit": {}}, visit=form("提交走访")))
    assert (found.forms, found.withheld) == ((), ("提交走访",))


def test_a_form_of_words_alone_that_may_not_be_sent_is_told_too() -> None:
    for end, unsent in ("提交预约", ["提交预约"]), ("保存", []):
        words = [entry("预约人"), button(end)]
        _, witness = found_in(office({"home": {"预约": "book"}, "book": {}}, book=words))
        assert witness.of(EventKind.FOUND)[0]["unsent"] == unsent


def test_the_end_of_a_form_is_no_function_and_nor_is_the_way_back() -> None:
    pages: Pages = {"home": {"投诉建议": "form"}, "form": {"提交": "done", "返回上页": "home"}, "done": {}}
    found, _ = found_in(office(pages), allow_texts=("提交",))
    assert [one.name for one in found.functions] == ["投诉建议"]


def test_a_gate_on_the_way_is_found_unless_the_app_file_knows_it() -> None:
    dialog = [text("请先签到后才能查看", in_dialog=True), button("去签到", in_dialog=True)]
    phone = office({"home": {"通知公告": "notices"}, "notices": {}}, notices=dialog)
    found, _ = found_in(phone)
    assert [(one.duty, [step.args["text"] for step in one.reach]) for one in found.gates] == [
        ("check_in", ["通知公告"])
    ]
    known = Gate("签到", "check_in", "请先签到后才能查看", ())
    found, _ = found_in(office({"home": {"通知公告": "notices"}, "notices": {}}, notices=dialog), gates=(known,))
    assert found.gates == ()


def switch(words: str) -> UiNode:
    return UiNode("checkbox", words, Box(0, 200, 50, 20), clickable=True, checked=True, locator="/s")


def test_a_choice_that_the_walk_came_upon_counts_as_an_opt_out() -> None:
    phone = office({"home": {"排行榜": "rank", "杂项": "more"}, "rank": {}, "more": {}}, more=[switch("隐藏我的排名")])
    session, _ = session_of(phone)
    session.role = "grassroots"
    find_functions(session, BUDGET)
    assert probe_opt_out(session, "ranking") == "negative"


def test_where_the_whole_app_was_seen_no_settings_page_is_no_excuse() -> None:
    session, _ = session_of(office({"home": {"排行榜": "rank"}, "rank": {}}))
    session.role = "grassroots"
    assert probe_opt_out(session, "ranking") == "unknown"
    find_functions(session, BUDGET)
    assert probe_opt_out(session, "ranking") == "positive"


def results(witness: PaperWitness) -> dict[str, str]:
    return {str(one["duty"]): str(one["result"]) for one in witness.of(EventKind.PROBE)}


def test_what_no_form_of_the_whole_app_asks_for_is_a_no_and_a_withheld_form_leaves_it_open() -> None:
    for more, said in ({}, "negative"), ({"notices": form("提交走访")}, "unknown"):
        session, witness = session_of(office({"home": {"通知公告": "notices"}, "notices": {}}, **more))
        session.role = "grassroots"
        find_functions(session, BUDGET)
        probe_required_fields(session, "grassroots", None)
        assert results(witness) == dict.fromkeys(("photo", "video", "trail", "form"), said)


def test_a_form_behind_another_page_s_start_is_found_and_one_that_is_gone_again_leaves_it_open() -> None:
    pages: Pages = {"home": {"首页": "start"}, "start": {"走访": "visit"}, "visit": {}}
    phone = office(pages, visit=form("保存走访"))
    session, witness = session_of(phone)
    session.role = "grassroots"
    found = find_functions(session, BUDGET)
    assert [one.name for one in found.forms] == ["走访"]
    phone.more = {}
    probe_required_fields(session, "grassroots", None)
    assert set(results(witness).values()) == {"unknown"}


def test_nothing_is_concluded_of_an_app_that_was_seen_in_part() -> None:
    session, witness = session_of(office({"home": {"通知公告": "notices"}, "notices": {"详情页": "x"}, "x": {}}))
    session.role = "grassroots"
    found = find_functions(session, Budget(seconds=60, steps=1))
    assert not found.whole
    probe_required_fields(session, "grassroots", None)
    assert results(witness) == {}
