"""Flow files: the same as mitmproxy's own reader says, and one broken flow costs only itself."""

import io
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mitmproxy.http import Headers, HTTPFlow
from mitmproxy.io import FlowReader, FlowWriter, tnetstring
from mitmproxy.test import tflow, tutils

from harness.detect.traffic.capture import mitmproxy_flows
from harness.detect.traffic.capture.entry import BODY_LIMIT_BYTES, FRAMES_LIMIT, Malformed, entries
from harness.detect.traffic.capture.flow_records import breaks_off
from harness.detect.traffic.capture.mitmproxy_flows import FlowFile
from harness.detect.traffic.message import Message

HOST = "duban.lincheng.test"


def flow(path: str = "/", body: bytes | None = b"a=1", **more: Any) -> HTTPFlow:
    made = tflow.tflow(req=tutils.treq(method=b"POST", path=path.encode(), host=HOST, content=body), resp=True)
    made.request.headers = Headers([(b"host", HOST.encode()), (b"x-a", b"1"), (b"x-a", b"\xff2")])
    for name, value in more.items():
        setattr(made.request, name, value)
    return made


def written(*flows: Any) -> bytes:
    sink = io.BytesIO()
    writer = FlowWriter(sink)  # type: ignore[no-untyped-call]
    for one in flows:
        writer.add(one)
    return sink.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "flows.mitm"


def read(file: Path, content: bytes) -> list[Message | Malformed]:
    file.write_bytes(content)
    return list(entries(FlowFile(file)))


def paths(found: list[Message | Malformed]) -> list[str | int]:
    return [one.path if isinstance(one, Message) else one.index for one in found]


def as_mitmproxy_says(content: bytes) -> list[dict[str, Any]]:
    said = []
    for index, one in enumerate(FlowReader(io.BytesIO(content)).stream()):
        if isinstance(one, HTTPFlow):
            request, response = one.request, one.response
            said.append(
                {
                    "index": index,
                    "flow_id": one.id,
                    "t": datetime.fromtimestamp(request.timestamp_start, UTC),
                    "method": request.method,
                    "scheme": request.scheme,
                    "host": request.pretty_host,
                    "port": request.port,
                    "path": request.path,
                    "headers": tuple(
                        (a.decode(errors="replace"), b.decode(errors="replace")) for a, b in request.headers.fields
                    ),
                    "body": request.raw_content or b"",
                    "client_messages": tuple(m.content for m in one.websocket.messages if m.from_client)
                    if one.websocket
                    else (),
                    "response_status": response.status_code if response else None,
                    "response_body": (response.raw_content or b"") if response else b"",
                    "server_ip": one.server_conn.peername[0] if one.server_conn.peername else "",
                }
            )
    return said


def test_it_says_what_mitmproxy_says(file: Path) -> None:
    second = flow("/2?q=%E6", bytes(range(256)) * 40, http_version="HTTP/2.0", authority="h2.lincheng.test:8443")
    third = flow("/3", None, host="203.0.113.9")
    third.request.headers["host"] = "[2001:db8::1]:8443"
    content = written(
        flow("/1"), second, tflow.ttcpflow(), third, tflow.twebsocketflow(), tflow.tflow(err=True), tflow.tdnsflow()
    )
    told = as_mitmproxy_says(content)
    found = read(file, content)
    assert len(found) == len(told) == 5
    for one, expected in zip(found, told, strict=True):
        assert {name.name: getattr(one, name.name) for name in fields(Message)} == {
            **{name.name: getattr(one, name.name) for name in fields(Message)},
            **expected,
        }


def test_an_older_mitmproxy_s_flow_is_migrated(file: Path) -> None:
    state = flow("/old").get_state()
    state["version"] = 20
    content = tnetstring.dumps(state)
    assert [one["path"] for one in as_mitmproxy_says(content)] == ["/old"]
    assert paths(read(file, content)) == ["/old"]


def test_a_torn_end_is_told(file: Path) -> None:
    whole = written(flow("/1"), flow("/2"))
    assert paths(read(file, whole[:-40])) == ["/1", 1]
    assert breaks_off(file)
    assert paths(read(file, whole)) == ["/1", "/2"]
    assert not breaks_off(file)


@pytest.mark.parametrize("hurt", ["length", "inside", "mark", "garbage between"])
def test_a_broken_flow_costs_only_itself(file: Path, hurt: str) -> None:
    one, two, three = (written(flow(f"/{n}", b"7:content;" * n)) for n in (1, 2, 3))
    two = {
        "length": b"9" + two[1:],
        "inside": two.replace(b"7:request;", b"9:request;"),
        "mark": two[:-1] + b"]",
        "garbage between": b"\0\xff garbage 12:x" * 30,
    }[hurt]
    assert paths(read(file, one + two + three)) == ["/1", 1, "/3"]


def test_a_field_of_another_type_is_told(file: Path) -> None:
    state = flow("/1").get_state()
    state["request"]["timestamp_start"] = b"soon"
    assert paths(read(file, tnetstring.dumps(state) + written(flow("/2")))) == [0, "/2"]


def test_bodies_and_frames_are_bounded(file: Path) -> None:
    talk = tflow.twebsocketflow()
    assert talk.websocket is not None
    talk.websocket.messages = talk.websocket.messages[:1] * (FRAMES_LIMIT + 5)
    large, said = read(file, written(flow("/big", b"x" * (BODY_LIMIT_BYTES + 7)), talk))
    assert isinstance(large, Message)
    assert isinstance(said, Message)
    assert (len(large.body), large.cut) == (BODY_LIMIT_BYTES, True)
    assert (len(said.client_messages), said.cut) == (FRAMES_LIMIT, True)


def test_a_record_that_is_not_carried_reads_the_same(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = written(flow("/1", b"y" * 9000), tflow.twebsocketflow(), flow("/3"))
    carried = read(file, content)
    monkeypatch.setattr(mitmproxy_flows, "CARRIED_BYTES", 100)
    assert read(file, content) == carried


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_flipped_bytes_never_crash_and_never_cost_a_flow_elsewhere(file: Path, data: st.DataObject) -> None:
    parts = [written(flow(f"/{n}", b"body")) for n in range(4)]
    hurt = bytearray(parts[1])
    for _ in range(data.draw(st.integers(1, 4))):
        hurt[data.draw(st.integers(0, len(hurt) - 1))] = data.draw(st.integers(0, 255))
    found = paths(read(file, b"".join([parts[0], bytes(hurt), *parts[2:]])))
    assert found[0] == "/0"
    assert found[-1] == "/3"


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_anything_at_all_is_read_to_its_end(file: Path, content: bytes) -> None:
    assert all(isinstance(one, Malformed | Message) for one in read(file, content))
