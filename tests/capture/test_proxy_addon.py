"""The addon: each request announced at once, each flow kept once, our own and the browser's traffic answered here."""

import pytest
from mitmproxy import flow, http, tls
from mitmproxy.options import Options
from mitmproxy.proxy.context import Context
from mitmproxy.proxy.mode_specs import ProxyMode
from mitmproxy.proxy.server_hooks import ServerConnectionHookData
from mitmproxy.test import tflow, tutils

from harness.capture.channel import CANARY_HOST
from harness.capture.proxy_addon import MAX_STREAMED_BYTES, EvidenceAddon
from harness.capture.proxy_line import ProxyLine


class FakeStore:
    def __init__(self) -> None:
        self.lines: list[ProxyLine] = []
        self.begun: list[str] = []
        self.messages: list[bytes] = []
        self.ended: list[str] = []

    def announce(self, line: ProxyLine) -> None:
        self.lines.append(line)

    def keep_open(self, one: flow.Flow) -> None:
        self.begun.append(one.id)

    def keep_last_message(self, one: http.HTTPFlow) -> None:
        assert one.websocket
        self.messages.append(one.websocket.messages[-1].content)

    def keep_ended(self, one: flow.Flow) -> None:
        self.ended.append(one.id)

    def kinds(self) -> list[str]:
        return [line.kind for line in self.lines]


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def addon(store: FakeStore) -> EvidenceAddon:
    return EvidenceAddon(store)


def to(host: str, path: bytes = b"/", **headers: str) -> http.HTTPFlow:
    one = tflow.tflow(req=tutils.treq(host=host, path=path, content=b"body"), resp=False)
    one.request.headers = http.Headers([(name.encode(), value.encode()) for name, value in headers.items()])
    return one


def test_a_request_is_announced_and_journalled_before_its_answer(addon: EvidenceAddon, store: FakeStore) -> None:
    one = to("app.test")
    addon.request(one)
    assert store.begun == [one.id] and store.ended == []
    data = store.lines[0].data
    assert (data["method"], data["host"], data["bytes"], data["flow"]) == ("GET", "app.test", 4, one.id)
    one.response = tutils.tresp(content=b"answer")
    addon.response(one)
    assert store.ended == [one.id]
    assert (store.kinds(), store.lines[1].data["bytes"]) == (["request", "response"], 6)


def test_a_flow_is_kept_once_even_when_it_fails_after_its_answer(addon: EvidenceAddon, store: FakeStore) -> None:
    one = to("app.test")
    addon.request(one)
    one.response = tutils.tresp()
    addon.response(one)
    one.error = flow.Error("cut off")
    addon.error(one)
    addon.keep_all_open()
    assert store.ended == [one.id]


def test_what_is_open_at_the_end_is_kept_as_it_is(addon: EvidenceAddon, store: FakeStore) -> None:
    one = to("app.test")
    addon.request(one)
    addon.keep_all_open()
    assert store.ended == [one.id]


def test_the_canary_host_is_answered_here(addon: EvidenceAddon, store: FakeStore) -> None:
    page, probe = to(CANARY_HOST), to(CANARY_HOST, b"/proxy-1234")
    addon.request(page)
    addon.request(probe)
    assert page.response is not None and page.response.status_code == 200
    assert probe.response is not None and probe.response.status_code == 204
    assert store.kinds() == ["request", "request"]


def test_the_browsers_own_requests_are_answered_and_kept_out(addon: EvidenceAddon, store: FakeStore) -> None:
    one = to("clients2.google.com", b"/time/1/current")
    addon.request(one)
    addon.response(one)
    assert one.response is not None and one.response.status_code == 204
    assert (store.lines, store.begun, store.ended) == ([], [], [])
    addon.keep_all_open()
    assert store.lines == [ProxyLine("noise", {"host": "clients2.google.com", "count": 1})]


def test_a_page_that_sends_to_a_noise_host_is_evidence(addon: EvidenceAddon, store: FakeStore) -> None:
    one = to("clients2.google.com", b"/collect", referer="https://app.test/")
    addon.request(one)
    assert one.response is None and store.kinds() == ["request"]


def test_web_socket_messages_are_written_as_they_pass(addon: EvidenceAddon, store: FakeStore) -> None:
    one = tflow.twebsocketflow()
    addon.request(one)
    addon.response(one)
    assert store.ended == []
    addon.websocket_message(one)
    assert one.websocket is not None
    assert store.messages == [one.websocket.messages[-1].content]
    addon.websocket_end(one)
    assert store.ended == [one.id]
    assert store.kinds() == ["request", "response", "websocket_message"]


