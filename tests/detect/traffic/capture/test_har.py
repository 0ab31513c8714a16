"""A HAR entry by entry: bodies as they were sent, WebSockets, and no broken entry costs another."""

import base64
import gzip
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.detect.traffic.capture.entry import Malformed, entries
from harness.detect.traffic.capture.har import HarFile
from harness.detect.traffic.capture.har_entry import UNKNOWN_TIME, message_of
from harness.detect.traffic.message import Message
from tests.detect.traffic.capture.har_writer import entry, har

JPEG = b"\xff\xd8\xff" + bytes(range(256))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "x.har"


def read(file: Path, content: bytes) -> list[Message | Malformed]:
    file.write_bytes(content)
    return list(entries(HarFile(file)))


def message(**more: Any) -> Message:
    found = message_of(0, json.loads(json.dumps(entry(**more))))
    assert isinstance(found, Message)
    return found


def test_an_entry_is_a_message(file: Path) -> None:
    cookies = {"cookies": [{"name": "uid", "value": "7"}]}
    made = entry(
        "https://API.lincheng.test:8443/a/b?x=1#f",
        "post",
        text='{"n":"测"}',
        headers={":authority": "h", "X-A": "1"},
        request={**cookies, "postData": {"mimeType": "application/json", "text": '{"n":"测"}'}},
        serverIPAddress="203.0.113.5",
    )
    (found,) = read(file, har(made))
    assert isinstance(found, Message)
    assert found.url == "https://api.lincheng.test:8443/a/b?x=1#f"
    assert found.t == datetime(2026, 11, 23, 1, 0, 0, 250_000, UTC)
    assert found.body == '{"n":"测"}'.encode()
    assert found.headers == (("X-A", "1"), ("cookie", "uid=7"), ("content-type", "application/json"))
    assert (found.method, found.response_status, found.response_body, found.server_ip) == (
        "POST",
        200,
        b"{}",
        "203.0.113.5",
    )


def test_a_byte_order_mark_and_spaces_do_no_harm(file: Path) -> None:
    content = b"\xef\xbb\xbf\n " + json.dumps(json.loads(har(entry(), entry())), indent=2).encode()
    assert len(read(file, content)) == 2


def test_binary_bodies() -> None:
    assert message(text=JPEG.decode("latin-1"), mime="image/jpeg").body == JPEG
    posted = {"mimeType": "image/jpeg", "text": base64.b64encode(JPEG).decode()}
    assert message(request={"postData": posted | {"encoding": "base64"}}).body == JPEG
    assert message(request={"postData": posted | {"_encoding": "base64"}}).body == JPEG
    assert message(request={"_content": posted | {"encoding": "base64"}}).body == JPEG


def test_content_encoding_is_undone_only_once() -> None:
    packed = gzip.compress(b'{"a":1}').decode("latin-1")
    assert message(text='{"a":1}', headers={"Content-Encoding": "gzip"}).decoded
    assert not message(text=packed, headers={"Content-Encoding": "gzip"}).decoded
    assert not message(text='{"a":1}').decoded


def test_parameters_where_there_is_no_text() -> None:
    posted = {"mimeType": "application/x-www-form-urlencoded", "params": [{"name": "p", "value": "1 2"}]}
    assert message(request={"postData": posted}).body == b"p=1%202"
    posted["mimeType"] = "multipart/form-data; boundary=q"
    found = message(request={"postData": posted}, headers={"content-type": posted["mimeType"]})
    boundary = found.content_type.partition("boundary=")[2].encode()
    assert found.body.startswith(b"--" + boundary)


def test_what_the_client_says_over_a_websocket() -> None:
    said = [
        {"type": "send", "opcode": 1, "data": "测"},
        {"type": "receive", "opcode": 1, "data": "no"},
        {"type": "send", "opcode": 2, "data": base64.b64encode(JPEG).decode()},
        {"type": "send", "opcode": 2, "data": "not base64!"},
        {"type": "send"},
        "x",
    ]
    found = message(url="wss://api.lincheng.test/ws", method="GET", _webSocketMessages=said)
    assert found.client_messages == ("测".encode(), JPEG, b"not base64!")
    assert found.port == 443


def test_a_missing_time_does_not_cost_what_was_sent() -> None:
    assert message(startedDateTime="yesterday").t == UNKNOWN_TIME
    assert message(startedDateTime=None, text="a").body == b"a"


@pytest.mark.parametrize(
    "broken",
    [
        None,
        5,
        [],
        {},
        {"request": None},
        {"request": {"method": "GET"}},
        entry("not a url"),
        entry("https://[broken/"),
        entry("https://a.test:99999999/"),
        entry(request={"url": 7}),
        entry(request={"method": None}),
        entry(request={"headers": "x"}),
    ],
)
def test_a_malformed_entry_is_told_and_passed_over(file: Path, broken: Any) -> None:
    first, second, third = read(file, har(entry(), broken, entry("https://b.test/")))
    assert isinstance(first, Message)
    assert isinstance(second, Malformed)
    assert isinstance(third, Message)
    assert (second.index, third.index, third.host) == (1, 2, "b.test")


def test_odd_headers_are_left_out() -> None:
    odd = [["X-B", "2"], {"name": 5}, "x", {"name": "X-C", "value": 3}, {"name": "", "value": "q"}]
    assert message(request={"headers": odd}).headers == (("X-B", "2"), ("X-C", "3"))


def test_a_file_that_breaks_off_is_told(file: Path) -> None:
    content = har(entry("https://a.test/"), entry("https://b.test/"), entry("https://c.test/"))
    found = read(file, content[: content.index(b"c.test")])
    assert [one.host for one in found if isinstance(one, Message)] == ["a.test", "b.test"]
    assert isinstance(found[-1], Malformed)


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner), max_leaves=6
)
FIELDS = ("url", "method", "headers", "postData", "cookies", "_content")


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(st.sampled_from(FIELDS), TREES),
    st.dictionaries(
        st.sampled_from(["response", "request", "_webSocketMessages", "startedDateTime", "serverIPAddress"]), TREES
    ),
)
def test_whatever_stands_in_the_fields_nothing_crashes(request_fields: dict[str, Any], more: dict[str, Any]) -> None:
    made = entry()
    made["request"] |= request_fields
    assert isinstance(message_of(3, made | more), Message | Malformed)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_fuzzed_file_never_crashes(file: Path, data: st.DataObject) -> None:
    content = bytearray(har(*(entry(f"https://a.test/{n}", text="x") for n in range(5))))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert all(isinstance(one, Message | Malformed) for one in read(file, bytes(content)))


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-be"])
def test_a_file_in_utf_16(file: Path, charset: str) -> None:
    content = har(entry()).decode().encode(charset)
    (plain,) = read(file, har(entry()))
    (wide,) = read(file, content if charset == "utf-16" else b"\xfe\xff" + content)
    assert wide == plain
