"""Who may call an interface of the burdened app: those signed in, and for most of it those who checked in today."""

from collections.abc import Callable
from functools import wraps

from flask import request

from harness.demo.answers import Answer, refused
from harness.demo.burdened_state import Login, Logins

Route = Callable[[Login], Answer]
Guard = Callable[[bool], Callable[[Route], Callable[[], Answer]]]


def guard_of(logins: Logins) -> Guard:
    """A decorator for routes that need a login and, when its argument is true, today's check-in."""

    def guard(gated: bool) -> Callable[[Route], Callable[[], Answer]]:
        def decorate(route: Route) -> Callable[[], Answer]:
            @wraps(route)
            def guarded() -> Answer:
                login = logins.get(request.headers.get("X-Token", ""))
                if login is None:
                    return refused(4010, "请先登录", 401)
                if gated and login.gated:
                    return refused(4030, "请先完成今日打卡", 403)
                return route(login)

            return guarded

        return decorate

    return guard
