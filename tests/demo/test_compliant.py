"""The compliant app's back end: complaints without login, proofs in place of passwords, nothing to third parties."""

import hashlib
import hmac
import re

import pytest

from harness.demo import hosts
from harness.demo.compliant import ACCOUNTS
from harness.demo.pages import DEMO
from harness.demo.server import DemoServer
from tests.demo.client import Client

FOLDER = DEMO / "apps" / "compliant"
WORKER, LEADER = ACCOUNTS


@pytest.fixture
def client(server: DemoServer) -> Client:
    return Client(server, hosts.COMPLIANT)


def proof(password: str, nonce: str) -> str:
    return hmac.new(hashlib.sha256(password.encode()).digest(), nonce.encode(), hashlib.sha256).hexdigest()


def sign_in(client: Client, password: str = WORKER.password, nonce: str = "", user: str = WORKER.user) -> int:
    nonce = nonce or client.get("/api/nonce").data["nonce"]
    reply = client.post("/api/login", username=user, nonce=nonce, proof=proof(password, nonce))
    client.headers["Cookie"] = reply.headers.get("set-cookie", "").split(";")[0]
    return reply.status


def test_a_complaint_gets_a_receipt_a_status_a_reply_and_a_rating(client: Client) -> None:
    number = client.post_multipart("/api/complaint", None, topic="其他建议", text="测试").data["number"]
    ticket = client.get(f"/api/complaint/{number}").data
    assert (ticket["text"], ticket["photo"], ticket["rating"]) == ("测试", False, "")
    assert [step["state"] for step in ticket["history"]] == ["已受理", "办理中", "已办结"]
    assert "已办结" in ticket["reply"]
    assert client.post(f"/api/complaint/{number}/rating", rating="非常满意").data["rating"] == "非常满意"
    assert client.get(f"/api/complaint/{number}").data["rating"] == "非常满意"


def test_the_photo_is_optional_and_kept_byte_for_byte(client: Client, server: DemoServer) -> None:
    photo = bytes(range(256)) * 40
    number = client.post_multipart("/api/complaint", photo, text="有照片").data["number"]
    assert client.get(f"/api/complaint/{number}").data["photo"] is True
    kept = server.store.records("complaint", number=number)[0]["photo"]
    assert kept == hashlib.sha256(photo).hexdigest()


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_complaint_gets_no_receipt(client: Client, text: str) -> None:
    assert client.post_multipart("/api/complaint", None, text=text).status == 400


def test_who_leads_sees_totals_and_nobody_else_does(client: Client) -> None:
    assert client.get("/api/overview").status == 403
    sign_in(client)
    assert client.get("/api/overview").status == 403
    sign_in(client, LEADER.password, user=LEADER.user)
    shown = client.get("/api/overview").data["overview"]
    assert {"本月受理事项", "按时办结"} <= {row["name"] for row in shown}
    assert not any(account.name in str(shown) for account in ACCOUNTS)


def test_unknown_numbers_and_ratings_are_refused(client: Client) -> None:
    assert client.get("/api/complaint/YT0").status == 404
    number = client.post_multipart("/api/complaint", None, text="测试").data["number"]
    assert client.post(f"/api/complaint/{number}/rating", rating="<b>").status == 400


def test_signing_in_opens_appointments_and_signing_out_shuts_them(client: Client) -> None:
    assert client.post("/api/appointment", item="a").status == 401
    assert sign_in(client) == 200
    assert client.post("/api/appointment", item="a").data["number"].startswith("YY")
    client.post("/api/logout")
    assert client.post("/api/appointment", item="a").status == 401


def test_a_wrong_password_or_a_nonce_used_twice_opens_nothing(client: Client) -> None:
    assert sign_in(client, "wrong") == 400
    nonce = client.get("/api/nonce").data["nonce"]
    assert sign_in(client, nonce=nonce) == 200
    assert sign_in(client, nonce=nonce) == 400


def test_its_pages_name_no_other_host_and_no_fingerprint_source() -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.*") if path.suffix != ".yaml")
    assert re.findall(r"https?://[^\s\"']+", scripts) == []
    assert not re.search(r"toDataURL|webgl|userAgent|hardwareConcurrency|sendBeacon|watchPosition", scripts)


def test_sponsor_and_filing_number_stand_on_the_first_screen() -> None:
    home = (FOLDER / "reading.js").read_text(encoding="utf-8")
    assert "云台市数据局" in home
    assert "政务应用备2026-000123号" in home
