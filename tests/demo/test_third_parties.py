"""The companies behind the burdened app take what they are sent, keep it within bounds, and answer any page."""

from pathlib import Path

import pytest

from harness.demo import hosts
from harness.demo.store import Store
from harness.demo.third_parties import PIXEL, advertiser_app, collector_app, literal_app


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


def test_the_collector_keeps_an_event_as_it_came(store: Store) -> None:
    answer = collector_app(store).test_client().post("/v1/event", data='{"uid":"甲"}', content_type="text/plain")
    assert answer.get_json() == {"ok": 1}
    assert [record["host"] for record in store.records("third_party", body='{"uid":"甲"}')] == [hosts.COLLECTOR]


def test_an_endless_event_is_cut(store: Store) -> None:
    collector_app(store).test_client().post("/v1/event", data="x" * 50_000)
    assert len(store.records("third_party")[0]["body"]) == 4000


def test_the_collector_hands_out_its_kit(store: Store) -> None:
    answer = collector_app(store).test_client().get("/sdk.js")
    assert answer.status_code == 200
    assert "javascript" in answer.headers["Content-Type"]


def test_pages_of_any_origin_may_ask_collector_and_advertiser(store: Store) -> None:
    for app, path in ((collector_app(store), "/sdk.js"), (advertiser_app(store), "/adx/request")):
        assert app.test_client().get(path).headers["Access-Control-Allow-Origin"] == "*"
    asked = collector_app(store).test_client().options("/v1/event")
    assert "content-type" in asked.headers["Access-Control-Allow-Headers"]


def test_an_advertisement_calls_itself_one_and_its_picture_is_there(store: Store) -> None:
    client = advertiser_app(store).test_client()
    creative = client.get("/adx/request?slot=splash").get_json()
    assert creative["label"] == "广告"
    host = f"https://{hosts.ADVERTISER}"
    assert creative["image"].startswith(f"{host}/")
    assert client.get(creative["image"].removeprefix(host)).status_code == 200
    assert [record["slot"] for record in store.records("advertisement")] == ["splash"]


def test_the_counter_gives_a_picture_of_one_pixel_and_keeps_the_query(store: Store) -> None:
    answer = literal_app(store).test_client().get("/t.gif?u=%E7%94%B2")
    assert (answer.mimetype, answer.data) == ("image/gif", PIXEL)
    width, height = (int.from_bytes(PIXEL[at : at + 2], "little") for at in (6, 8))
    assert (PIXEL[:6], width, height) == (b"GIF89a", 1, 1)
    assert store.records("literal", host=hosts.IPV4_LITERAL, query="u=%E7%94%B2")


def test_the_counter_sends_on_to_the_app_and_nowhere_that_a_query_names(store: Store) -> None:
    answer = literal_app(store).test_client().get("/next?page=https://elsewhere.test/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"https://{hosts.BURDENED}/#/profile/saved"


def test_the_counter_has_no_page(store: Store) -> None:
    assert literal_app(store).test_client().get("/").status_code == 404
