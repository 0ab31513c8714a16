"""The hostile app places every payload in every text it can, and itself shows them as text."""

import html
import json

from harness.demo import hosts
from harness.demo.hostile_app import PAYLOADS
from harness.demo.server import DemoServer
from tests.demo.client import Client


def test_the_page_holds_every_payload_escaped(server: DemoServer) -> None:
    page = Client(server, hosts.HOSTILE).get("/").text
    assert "<script>window.__pwned" not in page
    assert "<img src=x" not in page
    readable = html.unescape(page)
    assert all(payload.split("\u202e")[0] in readable for payload in PAYLOADS)


def test_answers_carry_payloads_in_keys_values_and_headers(server: DemoServer) -> None:
    reply = Client(server, hosts.HOSTILE).post("/api/anything", a=1)
    assert set(json.loads(reply.body)) == set(PAYLOADS)
    assert reply.headers["x-rank"] == PAYLOADS[0]
