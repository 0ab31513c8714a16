"""Sign in where the app file has an account and no steps: the page with a password is found, filled in and sent."""

import re
import time
from collections.abc import Sequence

from harness.drive.app_session import POLL_S, AppSession
from harness.drive.find import find_control, is_text_field, plain
from harness.model.app import Account
from harness.model.faults import StepFailed
from harness.model.saying import Saying
from harness.model.screen import UiNode, UiTree

# Where apps keep their sign-in, outermost first; a tab of it that asks for a password last.
PLACES = (
    "登录",
    "立即登录",
    "去登录",
    "请登录",
    "点击登录",
    "登录/注册",
    "我的",
    "个人中心",
    "密码登录",
    "账号密码登录",
    "账号登录",
)
DEEPEST = 4
ANSWER_TIMEOUT_S = 5.0
_SENDS = re.compile(r"^(立即|账号|确认|安全)?(登录|登陆|登入|signin|login)$", re.IGNORECASE)
_AGREES = re.compile(r"同意|协议|隐私")


def find_sign_in(session: AppSession, account: Account) -> None:
    """Sign in with an account of the app file. Raises StepFailed, also where the password's page stays."""
    page = _page(session)
    password = _password(page)
    if password is None:
        raise StepFailed(Saying("no page asks for a password", "未找到登录页"), "sign_in")
    user = _user(page, password)
    if user is not None:
        session.device.type_text(user, account.user)
    session.device.type_text(password, account.password)
    _agree(session)
    session.tap_on_purpose(session.await_node(_send, "登录"))
    _await_in(session)


def _page(session: AppSession) -> UiTree:
    """The page with a password, as far as the words of sign-in lead to one."""
    left = list(PLACES)
    for _ in range(DEEPEST):
        session.device.settle()
        tree = session.device.tree()
        word, control = _next(tree, left)
        if _password(tree) is not None or control is None:
            return tree
        left.remove(word)
        session.tap_on_purpose(control)
        time.sleep(POLL_S * session.patience)
    return session.device.tree()


def _next(tree: UiTree, words: Sequence[str]) -> tuple[str, UiNode | None]:
    for word in words:
        node = find_control(tree, word)
        if node is not None and node.clickable and plain(node.text) == word and not node.covered:
            return word, node
    return "", None


def _password(tree: UiTree) -> UiNode | None:
    return next((node for node in tree.nodes if node.field.split(" ", 1)[0] == "password" and node.enabled), None)


def _user(tree: UiTree, password: UiNode) -> UiNode | None:
    """The last field of text before the password's."""
    fields = [node for node in tree.nodes if is_text_field(node) and node.enabled]
    before = fields[: fields.index(password)] if password in fields else []
    return before[-1] if before else None


def _agree(session: AppSession) -> None:
    """Tick what the sign-in's own page asks to be agreed to."""
    for node in session.device.tree().nodes:
        if node.kind == "checkbox" and node.checked is False and _AGREES.search(node.text):
            session.tap_on_purpose(node)


def _send(tree: UiTree) -> UiNode | None:
    sending = [node for node in tree.nodes if node.clickable and node.enabled and _SENDS.search(plain(node.text))]
    return next((node for node in reversed(sending) if node.kind == "button" and not node.in_nav), None)


def _await_in(session: AppSession) -> None:
    deadline = time.monotonic() + ANSWER_TIMEOUT_S * session.patience
    while _password(session.device.tree()) is not None:
        if time.monotonic() >= deadline:
            raise StepFailed(Saying("the app stays on its sign-in page", "应用停留在登录页"), "sign_in")
        time.sleep(POLL_S)
