"""The back end of the compliant subject 「云台通办」: it takes what a user submits, and nothing else."""

import hashlib
import hmac
import secrets
import threading
from dataclasses import dataclass
from typing import Any, Literal

from flask import Flask, request

from harness.demo import hosts
from harness.demo.answers import Answer, body, done, refused
from harness.demo.complaints import REPLY, ComplaintDesk, Ticket
from harness.demo.content import content, dated
from harness.demo.day_clock import DemoDays
from harness.demo.pages import DEMO, front_end, uncached
from harness.demo.store import Store

COOKIE = "yt_session"
NONCE_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Visitor:
    """An invented account; the superior's may see how the services run, and nothing of any person or unit."""

    user: str
    password: str
    role: Literal["grassroots", "superior"]
    name: str


ACCOUNTS = (
    Visitor("zhaolei", "Yuntai-3071", "grassroots", "赵磊"),
    Visitor("sunping", "Yuntai-8845", "superior", "孙平"),
)


def compliant_app(store: Store, days: DemoDays | None = None, takes_days: int = 0, *, altered: bool = False) -> Flask:
    """The TLS side of banshi.yuntai.test; its office closes a complaint after `takes_days` of the demo's days.

    `altered` serves the next version, which differs from the filed one as Article 11 means (apps/altered).
    """
    apps = DEMO / "apps"
    app = front_end("compliant", apps / "compliant", apps / "altered" / "bundle.txt" if altered else None)
    visitors = Visitors()
    _add_reading(app)
    _add_sign_in(app, visitors, store)
    _add_overview(app, visitors)
    _add_complaints(app, ComplaintDesk("YT", days, takes_days), store)
    return app


class Visitors:
    """Who is signed in. The password itself never travels: the page proves it against a nonce used once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._nonces: set[str] = set()
        self._sessions: dict[str, Visitor] = {}

    def nonce(self) -> str:
        nonce = secrets.token_hex(16)
        with self._lock:
            if len(self._nonces) >= NONCE_LIMIT:
                self._nonces.clear()
            self._nonces.add(nonce)
        return nonce

    def sign_in(self, user: str, nonce: str, proof: str) -> tuple[str, Visitor] | None:
        """A session id and whose it is, or None when something is wrong.

        `proof` is hex HMAC-SHA256(SHA-256(password), nonce).
        """
        with self._lock:
            known = nonce in self._nonces
            self._nonces.discard(nonce)
        account = next((one for one in ACCOUNTS if one.user == user), None)
        if account is None or not known or not hmac.compare_digest(_proof(account.password, nonce), proof):
            return None
        session = secrets.token_hex(16)
        with self._lock:
            self._sessions[session] = account
        return session, account

    def known(self, session: str) -> Visitor | None:
        with self._lock:
            return self._sessions.get(session)

    def leave(self, session: str) -> None:
        with self._lock:
            self._sessions.pop(session, None)


def _proof(password: str, nonce: str) -> str:
    key = hashlib.sha256(password.encode()).digest()
    return hmac.new(key, nonce.encode(), hashlib.sha256).hexdigest()


def _add_reading(app: Flask) -> None:
    @app.get("/api/content")
    def texts() -> Answer:
        shown = content("compliant")
        fresh = {name: dated(shown[name]) for name in ("news", "notices")}
        return done(**fresh, guides=shown["guides"], offices=shown["offices"], figures=shown["figures"])


def _add_sign_in(app: Flask, visitors: Visitors, store: Store) -> None:
    @app.get("/api/nonce")
    def nonce() -> Answer:
        return done(nonce=visitors.nonce())

    @app.post("/api/login")
    def login() -> Answer:
        sent = body()
        wanted = (str(sent.get(name, "")) for name in ("username", "nonce", "proof"))
        signed_in = visitors.sign_in(*wanted)
        if signed_in is None:
            return refused(4001, "账号或密码错误")
        session, account = signed_in
        answer = done(name=account.name, role=account.role)
        answer.set_cookie(COOKIE, session, secure=True, httponly=True, samesite="Strict")
        return answer

    @app.post("/api/logout")
    def logout() -> Answer:
        visitors.leave(request.cookies.get(COOKIE, ""))
        return done()

    @app.post("/api/appointment")
    def appointment() -> Answer:
        if not visitors.known(request.cookies.get(COOKIE, "")):
            return refused(4010, "请先登录", 401)
        number = f"YY{secrets.randbelow(10**8):08d}"
        store.add("appointment", hosts.COMPLIANT, number=number, form=body())
        return done(number=number)


def _add_overview(app: Flask, visitors: Visitors) -> None:
    @app.get("/api/overview")
    def overview() -> Answer:
        """How the services run, as totals: what a superior needs and nobody is ranked by."""
        account = visitors.known(request.cookies.get(COOKIE, ""))
        if account is None or account.role != "superior":
            return refused(4030, "无权查看", 403)
        return done(overview=content("compliant")["overview"])


def _add_complaints(app: Flask, desk: ComplaintDesk, store: Store) -> None:
    @app.post("/api/complaint")
    def complain() -> Answer:
        text = request.form.get("text", "").strip()
        if not text:
            return refused(4002, "请填写投诉建议内容")
        photo = request.files.get("photo")
        digest = store.add_photo(hosts.COMPLIANT, photo.read(), use="complaint") if photo else ""
        ticket = desk.receive(request.form.get("topic", ""), text, digest)
        store.add("complaint", hosts.COMPLIANT, number=ticket.number, text=text, photo=digest)
        return done(number=ticket.number)

    @app.get("/api/complaint/<number>")
    def ticket(number: str) -> Answer:
        found = desk.find(number)
        return done(**_shown(found)) if found else refused(4040, "未查询到该受理编号", 404)

    @app.post("/api/complaint/<number>/rating")
    def rate(number: str) -> Answer:
        rated = desk.rate(number, str(body().get("rating", "")))
        if rated is None:
            return refused(4003, "请选择满意度")
        store.add("rating", hosts.COMPLIANT, number=rated.number, rating=rated.rating)
        return done(**_shown(rated))

    app.after_request(uncached)


def _shown(ticket: Ticket) -> dict[str, Any]:
    return {
        "number": ticket.number,
        "topic": ticket.topic,
        "text": ticket.text,
        "photo": bool(ticket.photo_sha256),
        "history": [{"time": time, "state": state} for time, state in ticket.history],
        "reply": REPLY if ticket.closed else "正在办理，请耐心等待。",
        "rating": ticket.rating,
    }
