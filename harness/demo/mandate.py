"""Subjects that look as if they forced something, and force nothing: the hard negatives of MP-1, MP-4, MP-5 and MP-6.

`skippable` stands a check-in before everything, which can be put off once it has been met often enough. `hideable`
ranks its users, who can take their names out. `optional` has a form for a photo that it does not need,
`either` one that takes words in its place, `closable` a lesson whose timer may be closed. Otherwise they are the same
small app for staff, with a superior who sees figures and no names.
"""

import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from flask import Flask, request

from harness.demo import hosts
from harness.demo.answers import Answer, body, done, refused
from harness.demo.pages import DEMO, front_end

PUT_OFF_AT = 5  # showings of the gate: at sign-in, when a probe comes to it, and after its three restarts


@dataclass(frozen=True, slots=True)
class Variant:
    """One of them: its key, its name for people, its filing number."""

    key: str
    name: str
    filing_number: str


VARIANTS: Mapping[str, Variant] = MappingProxyType(
    {
        hosts.SKIPPABLE: Variant("skippable", "缓签通", "政务应用备2026-000631号"),
        hosts.HIDEABLE: Variant("hideable", "隐名通", "政务应用备2026-000632号"),
        hosts.OPTIONAL: Variant("optional", "选填通", "政务应用备2026-000633号"),
        hosts.EITHER: Variant("either", "图文通", "政务应用备2026-000634号"),
        hosts.CLOSABLE: Variant("closable", "可关通", "政务应用备2026-000635号"),
    }
)
# user: (password, role, name)
_ACCOUNTS = {"gaoyuan": ("Xiping@2026", "grassroots", "高原"), "qinfeng": ("Xiping#8806", "superior", "秦枫")}
_OTHERS = (("陈铭", 386), ("周岚", 342), ("吴昊", 317), ("郑洁", 255))


@dataclass(slots=True)
class _Login:
    """What stands behind one token; changed under the lock of `_Logins` alone."""

    role: str
    name: str
    checked_in: bool = False
    put_off: bool = False
    showings: int = 0
    hidden: bool = False


class _Logins:
    """All logins of one of the apps by token; safe for many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_token: dict[str, _Login] = {}

    def sign_in(self, user: str, password: str) -> tuple[str, _Login] | None:
        expected, role, name = _ACCOUNTS.get(user, ("", "", ""))
        if not expected or password != expected:
            return None
        token = secrets.token_hex(16)
        with self._lock:
            self._by_token[token] = _Login(role, name)
            return token, self._by_token[token]

    def change(self, token: str, act: Callable[[_Login], None]) -> _Login | None:
        with self._lock:
            login = self._by_token.get(token)
            if login is not None:
                act(login)
            return login


def mandate_app(host: str) -> Flask:
    """The TLS side of one of them."""
    variant = VARIANTS[host]
    app = front_end(variant.key, DEMO / "apps" / "mandate")
    logins = _Logins()

    def add(path: str, act: Callable[[_Login], None], answer: Callable[[_Login], Answer]) -> None:
        """A route for those who signed in: it does something to the login and answers from it."""

        def route() -> Answer:
            login = logins.change(request.headers.get("X-Token", ""), act)
            return answer(login) if login else refused(4010, "请先登录", 401)

        app.add_url_rule(path, path, route, methods=["GET" if path in ("/api/rank", "/api/figures") else "POST"])

    _add_sign_in(app, variant, logins)
    add("/api/start", _show, lambda login: _state(variant, login))
    add("/api/attend", _attend, lambda login: _state(variant, login))
    add("/api/later", _put_off, lambda login: _state(variant, login))
    add("/api/hide", _hide, lambda login: _state(variant, login))
    add("/api/rank", _nothing, _rank)
    add("/api/visit", _nothing, lambda _login: _visit(variant))
    add("/api/figures", _nothing, lambda _login: done(visits=128, services=36))
    return app


def _add_sign_in(app: Flask, variant: Variant, logins: _Logins) -> None:
    @app.get("/api/about")
    def about() -> Answer:
        return done(key=variant.key, name=variant.name, filing=variant.filing_number)

    @app.post("/api/login")
    def login() -> Answer:
        sent = body()
        found = logins.sign_in(str(sent.get("username", "")), str(sent.get("password", "")))
        if found is None:
            return refused(4001, "账号或密码错误")
        return done(token=found[0], role=found[1].role, name=found[1].name)


def _state(variant: Variant, login: _Login) -> Answer:
    stands = variant.key == "skippable" and login.role == "grassroots"
    gated = stands and not (login.checked_in or login.put_off)
    return done(gated=gated, may_put_off=login.showings >= PUT_OFF_AT, hidden=login.hidden)


def _rank(login: _Login) -> Answer:
    rows = [{"name": name, "score": score} for name, score in _OTHERS]
    rows += [] if login.hidden or login.role == "superior" else [{"name": login.name, "score": 128}]
    ordered = sorted(rows, key=lambda row: -int(str(row["score"])))
    return done(persons=[{"rank": place, **row} for place, row in enumerate(ordered, 1)])


def _visit(variant: Variant) -> Answer:
    if not request.form.get("target", "").strip():
        return refused(4002, "请填写走访对象")
    if variant.key == "either" and "photo" not in request.files and not request.form.get("note", "").strip():
        return refused(4003, "请上传照片或填写文字说明")
    return done(photo="photo" in request.files)


def _show(login: _Login) -> None:
    """A page that one came back to is no start."""
    login.showings += body().get("restart", True) is True


def _attend(login: _Login) -> None:
    login.checked_in = True


def _put_off(login: _Login) -> None:
    login.put_off = login.showings >= PUT_OFF_AT


def _hide(login: _Login) -> None:
    login.hidden = not login.hidden


def _nothing(_login: _Login) -> None:
    """The route only looks."""
