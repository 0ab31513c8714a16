"""Every harmless entry is opened once; what the deny list names is never tapped."""

from harness.drive.app_session import AppSession
from harness.drive.menu_walk import walk_menus
from harness.model.event import EventKind
from harness.model.screen import UiNode
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, text


def page(phone: PaperPhone) -> list[UiNode]:
    tabs = [button("首页", in_nav=True), button("我的", in_nav=True)]
    if phone.view.get("page") == "mine":
        return [*tabs, button("我的积分"), button("注销账号"), button("立即购买")]
    return [*tabs, text("欢迎"), button("通知")]


def phone() -> PaperPhone:
    return PaperPhone(page, {"我的": lambda p: p.view.update(page="mine"), "首页": lambda p: p.view.clear()})


def test_entries_behind_a_tab_are_opened_and_dangerous_ones_are_not() -> None:
    made, witness = phone(), PaperWitness()
    found, opened = walk_menus(AppSession(app(), made, witness, {}, (), patience=0.02))
    assert (found, opened) == (4, 4)
    assert set(made.tapped) == {"首页", "我的", "通知", "我的积分"}
    assert witness.of(EventKind.MENU)[0]["opened"] == ["首页", "我的", "通知", "我的积分"]


def test_the_app_files_own_words_are_denied_too() -> None:
    made = phone()
    walk_menus(AppSession(app(deny_texts=("通知",)), made, PaperWitness(), {}, (), patience=0.02))
    assert "通知" not in made.tapped


def test_a_spent_budget_opens_nothing() -> None:
    made = phone()
    assert walk_menus(AppSession(app(), made, PaperWitness(), {}, (), patience=0.02), budget_s=0)[1] == 0


def test_a_page_without_the_menu_is_left_by_going_back_not_by_a_new_start() -> None:
    def shown(phone: PaperPhone) -> list[UiNode]:
        if phone.view.get("page") == "detail":
            return [text("详情")]
        return [button("通知"), button("公告")]

    def opened(phone: PaperPhone) -> None:
        phone.view.update(page="detail")

    made = PaperPhone(shown, {"通知": opened, "公告": opened})
    walk_menus(AppSession(app(), made, PaperWitness(), {}, (), patience=0.02))
    assert made.tapped == ["通知", "公告"]
    assert made.starts == 1
