"""What the burdened app gives back: points, rankings of people and units, rates and lists for the superior."""

from typing import Any

from flask import Flask, Response

from harness.demo.answers import done
from harness.demo.burdened_guard import Guard
from harness.demo.burdened_state import ACCOUNTS, POINTS, Growth, Login, Logins
from harness.demo.content import content, dated

GROWTH_NAMES: dict[Growth, str] = {
    "sign_in": "每日登录",
    "check_in": "每日打卡",
    "like": "点赞得分",
    "share": "转发得分",
    "visit": "走访填报",
    "study": "学习得分",
}
BASE_ONLINE_S = 15_240


def worker_views(app: Flask, guard: Guard, logins: Logins) -> None:
    """The views every member of staff has; `guard` asks for a login and for today's check-in."""

    @app.get("/api/state")
    @guard(False)
    def state(login: Login) -> Response:
        who = login.account
        absent = logins.absences(login)
        return done(gated=login.gated, role=who.role, name=who.person, unit=who.unit, absent=absent)

    @app.get("/api/content")
    @guard(True)
    def texts(_login: Login) -> Response:
        shown = content("burdened")
        return done(**{name: dated(shown[name]) for name in ("notices", "articles", "tasks")}, assess=shown["assess"])

    @app.get("/api/points")
    @guard(True)
    def points(login: Login) -> Response:
        detail = [
            {"item": GROWTH_NAMES[kind], "times": times, "score": POINTS[kind] * times}
            for kind, times in login.growth.items()
        ]
        total = logins.online_s(login.account.user)
        return done(score=login.points, detail=detail, onlineTime=BASE_ONLINE_S + total, loginDays=12)

    @app.get("/api/rank")
    @guard(True)
    def rank(login: Login) -> Response:
        return done(persons=_persons(login), units=_units())

    @app.get("/api/mall/goods")
    @guard(True)
    def goods(_login: Login) -> Response:
        shown = content("burdened")
        return done(goodsList=shown["goods"], payee=shown["payee"])


def _persons(login: Login) -> list[dict[str, Any]]:
    """The ranking of people, best first, the user among them."""
    rows = [*content("burdened")["persons"]]
    if login.account.role == "grassroots":
        rows.append({"name": login.account.person, "unit": login.account.unit, "score": login.points})
    ordered = sorted(rows, key=lambda row: -int(row["score"]))
    return [{"rank": place, **row} for place, row in enumerate(ordered, 1)]


def _units() -> list[dict[str, Any]]:
    ordered = sorted(content("burdened")["units"], key=lambda row: -int(row["score"]))
    return [{"rank": place, "unit": row["unit"], "score": row["score"]} for place, row in enumerate(ordered, 1)]


def superior_views(app: Flask, guard: Guard, logins: Logins) -> None:
    """The views of a superior: rates per unit, who has not checked in, online time per person, the urging button."""

    @app.get("/api/stats")
    @guard(True)
    def stats(login: Login) -> Response:
        if login.account.role != "superior":
            return done(units=[], absent=[], online=[])
        shown = content("burdened")
        units = sorted(shown["units"], key=lambda row: -float(row["installRate"]))
        rates = [{"rank": place, **row} for place, row in enumerate(units, 1)]
        return done(units=rates, absent=shown["absent"], online=_online(logins))

    @app.post("/api/urge")
    @guard(True)
    def urge(_login: Login) -> Response:
        return done(message="已向全部未打卡人员发送催办提醒")


def _online(logins: Logins) -> list[dict[str, Any]]:
    """Online time per person: the accounts' real totals on top of a fixed past, and the rest of the invented staff."""
    real = [
        {"name": a.person, "unit": a.unit, "onlineTime": BASE_ONLINE_S + logins.online_s(a.user)}
        for a in ACCOUNTS
        if a.role == "grassroots"
    ]
    return sorted([*real, *content("burdened")["online"]], key=lambda row: -int(row["onlineTime"]))
