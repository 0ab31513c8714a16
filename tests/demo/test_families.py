"""The four subjects of the IPv6 laboratory: the same app, but for where the weather comes from."""

import json
from pathlib import Path

import pytest

from harness.demo import hosts
from harness.demo.families import SPONSOR, VARIANTS, WEATHER, weather_app
from harness.demo.ground_truth import FAMILY_APPS, load_truth, truth_files
from harness.demo.pages import DEMO
from harness.demo.server import DemoServer
from harness.model.laboratory import Absence
from harness.model.verdict import Outcome
from harness.networks.addressing import is_dead, place
from harness.plan.app_file import load_app
from tests.demo.client import Client


@pytest.mark.parametrize("key", FAMILY_APPS)
def test_app_file_and_server_agree(key: str, server: DemoServer) -> None:
    app = load_app(DEMO / "apps" / f"{key}.yaml")
    (variant,) = (one for one in VARIANTS.values() if one.key == key)
    assert app.addresses["browser"] == f"https://{variant.host}/"
    assert (app.name, app.sponsor, app.filing_number) == (variant.name, SPONSOR, variant.filing_number)
    page = Client(server, variant.host).get("/").text
    assert all(text in page for text in (variant.name, SPONSOR, variant.filing_number))


@pytest.mark.parametrize("host", hosts.FAMILIES)
def test_they_differ_in_the_source_of_the_weather_alone(host: str, server: DemoServer) -> None:
    client, ready = Client(server, host), Client(server, hosts.V6_READY)
    assert VARIANTS[host].source in client.get("/weather").text
    assert (
        client.get("/notice").text.replace(VARIANTS[host].name, "").split("<main>")[1]
        == ready.get("/notice").text.split("<main>")[1]
    )


@pytest.mark.parametrize("host", [*hosts.FAMILY_SOURCES, hosts.V6_READY, hosts.IPV4_LITERAL])
def test_every_source_has_the_weather_for_every_page(host: str, server: DemoServer) -> None:
    answer = Client(server, host).get("/weather.json")
    assert json.loads(answer.body) == dict(WEATHER)
    assert answer.headers["access-control-allow-origin"] == "*"


def test_the_laboratory_says_which_family_is_missing(server: DemoServer) -> None:
    assert server.laboratory.ipv6 == {
        hosts.V6_THIRD_SOURCE: Absence.NONE,
        hosts.V6_BROKEN_API: Absence.DEAD,
    }
    placed = {one.host: one for one in place(server.laboratory)}
    assert placed[hosts.V6_THIRD_SOURCE].ipv6 == ""
    assert is_dead(placed[hosts.V6_BROKEN_API].ipv6)


def test_the_ground_truth_asks_for_advice_and_no_more() -> None:
    for key, path in truth_files(FAMILY_APPS).items():
        truth = load_truth(path)
        assert truth.app == key
        assert set(truth.forbid) == {Outcome.VIOLATION, Outcome.SUSPECT}
        assert all(outcomes == (Outcome.ADVICE,) for outcomes in truth.expected().values())
        assert bool(truth.behaviours) == (key != "v6-ready")
        assert truth.innocent


def test_a_folder_with_a_host_s_first_name_is_not_taken_for_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for host in hosts.FAMILY_SOURCES:
        (tmp_path / host.split(".", 1)[0]).mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert weather_app().test_client().get("/").get_json() == dict(WEATHER)
