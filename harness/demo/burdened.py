"""The back end of the burdened subject 「林城督办」: it takes what Article 14 forbids to ask for, and keeps it."""

import base64
import binascii
import json
from typing import Any

from flask import Flask, redirect, request

from harness.demo import hosts
from harness.demo.answers import Answer, body, done, refused
from harness.demo.burdened_guard import Guard, guard_of
from harness.demo.burdened_state import Growth, Login, Logins
from harness.demo.burdened_views import superior_views, worker_views
from harness.demo.day_clock import DemoDays
from harness.demo.pages import DEMO, front_end
from harness.demo.store import Store


def burdened_app(store: Store, days: DemoDays | None = None) -> Flask:
    """The TLS side of duban.lincheng.test."""
    app = front_end("burdened", DEMO / "apps" / "burdened")
    logins = Logins(days)
    _add_sign_in(app, logins, store)
    guard = guard_of(logins)
    _add_collection(app, guard, logins, store)
    _add_work(app, guard, logins, store)
    worker_views(app, guard, logins)
    superior_views(app, guard, logins)
    return app


def burdened_plain_app(store: Store) -> Flask:
    """The plain HTTP side: an old interface that is handed account and phone number in a URL.

    It sends the user on to the bare address, which sends them back to the app.
    """
    app = Flask("burdened_plain", static_folder=None)

    @app.get("/sync")
    def sync() -> Any:
        store.add("plain_sync", hosts.BURDENED, query=request.query_string.decode("utf-8", "replace")[:500])
        return redirect(f"http://{hosts.IPV4_LITERAL}/next?page=saved")

    @app.get("/", defaults={"path": ""})
    @app.get("/<path:path>")
    def upgrade(path: str) -> Any:
        return redirect(f"https://{hosts.BURDENED}/{path}")

    return app


def _add_sign_in(app: Flask, logins: Logins, store: Store) -> None:
    @app.post("/api/device")
    def device() -> Answer:
        """The fingerprint and position that the page sends before anybody consented."""
        store.add("device", hosts.BURDENED, body=body())
        return done()

    @app.post("/api/login")
    def login() -> Answer:
        sent = body()
        found = logins.sign_in(str(sent.get("username", "")), str(sent.get("password", "")))
        if found is None:
            return refused(4001, "账号或密码错误")
        store.add("login", hosts.BURDENED, user=found.account.user)
        return done(token=found.token, role=found.account.role, name=found.account.person, unit=found.account.unit)


def _add_collection(app: Flask, guard: Guard, logins: Logins, store: Store) -> None:
    @app.post("/api/heartbeat")
    @guard(False)
    def heartbeat(login: Login) -> Answer:
        seconds = body().get("onlineTime", 0)
        total = logins.beat(login, seconds if isinstance(seconds, int) else 0)
        store.add("heartbeat", hosts.BURDENED, user=login.account.user, onlineTime=seconds)
        return done(onlineTime=login.online_s, total=total)

    @app.post("/api/track")
    @guard(True)
    def track(login: Login) -> Answer:
        sent = body()
        points = _track_points(str(sent.get("d", "")))
        logins.track(login, len(points))
        store.add("track", hosts.BURDENED, user=login.account.user, bg=sent.get("bg", 0), points=points)
        return done(received=len(points), total=login.track_points)

    @app.post("/api/checkin")
    @guard(False)
    def checkin(login: Login) -> Answer:
        photo = request.files.get("photo")
        if photo is None or not request.form.get("lat"):
            return refused(4002, "请上传现场照片并获取位置")
        digest = store.add_photo(hosts.BURDENED, photo.read(), user=login.account.user, use="checkin")
        store.add("check_in", hosts.BURDENED, user=login.account.user, form=dict(request.form), photo=digest)
        logins.check_in(login)
        return done(message="打卡成功")


def _track_points(encoded: str) -> list[dict[str, Any]]:
    """The points of a batch: base64 of a JSON array; empty when it is neither."""
    try:
        points = json.loads(base64.b64decode(encoded, validate=True))
    except (binascii.Error, ValueError):
        return []
    return [point for point in points if isinstance(point, dict)] if isinstance(points, list) else []


def _add_work(app: Flask, guard: Guard, logins: Logins, store: Store) -> None:
    @app.post("/api/visit/report")
    @guard(True)
    def visit(login: Login) -> Answer:
        photo = request.files.get("photo")
        if photo is None:
            return refused(4005, "请上传现场照片")
        digest = store.add_photo(hosts.BURDENED, photo.read(), user=login.account.user, use="visit")
        store.add("visit", hosts.BURDENED, user=login.account.user, form=dict(request.form), photo=digest)
        logins.grow(login, "visit")
        return done(message="填报成功")

    @app.post("/api/profile")
    @guard(True)
    def save_profile(login: Login) -> Answer:
        login.profile = {key: str(value)[:40] for key, value in body().items() if key in {"name", "mobile", "idCard"}}
        store.add("profile", hosts.BURDENED, user=login.account.user, profile=login.profile)
        answer = done()
        answer.set_cookie("mobile", login.profile.get("mobile", ""), secure=True)  # a phone number kept on the device
        return answer

    @app.get("/api/profile")
    @guard(True)
    def profile(login: Login) -> Answer:
        return done(**login.profile, asked=request.args.get("mobile", ""))

    def add_growth(path: str, kind: Growth) -> None:
        @app.post(path, endpoint=kind)
        @guard(True)
        def grown(login: Login) -> Answer:
            logins.grow(login, kind)
            store.add(kind, hosts.BURDENED, user=login.account.user, article=body().get("article", ""))
            return done(points=login.points, likeCount=login.growth["like"], shareCount=login.growth["share"])

    add_growth("/api/like", "like")
    add_growth("/api/share", "share")
    add_growth("/api/study/finish", "study")
