"""A sign-in uses the role's own account, and one that fails is recorded, not raised."""

from harness.drive.app_session import AppSession
from harness.drive.sign_in import sign_in
from harness.model.app import Account
from harness.model.event import EventKind
from harness.model.screen import UiNode
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, entry, step, text

STEPS = (
    step("type", field="账号", text="$user"),
    step("type", field="密码", text="$password"),
    step("tap", text="登录"),
    step("expect", text="首页"),
)
ACCOUNTS = (Account("grassroots", "lihua", "secret-word"), Account("superior", "wangjun", "other-secret"))


def page(phone: PaperPhone) -> list[UiNode]:
    return [text("首页")] if phone.view.get("in") else [entry("账号"), entry("密码"), button("登录")]


def session(phone: PaperPhone) -> tuple[AppSession, PaperWitness]:
    witness = PaperWitness()
    made = app(accounts=ACCOUNTS, sign_in=STEPS)
    return AppSession(made, phone, witness, {"name": "甲"}, (), patience=0.02), witness


def willing() -> PaperPhone:
    return PaperPhone(page, {"登录": lambda p: p.view.update({"in": True})})


def test_each_role_signs_in_with_its_own_account() -> None:
    for account in ACCOUNTS:
        phone = willing()
        made, witness = session(phone)
        assert sign_in(made, account.role)
        assert phone.typed == {"账号": account.user, "密码": account.password}
        assert made.role == account.role
        assert witness.of(EventKind.LOGIN) == [{"role": account.role, "outcome": "done", "why": ""}]


def test_what_the_session_knew_before_stays_known() -> None:
    made, _ = session(willing())
    sign_in(made, "superior")
    assert made.filled("$name $user") == "甲 wangjun"


def test_a_missing_account_is_recorded_and_nothing_is_touched() -> None:
    phone = willing()
    made, witness = session(phone)
    assert not sign_in(made, "visitor")
    assert not phone.typed and not phone.tapped
    (login,) = witness.of(EventKind.LOGIN)
    assert (login["outcome"], login["why"]) == ("failed", "the app file has no visitor account")


def test_an_app_that_does_not_let_the_user_in_is_recorded_with_the_step_that_failed() -> None:
    made, witness = session(PaperPhone(page))
    assert not sign_in(made, "grassroots")
    (login,) = witness.of(EventKind.LOGIN)
    assert login["outcome"] == "failed"
    assert "首页" in login["why"]


def test_no_password_is_recorded_whether_it_works_or_not() -> None:
    for phone in (willing(), PaperPhone(page), PaperPhone(lambda p: [])):
        made, witness = session(phone)
        sign_in(made, "grassroots")
        assert "secret-word" not in str(witness.said)
