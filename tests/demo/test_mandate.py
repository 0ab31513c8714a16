"""Subjects that look as if they forced something: app files and server agree, and nobody is forced."""

import pytest

from harness.demo import hosts
from harness.demo.ground_truth import load_truth, truth_files
from harness.demo.mandate import PUT_OFF_AT, VARIANTS
from harness.demo.pages import DEMO
from harness.demo.server import DemoServer
from harness.model.verdict import Outcome
from harness.plan.app_file import load_app
from tests.demo.client import Client

KEYS = tuple(one.key for one in VARIANTS.values())


def signed_in(server: DemoServer, host: str, user: str = "gaoyuan", password: str = "Xiping@2026") -> Client:
    client = Client(server, host)
    client.headers["X-Token"] = client.post("/api/login", username=user, password=password).data["token"]
    return client


@pytest.mark.parametrize("key", KEYS)
def test_app_file_and_server_agree(key: str, server: DemoServer) -> None:
    app = load_app(DEMO / "apps" / f"{key}.yaml")
    (host,) = (name for name, one in VARIANTS.items() if one.key == key)
    about = Client(server, host).get("/api/about").data
    assert app.addresses["browser"] == f"https://{host}/"
    assert (about["key"], about["name"], about["filing"]) == (key, app.name, app.filing_number)
    for account in app.accounts:
        assert signed_in(server, host, account.user, account.password).post("/api/start").data


@pytest.mark.parametrize("key", KEYS)
def test_nothing_may_be_called_a_violation(key: str) -> None:
    truth = load_truth(truth_files((key,))[key])
    assert (truth.app, truth.forbid) == (key, (Outcome.VIOLATION,))


def test_the_gate_can_be_put_off_on_its_fifth_showing(server: DemoServer) -> None:
    client = signed_in(server, hosts.SKIPPABLE)
    shown = [client.post("/api/start").data for _ in range(PUT_OFF_AT)]
    assert [one["may_put_off"] for one in shown] == [False] * (PUT_OFF_AT - 1) + [True]
    assert all(one["gated"] for one in shown)
    assert not client.post("/api/later").data["gated"]


def test_a_name_can_be_taken_out_of_the_ranking(server: DemoServer) -> None:
    client = signed_in(server, hosts.HIDEABLE)

    def names() -> set[str]:
        return {row["name"] for row in client.get("/api/rank").data["persons"]}

    assert "高原" in names()
    client.post("/api/hide")
    assert "高原" not in names()


def test_the_form_goes_through_without_its_photo(server: DemoServer) -> None:
    client = signed_in(server, hosts.OPTIONAL)
    assert client.post_form("/api/visit", target="a").data == {"photo": False}
    assert client.post_form("/api/visit", target="").status == 400


def test_without_a_login_nothing_is_told(server: DemoServer) -> None:
    assert Client(server, hosts.HIDEABLE).get("/api/rank").status == 401


def test_words_take_the_place_of_a_photo(server: DemoServer) -> None:
    client = signed_in(server, hosts.EITHER)
    assert client.post_form("/api/visit", target="测试住户").status == 400
    assert client.post_form("/api/visit", target="测试住户", note="测试").status == 200
