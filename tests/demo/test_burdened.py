"""The burdened app's back end: it withholds all until the check-in, keeps what it gets, and gives it back."""

import base64
import json
from typing import Any

import pytest

from harness.demo import hosts
from harness.demo.burdened_state import ACCOUNTS
from harness.demo.server import DemoServer
from tests.demo.client import Client

PHOTO = b"\xff\xd8 not really a picture \xff\xd9"
WORKER, SUPERIOR = ACCOUNTS


def signed_in(server: DemoServer, account: Any = WORKER) -> Client:
    client = Client(server, hosts.BURDENED)
    reply = client.post("/api/login", username=account.user, password=account.password)
    client.headers["X-Token"] = reply.data["token"]
    return client


def checked_in(server: DemoServer) -> Client:
    client = signed_in(server)
    assert client.post_multipart("/api/checkin", PHOTO, lat="31.1", lng="121.5").status == 200
    return client


def test_a_wrong_password_opens_nothing(server: DemoServer) -> None:
    reply = Client(server, hosts.BURDENED).post("/api/login", username=WORKER.user, password="wrong")
    assert reply.status == 400


@pytest.mark.parametrize("path", ["/api/content", "/api/points", "/api/rank", "/api/profile", "/api/mall/goods"])
def test_before_the_check_in_every_function_is_withheld(server: DemoServer, path: str) -> None:
    client = signed_in(server)
    assert client.get("/api/state").data["gated"] is True
    assert client.get(path).status == 403


def test_the_check_in_asks_for_position_and_photo(server: DemoServer) -> None:
    client = signed_in(server)
    assert client.post_multipart("/api/checkin", None, lat="31.1", lng="121.5").status == 400
    assert client.post_multipart("/api/checkin", PHOTO).status == 400
    assert client.get("/api/state").data["gated"] is True


def test_after_the_check_in_all_is_open_for_this_login_only(server: DemoServer) -> None:
    assert checked_in(server).get("/api/content").status == 200
    assert signed_in(server).get("/api/content").status == 403


def test_a_superior_is_not_gated(server: DemoServer) -> None:
    assert signed_in(server, SUPERIOR).get("/api/stats").status == 200


def test_a_stranger_s_token_is_refused(server: DemoServer) -> None:
    client = Client(server, hosts.BURDENED, headers={"X-Token": "0" * 32})
    assert client.get("/api/state").status == 401


def test_trail_points_are_decoded_kept_and_counted(server: DemoServer) -> None:
    client = checked_in(server)
    points = [{"lat": 31.175303, "lng": 121.531542, "time": 1}, {"lat": 31.1754, "lng": 121.5316, "time": 2}]
    encoded = base64.b64encode(json.dumps(points).encode()).decode()
    assert client.post("/api/track", d=encoded, bg=1).data == {"received": 2, "total": 2}
    assert [record["bg"] for record in server.store.records("track", points=points)] == [1]


@pytest.mark.parametrize("d", ["", "%%%", base64.b64encode(b"{").decode(), base64.b64encode(b"7").decode()])
def test_a_broken_batch_counts_for_nothing(server: DemoServer, d: str) -> None:
    assert checked_in(server).post("/api/track", d=d).data["received"] == 0


def test_a_visit_without_photo_is_refused_by_the_server_too(server: DemoServer) -> None:
    client = checked_in(server)
    refusal = client.post_multipart("/api/visit/report", None, target="a", text="b")
    assert "请上传现场照片" in refusal.text
    assert client.post_multipart("/api/visit/report", PHOTO, target="a", text="b").status == 200
    digest = server.store.records("visit")[-1]["photo"]
    assert (server.folder / "received" / "photos" / f"{digest}.jpg").read_bytes() == PHOTO


def test_online_time_is_added_up_over_logins_for_the_superior(server: DemoServer) -> None:
    def shown() -> int:
        rows = signed_in(server, SUPERIOR).get("/api/stats").data["online"]
        return int(next(row["onlineTime"] for row in rows if row["name"] == WORKER.person))

    before = shown()
    for seconds in (5, 4):
        client = signed_in(server)
        client.post("/api/heartbeat", onlineTime=2)
        client.post("/api/heartbeat", onlineTime=seconds)
    assert shown() - before == 9


def test_the_superior_s_figures_are_not_shown_to_the_grass_roots(server: DemoServer) -> None:
    assert checked_in(server).get("/api/stats").data == {"units": [], "absent": [], "online": []}


def test_likes_and_shares_feed_the_score_and_the_ranking(server: DemoServer) -> None:
    client = checked_in(server)
    before = client.get("/api/points").data["score"]
    client.post("/api/like", article=1)
    assert client.post("/api/share", article=1).data == {"points": before + 3, "likeCount": 1, "shareCount": 1}
    mine = [row for row in client.get("/api/rank").data["persons"] if row["name"] == WORKER.person]
    assert [row["score"] for row in mine] == [before + 3]


def test_the_ranking_is_in_order(server: DemoServer) -> None:
    ranking = checked_in(server).get("/api/rank").data
    for rows in (ranking["persons"], ranking["units"]):
        scores = [row["score"] for row in rows]
        assert scores == sorted(scores, reverse=True)
        assert [row["rank"] for row in rows] == list(range(1, len(rows) + 1))


def test_a_profile_is_given_back_to_its_own_login_and_to_no_other(server: DemoServer) -> None:
    client = checked_in(server)
    saved = client.post("/api/profile", name="甲", mobile="13900000001", idCard="1")
    assert saved.headers["set-cookie"].startswith("mobile=13900000001;")  # kept on the device
    assert client.get("/api/profile?mobile=13900000001").data["mobile"] == "13900000001"
    assert "13900000001" not in checked_in(server).get("/api/profile").text


def test_the_collector_takes_beacons_from_any_page(server: DemoServer) -> None:
    reply = Client(server, hosts.COLLECTOR).ask("POST", "/v1/event", b'{"uid":"abc"}', "text/plain")
    assert reply.headers["access-control-allow-origin"] == "*"
    assert server.store.records("third_party", body='{"uid":"abc"}')


def test_no_page_shows_a_filing_number_or_a_way_to_complain(server: DemoServer) -> None:
    client = Client(server, hosts.BURDENED)
    files = ["/", "/app.js", "/work.js", "/mine.js", "/study.js", "/standing.js", "/superior.js"]
    shown = "".join(client.get(file).text for file in files) + checked_in(server).get("/api/content").text
    assert not [word for word in ("备案", "投诉", "意见反馈", "12345") if word in shown]
