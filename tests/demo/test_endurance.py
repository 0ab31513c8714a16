"""The three subjects of the stability trials: the same app, with an exact and repeatable truth."""

import json

import pytest

from harness.demo import hosts
from harness.demo.endurance import SPONSOR, VARIANTS, breaks_down
from harness.demo.ground_truth import ENDURANCE_APPS, load_truth, truth_files
from harness.demo.pages import DEMO
from harness.demo.server import DemoServer
from harness.model.verdict import Outcome
from harness.plan.app_file import load_app
from tests.demo.client import Client


@pytest.mark.parametrize("key", ENDURANCE_APPS)
def test_app_file_and_server_agree(key: str, server: DemoServer) -> None:
    app = load_app(DEMO / "apps" / f"{key}.yaml")
    (variant,) = (one for one in VARIANTS.values() if one.key == key)
    assert app.addresses["browser"] == f"https://{variant.host}/"
    assert (app.name, app.sponsor, app.filing_number) == (variant.name, SPONSOR, variant.filing_number)
    page = Client(server, variant.host).get("/").text
    assert all(text in page for text in (variant.name, SPONSOR, variant.filing_number))


def test_any_25_visitors_in_a_row_meet_two_breakdowns() -> None:
    for first in range(1, 60):
        assert sum(breaks_down(visit) for visit in range(first, first + 25)) == 2


def visits(server: DemoServer, host: str, count: int) -> list[dict[str, object]]:
    return [json.loads(Client(server, host).get("/api/visit").body) for _ in range(count)]


def test_the_fragile_app_plans_nothing_for_two_of_25_fresh_visitors(server: DemoServer) -> None:
    planned = visits(server, hosts.FRAGILE, 25)
    assert sum(one["plan"] is None for one in planned) == 2
    assert all(one["plan"] for one in visits(server, hosts.STEADY, 25))


def test_only_the_leaking_app_keeps_what_it_shows(server: DemoServer) -> None:
    assert [visits(server, host, 1)[0]["keeps"] for host in hosts.ENDURANCE] == [False, False, True]


def test_the_ground_truth_names_one_fault_each() -> None:
    truths = {key: load_truth(path) for key, path in truth_files(ENDURANCE_APPS).items()}
    assert truths["steady"].expected() == {}
    assert truths["fragile"].expected() == {"STAB-1": (Outcome.VIOLATION,)}
    assert truths["leaking"].expected() == {"STAB-7": (Outcome.SUSPECT,)}
