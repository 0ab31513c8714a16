"""Nobody unknown gets in, and before the check-in only what is not withheld is open."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from harness.demo.answers import Answer, done
from harness.demo.burdened_guard import guard_of
from harness.demo.burdened_state import ACCOUNTS, DemoAccount, Login, Logins

WORKER, SUPERIOR = ACCOUNTS


def guarded(logins: Logins) -> FlaskClient:
    app, guard = Flask("guarded", static_folder=None), guard_of(logins)

    @app.get("/open")
    @guard(False)
    def open_to_all(login: Login) -> Answer:
        return done(user=login.account.user)

    @app.get("/withheld")
    @guard(True)
    def withheld(login: Login) -> Answer:
        return done(user=login.account.user)

    return app.test_client()


def signed_in(logins: Logins, account: DemoAccount) -> Login:
    login = logins.sign_in(account.user, account.password)
    assert login is not None
    return login


@pytest.mark.parametrize("headers", [{}, {"X-Token": ""}, {"X-Token": "0" * 32}])
@pytest.mark.parametrize("path", ["/open", "/withheld"])
def test_who_is_not_signed_in_is_sent_to_the_sign_in(headers: dict[str, str], path: str) -> None:
    logins = Logins()
    signed_in(logins, WORKER)
    answer = guarded(logins).get(path, headers=headers)
    assert (answer.status_code, answer.get_json()["code"]) == (401, 4010)


def test_the_check_in_opens_what_was_withheld_and_only_that_was() -> None:
    logins = Logins()
    login, client = signed_in(logins, WORKER), guarded(logins)
    headers = {"X-Token": login.token}
    assert client.get("/open", headers=headers).get_json()["data"] == {"user": "lihua"}
    withheld = client.get("/withheld", headers=headers)
    assert (withheld.status_code, withheld.get_json()["code"]) == (403, 4030)
    logins.check_in(login)
    assert client.get("/withheld", headers=headers).status_code == 200


def test_a_superior_need_not_check_in() -> None:
    logins = Logins()
    login = signed_in(logins, SUPERIOR)
    answer = guarded(logins).get("/withheld", headers={"X-Token": login.token})
    assert answer.get_json()["data"] == {"user": "wangjun"}
