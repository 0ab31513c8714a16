"""The null app: pages without script, and a complaint form that works."""

import re

import pytest

from harness.demo import hosts
from harness.demo.null import FILING_NUMBER, SPONSOR
from harness.demo.server import DemoServer
from tests.demo.client import Client

PAGES = ["/", "/notice/1", "/about", "/guide", "/contact", "/privacy", "/complaint", "/complaint/track"]


@pytest.fixture
def client(server: DemoServer) -> Client:
    return Client(server, hosts.NULL)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_shows_sponsor_and_number_and_runs_no_script(client: Client, path: str) -> None:
    reply = client.get(path)
    assert reply.status == 200
    assert SPONSOR in reply.text
    assert FILING_NUMBER in reply.text
    assert "<script" not in reply.text
    assert not re.search(r"https?://|set-cookie", reply.text + str(reply.headers))


def complained(client: Client, text: str) -> str:
    reply = client.post_form("/complaint", topic="意见建议", text=text)
    assert reply.status == 303
    return reply.headers["location"].rsplit("/", 1)[1]


def test_a_complaint_is_received_tracked_and_rated(client: Client) -> None:
    number = complained(client, "测试建议")
    assert number in client.get(f"/complaint/received/{number}").text
    tracked = client.get(f"/complaint/track?number={number}").text
    assert "测试建议" in tracked
    assert "已办结" in tracked
    assert client.post_form("/complaint/rate", number=number, rating="非常满意").status == 303
    assert "感谢您的评价：非常满意" in client.get(f"/complaint/track?number={number}").text


def test_an_empty_complaint_is_asked_for_again(client: Client) -> None:
    assert "请填写内容后再提交" in client.post_form("/complaint", text=" ").text


def test_what_people_write_is_shown_as_text(client: Client) -> None:
    number = complained(client, "<script>alert(1)</script>")
    assert "<script>" not in client.get(f"/complaint/track?number={number}").text


@pytest.mark.parametrize("path", ["/notice/99", "/complaint/received/QH0", "/static/../content.yaml"])
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status == 404