def test_an_endless_stream_reaches_the_page_and_is_collected(addon: EvidenceAddon, store: FakeStore) -> None:
    one = to("app.test")
    addon.request(one)
    one.response = http.Response.make(200, b"", {"content-type": "text/event-stream"})
    addon.responseheaders(one)
    assert callable(one.response.stream)
    assert one.response.stream(b"data: 1\n\n") == b"data: 1\n\n"
    big = b"x" * (MAX_STREAMED_BYTES + 1)
    assert one.response.stream(big) == big
    addon.response(one)
    assert (one.response.raw_content or b"").startswith(b"data: 1")
    assert len(one.response.raw_content or b"") == MAX_STREAMED_BYTES
    assert one.metadata["body_cut"]


def established(host: str) -> tls.TlsData:
    client = tflow.tclient_conn()
    client.sni = host
    return tls.TlsData(client, Context(client, Options()))


def test_an_app_that_asks_for_nothing_after_the_handshake_is_told(addon: EvidenceAddon, store: FakeStore) -> None:
    data = established("pinned.test")
    addon.tls_established_client(data)
    addon.client_disconnected(data.context.client)
    addon.client_disconnected(data.context.client)
    (line,) = store.lines
    assert (line.kind, line.data["host"], line.data["silent"]) == ("traffic_error", "pinned.test", True)


def test_an_app_that_asked_is_not_silent(addon: EvidenceAddon, store: FakeStore) -> None:
    data, one = established("app.test"), to("app.test")
    addon.tls_established_client(data)
    one.client_conn = data.context.client
    addon.request(one)
    addon.client_disconnected(data.context.client)
    assert store.kinds() == ["request"]


def test_a_server_that_cannot_be_reached_is_no_silence(addon: EvidenceAddon, store: FakeStore) -> None:
    data = established("away.test")
    addon.tls_established_client(data)
    addon.server_connect_error(ServerConnectionHookData(tflow.tserver_conn(), data.context.client))
    addon.client_disconnected(data.context.client)
    assert store.lines == []


def test_what_is_handed_on_unread_is_told_with_its_size_and_first_bytes(addon: EvidenceAddon, store: FakeStore) -> None:
    one = tflow.ttcpflow()
    addon.tcp_start(one)
    addon.tcp_end(one)
    told = store.lines[-1].data
    assert (told["raw"], told["bytes"]) == (True, sum(len(message.content) for message in one.messages))
    assert bytes.fromhex(told["head"]) == one.messages[0].content


def posted(body: bytes) -> http.HTTPFlow:
    one = to("app.test", b"/visit", **{"content-type": "application/json"})
    one.request.method, one.request.content = "POST", body
    return one


def test_a_field_is_dropped_from_the_next_form_that_carries_it_once(addon: EvidenceAddon, store: FakeStore) -> None:
    addon.drop_next("file")
    other, first, second = posted(b'{"text": "x"}'), posted(b'{"photo": "p", "text": "x"}'), posted(b'{"photo": "p"}')
    for one in (other, first, second):
        addon.request(one)
    assert [one.request.content for one in (other, first, second)] == [
        b'{"text": "x"}',
        b'{"text": "x"}',
        b'{"photo": "p"}',
    ]
    assert [line.data["field"] for line in store.lines if line.kind == "altered"] == ["photo"]
    assert first.request.headers["content-length"] == str(len(b'{"text": "x"}'))


def test_an_order_may_be_taken_back(addon: EvidenceAddon, store: FakeStore) -> None:
    addon.drop_next("file")
    addon.drop_next(None)
    one = posted(b'{"photo": "p"}')
    addon.request(one)
    assert one.request.content == b'{"photo": "p"}'
    assert "altered" not in store.kinds()


def test_what_comes_through_the_tunnel_is_told_by_its_name(addon: EvidenceAddon, store: FakeStore) -> None:
    one = to("198.18.0.1", Host="app.test")
    one.client_conn.proxy_mode = ProxyMode.parse("wireguard")
    addon.request(one)
    data = store.lines[0].data
    assert (data["host"], data["url"], data["tunnel"]) == ("app.test", "http://app.test/", True)


def test_datagrams_are_told_as_unread(addon: EvidenceAddon, store: FakeStore) -> None:
    one = tflow.tudpflow()
    addon.udp_start(one)
    addon.udp_end(one)
    assert store.kinds() == ["request", "traffic_error"]
    assert store.lines[0].data["url"].startswith("udp://") and store.lines[1].data["raw"]
