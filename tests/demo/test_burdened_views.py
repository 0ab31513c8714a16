"""What the burdened app shows of its people: points, rankings, rates, and to whom."""

from typing import Any

import pytest
from flask import Flask

from harness.demo.burdened_guard import guard_of
from harness.demo.burdened_state import ACCOUNTS, BASE_POINTS, DemoAccount, Login, Logins
from harness.demo.burdened_views import BASE_ONLINE_S, superior_views, worker_views
from harness.demo.content import content

WORKER, SUPERIOR = ACCOUNTS


class Office:
    """The views on their own, with one login that has checked in."""

    def __init__(self, account: DemoAccount = WORKER) -> None:
        self.logins, app = Logins(), Flask("views", static_folder=None)
        guard = guard_of(self.logins)
        worker_views(app, guard, self.logins)
        superior_views(app, guard, self.logins)
        self._client, self.login = app.test_client(), self.sign_in(account)
        self.logins.check_in(self.login)

    def sign_in(self, account: DemoAccount) -> Login:
        login = self.logins.sign_in(account.user, account.password)
        assert login is not None
        return login

    def ask(self, path: str, method: str = "GET", token: str | None = None) -> Any:
        headers = {"X-Token": self.login.token if token is None else token}
        answer = self._client.open(path, method=method, headers=headers)
        return answer.get_json()["data"] if answer.status_code == 200 else answer.status_code


@pytest.mark.parametrize("path", ["/api/content", "/api/points", "/api/rank", "/api/mall/goods", "/api/stats"])
def test_every_view_but_the_state_is_withheld_before_the_check_in(path: str) -> None:
    office = Office()
    fresh = office.sign_in(WORKER)
    assert office.ask(path, token=fresh.token) == 403
    assert office.ask("/api/state", token=fresh.token)["gated"] is True
    assert office.ask("/api/state")["gated"] is False


def test_points_are_told_by_what_they_were_given_for() -> None:
    office = Office()
    office.logins.grow(office.login, "like")
    office.logins.grow(office.login, "like")
    told = office.ask("/api/points")
    by_item = {row["item"]: (row["times"], row["score"]) for row in told["detail"]}
    assert by_item == {"每日登录": (1, 1), "每日打卡": (1, 5), "点赞得分": (2, 2)}
    assert told["score"] == BASE_POINTS + sum(score for _, score in by_item.values())


def test_online_time_goes_on_from_a_fixed_past() -> None:
    office = Office()
    office.logins.beat(office.login, 90)
    assert office.ask("/api/points")["onlineTime"] == BASE_ONLINE_S + 90


def test_the_user_stands_in_the_ranking_where_the_points_belong() -> None:
    office = Office()
    persons = office.ask("/api/rank")["persons"]
    (mine,) = [row for row in persons if row["name"] == WORKER.person]
    better = [row for row in content("burdened")["persons"] if int(row["score"]) >= office.login.points]
    assert (mine["score"], mine["rank"]) == (office.login.points, len(better) + 1)
    assert [row["rank"] for row in persons] == list(range(1, len(persons) + 1))


def test_a_superior_is_not_ranked() -> None:
    names = [row["name"] for row in Office(SUPERIOR).ask("/api/rank")["persons"]]
    assert SUPERIOR.person not in names
    assert len(names) == len(content("burdened")["persons"])


def test_showing_a_ranking_does_not_change_the_texts() -> None:
    office = Office()
    assert office.ask("/api/rank") == office.ask("/api/rank")


def test_units_are_rated_for_the_superior_best_first() -> None:
    rates = [float(row["installRate"]) for row in Office(SUPERIOR).ask("/api/stats")["units"]]
    assert rates == sorted(rates, reverse=True)
    assert len(set(rates)) > 1


def test_the_superior_sees_who_was_online_longest() -> None:
    office = Office(SUPERIOR)
    worker = office.sign_in(WORKER)
    office.logins.beat(worker, 86_400)
    online = office.ask("/api/stats")["online"]
    times = [row["onlineTime"] for row in online]
    assert times == sorted(times, reverse=True)
    assert {row["name"]: row["onlineTime"] for row in online}[WORKER.person] == BASE_ONLINE_S + 86_400
    assert SUPERIOR.person not in [row["name"] for row in online]


def test_the_superiors_lists_are_empty_for_everybody_else() -> None:
    assert Office(WORKER).ask("/api/stats") == {"units": [], "absent": [], "online": []}


def test_urging_is_a_deed_and_not_a_page() -> None:
    office = Office(SUPERIOR)
    assert "催办" in office.ask("/api/urge", "POST")["message"]
    assert office.ask("/api/urge") == 405
