"""The inspector's words: who is inspected, which gates are probed when, how the route is walked."""

import time
from dataclasses import replace
from typing import Any

import pytest

from harness.drive.app_session import AppSession
from harness.drive.explorer.budget import Budget
from harness.drive.inspector import VISITOR, Inspector
from harness.model.app import Account
from harness.model.event import EventKind, Phase
from harness.model.screen import UiNode
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, gate, step, task, text

ROUTE = [(30.0 + n / 10, 120.0) for n in range(5)]
STANDING = gate(name="打卡", marker="请先打卡", way_through=(step("tap", text="打卡"),))
ON_THE_WAY = gate(name="转发", duty="share", marker="请转发", reach=(step("tap", text="学习"),), blocks="全文完")


def account(role: str) -> Account:
    return Account(role, role, "secret-word")


def inspector(phone: PaperPhone | None = None, **changes: Any) -> tuple[Inspector, PaperPhone, PaperWitness]:
    made, witness = phone or PaperPhone(lambda p: []), PaperWitness(phase=Phase.AFTER_CONSENT)
    given = {"sign_in": (step("home"),)} | changes
    return Inspector(AppSession(app(**given), made, witness, {}, (), patience=0.02), ROUTE), made, witness


def test_an_exploration_is_made_as_the_present_role_and_told() -> None:
    made, phone, witness = inspector(PaperPhone(lambda p: [button("通知")]))
    made.sign_in(VISITOR)
    made.explore(Budget(seconds=5, steps=9, seed=3))
    (told,) = witness.of(EventKind.EXPLORED)
    assert (told["ended"], told["role"], told["seed"]) == ("saturated", VISITOR, 3)
    assert "通知" in phone.tapped


@pytest.mark.parametrize(
    ("roles", "main"),
    [
        (["superior", "grassroots"], "grassroots"),
        (["superior", "visitor"], "superior"),
        (["visitor"], "visitor"),
        ([], "visitor"),
    ],
)
def test_the_main_role_is_who_carries_the_burden(roles: list[str], main: str) -> None:
    made, _, _ = inspector(accounts=tuple(account(role) for role in roles))
    assert made.main_role == main


def test_signing_in_takes_the_main_role_unless_another_is_named() -> None:
    made, _, witness = inspector(accounts=(account("superior"), account("grassroots")))
    assert made.sign_in() and made.sign_in("superior")
    assert [one["role"] for one in witness.of(EventKind.LOGIN)] == ["grassroots", "superior"]


def test_a_visitor_stays_signed_out() -> None:
    made, phone, witness = inspector(accounts=(), sign_in=(step("tap", text="登录"),))
    assert made.sign_in()
    assert not phone.tapped and not witness.of(EventKind.LOGIN)


def test_a_visitors_tasks_are_done_before_any_sign_in_and_the_roles_after_it() -> None:
    visitors = task("看公告", step("tap", text="公告"))
    tasks = (task("看通知", step("tap", text="通知")), replace(visitors, role=VISITOR))
    made, phone, _ = inspector(PaperPhone(lambda p: [button("公告"), button("通知")]), core_tasks=tasks)
    assert made.do_core_tasks() == 1
    assert phone.tapped == ["公告"]
    made.sign_in()
    assert made.do_core_tasks() == 1
    assert phone.tapped == ["公告", "通知"]


def test_everyday_use_goes_on_until_its_time_is_over() -> None:
    tasks = (task("看公告", step("tap", text="公告")),)
    made, phone, witness = inspector(PaperPhone(lambda p: [button("公告")]), core_tasks=tasks, accounts=())
    made.sign_in()
    began = time.monotonic()
    made.use_for(minutes=0.005)
    assert 0.3 <= time.monotonic() - began < 30
    assert len(witness.of(EventKind.MENU)) > 1
    assert phone.tapped.count("公告") > 1


def test_permissions_are_set_as_said_and_one_at_a_time() -> None:
    made, phone, _ = inspector()
    made.deny("geolocation")
    made.allow("camera")
    assert phone.permissions == {"geolocation": "denied", "camera": "granted"}


def gated_page(phone: PaperPhone) -> list[UiNode]:
    """An app that withholds its functions and, inside 学习, the end of an article."""
    if phone.view.get("page"):
        return [text("请转发后继续")]
    return [text("请先打卡"), button("学习")]


def gated() -> tuple[Inspector, PaperPhone, PaperWitness]:
    phone = PaperPhone(gated_page, {"学习": lambda p: p.view.update(page=1)})
    shut = task("看通知", step("tap", text="通知"), step("expect", text="关于"))
    made, phone, witness = inspector(phone, gates=(ON_THE_WAY, STANDING), core_tasks=(shut,))
    made.sign_in()
    return made, phone, witness


