"""Who has an account and no steps finds the page that asks for a password; who does not get in says so."""

import pytest

from harness.drive.app_session import AppSession
from harness.drive.sign_in import sign_in
from harness.model.event import EventKind
from harness.model.screen import Box, UiNode
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, entry, text

AGREE = UiNode("checkbox", "我已阅读并同意用户协议", Box(0, 0, 20, 20), clickable=True, checked=False)


def page(phone: PaperPhone) -> list[UiNode]:
    """Behind 我的, a page with 登录; behind that two tabs, of which one asks for a password."""
    match phone.view.get("at", "home"):
        case "mine":
            return [button("登录"), text("未登录")]
        case "code":
            return [entry("手机号", "tel"), entry("验证码"), button("获取验证码"), button("密码登录"), button("登 录")]
        case "password":
            box = [AGREE] if phone.memory.get("asks") else []
            return [entry("搜索"), entry("账号"), entry("密码", "password"), *box, button("登 录")]
        case "in":
            return [text("已登录")]
    return [button("我的", in_nav=True), button("通知")]


def phone(*, right: bool = True, asks: bool = False) -> PaperPhone:
    def send(one: PaperPhone) -> None:
        agreed = not asks or AGREE.text in one.tapped
        if one.view["at"] == "password" and right and agreed and one.typed == {"账号": "lihua", "密码": "secret-word"}:
            one.view["at"] = "in"

    taps = {
        "我的": lambda one: one.view.update(at="mine"),
        "登录": lambda one: one.view.update(at="code"),
        "密码登录": lambda one: one.view.update(at="password"),
        "登 录": send,
    }
    return PaperPhone(page, taps, memory={"asks": asks})


def signed_in(shown: PaperPhone) -> tuple[bool, str]:
    witness = PaperWitness()
    made = AppSession(app(sign_in=()), shown, witness, {}, (), patience=0.02)
    done = sign_in(made, "grassroots")
    (told,) = witness.of(EventKind.LOGIN)
    assert "secret-word" not in str(witness.said)
    return done, str(told["why"])


@pytest.mark.parametrize("asks", [False, True])
def test_it_is_found_behind_the_words_of_sign_in(asks: bool) -> None:
    assert signed_in(phone(asks=asks)) == (True, "")


def test_a_password_that_is_not_taken_is_told() -> None:
    done, why = signed_in(phone(right=False))
    assert not done
    assert "stays on its sign-in page" in why


def test_an_app_without_such_a_page_is_told() -> None:
    done, why = signed_in(PaperPhone(lambda _: [button("通知")]))
    assert not done
    assert "no page asks for a password" in why