def test_before_any_gate_is_passed_only_those_that_stand_by_themselves_are_probed() -> None:
    made, phone, witness = gated()
    made.probe_standing_gates()
    assert [(one["target"], one["result"]) for one in witness.of(EventKind.PROBE)] == [("打卡", "positive")]
    assert "学习" not in phone.tapped


def test_later_only_the_gates_inside_a_function_are_probed() -> None:
    made, _, witness = gated()
    made.probe_gates_on_the_way()
    assert [(one["target"], one["result"]) for one in witness.of(EventKind.PROBE)] == [("转发", "positive")]


def test_each_gate_is_probed_from_the_first_page() -> None:
    made, phone, witness = gated()
    phone.view["page"] = 1
    made.probe_standing_gates()
    phone.view["page"] = 1
    made.probe_gates_on_the_way()
    assert [one["result"] for one in witness.of(EventKind.PROBE)] == ["positive", "positive"]


def test_passing_gates_leaves_those_on_the_way_alone() -> None:
    made, phone, witness = gated()
    made.pass_gates()
    assert [one["gate"] for one in witness.of(EventKind.GATE)] == ["打卡"]
    assert "学习" not in phone.tapped


def test_one_stands_at_the_first_point_of_the_route() -> None:
    made, phone, _ = inspector()
    made.stand_at_start()
    assert phone.places == ROUTE[:1]


def test_the_halves_of_the_route_are_walked_in_front_and_hidden_and_make_the_whole() -> None:
    hidden_at: list[bool] = []

    class Walked(PaperPhone):
        def set_location(self, lat: float, lng: float, accuracy_m: float) -> None:
            super().set_location(lat, lng, accuracy_m)
            hidden_at.append(self.hidden)

    made, phone, witness = inspector(Walked(lambda p: []))
    made.walk_route(pause_s=0)
    assert phone.places == ROUTE[:2]
    made.walk_route_in_background(pause_s=0)
    assert phone.places == ROUTE
    assert hidden_at == [False, False, True, True, True]
    walked = [(data["point"], phase) for kind, data, phase in witness.said if kind is EventKind.WALK]
    assert walked == [(n, Phase.AFTER_CONSENT if n < 2 else Phase.BACKGROUND) for n in range(5)]
    assert not phone.hidden


def test_what_the_walk_led_to_is_looked_at() -> None:
    made, _, witness = inspector()
    made.walk_route(pause_s=0)
    made.walk_route_in_background(pause_s=0)
    assert witness.screens == ["walked", "back from background"]


def test_a_gate_without_a_known_way_through_does_not_end_the_run() -> None:
    made, _, witness = inspector(PaperPhone(lambda p: [text("请先打卡")]), gates=(gate(),))
    made.pass_gates()
    assert [one["gate"] for one in witness.of(EventKind.GATE)] == ["打卡"]


def test_a_form_whose_steps_expect_nothing_after_it_is_sent_is_probed_all_the_same() -> None:
    form = task("填报", step("choose_file", field="照片", photo=0), step("tap", text="提交"))
    made, _, witness = inspector(PaperPhone(lambda p: [button("提交")]), core_tasks=(form,))
    made.probe_required_fields()
    assert [one["target"] for one in witness.of(EventKind.PROBE)] == ["填报"]


def test_a_scenario_that_is_run_alone_launches_the_app_and_consents_before_anything_else() -> None:
    def page(phone: PaperPhone) -> list[UiNode]:
        if not phone.starts:
            return []
        if not phone.memory.get("agreed"):
            return [
                text("用户协议与隐私政策", in_dialog=True),
                button("同意", in_dialog=True),
                button("不同意", in_dialog=True),
            ]
        return [button("登录")]

    phone = PaperPhone(page, taps={"同意": lambda p: p.memory.update(agreed=True)})
    made, _, witness = inspector(phone, accounts=(account("grassroots"),), sign_in=(step("tap", text="登录"),))
    made.ensure_launched()
    assert made.sign_in()
    assert (phone.starts, phone.tapped, phone.places) == (1, ["同意", "登录"], [ROUTE[0]])
    assert [one["choice"] for one in witness.of(EventKind.CONSENT)] == ["accepted"]


def test_what_is_launched_already_is_not_launched_again() -> None:
    made, phone, _ = inspector()
    made.launch()
    made.ensure_launched()
    assert phone.starts == 1
