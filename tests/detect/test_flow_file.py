"""The flow file is read as it is: exact bytes, ours left out, a torn or broken file as far as it goes."""

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mitmproxy.io import FlowWriter
from mitmproxy.test import tflow

from harness.detect.flow_file import BODY_LIMIT_BYTES, FlowFile, breaks_off, message_of
from tests.detect.recording_factory import HOST, flow_of


def written(*flows: object) -> bytes:
    sink = io.BytesIO()
    writer = FlowWriter(sink)  # type: ignore[no-untyped-call]
    for flow in flows:
        writer.add(flow)  # type: ignore[arg-type]
    return sink.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "flows.mitm"


def test_a_body_is_exact_and_its_encoding_undone(file: Path) -> None:
    packed = gzip.compress(b"a=1\r\n\x00\xff")
    flow = flow_of("POST", f"https://{HOST}/x?y=1", packed, {"ok": 1}, headers={"content-encoding": "gzip"})
    file.write_bytes(written(flow))
    (message,) = FlowFile(file)
    assert (message.body, message.content) == (packed, b"a=1\r\n\x00\xff")
    assert (message.host, message.path, message.scheme, message.flow_id) == (HOST, "/x?y=1", "https", flow.id)
    assert (message.response_status, message.response_content) == (200, b'{"ok": 1}')


def test_our_own_self_test_is_left_out(file: Path) -> None:
    file.write_bytes(written(flow_of("GET", "https://canary.harness.invalid/?t=1"), flow_of("GET", f"https://{HOST}/")))
    assert [message.host for message in FlowFile(file)] == [HOST]


def test_other_protocols_are_passed_over(file: Path) -> None:
    file.write_bytes(written(tflow.ttcpflow(), flow_of("GET", f"https://{HOST}/")))
    assert len(list(FlowFile(file))) == 1


def test_a_torn_tail_gives_what_stands_before_it(file: Path) -> None:
    whole = written(flow_of("GET", f"https://{HOST}/1"), flow_of("GET", f"https://{HOST}/2"))
    file.write_bytes(whole[:-40])
    flows = FlowFile(file)
    assert [message.path for message in flows] == ["/1"]
    assert flows.torn
    assert breaks_off(file)


def test_a_whole_file_is_not_torn_and_a_missing_one_is_empty(file: Path) -> None:
    assert list(FlowFile(file)) == []
    file.write_bytes(written(flow_of("GET", f"https://{HOST}/")))
    flows = FlowFile(file)
    assert len(list(flows)) == 1
    assert not flows.torn
    assert not breaks_off(file)


def test_what_the_client_says_over_a_websocket_is_kept(file: Path) -> None:
    file.write_bytes(written(tflow.twebsocketflow()))
    (message,) = FlowFile(file)
    assert message.client_messages
    assert b"it's me" not in message.client_messages


def test_a_bomb_is_cut(file: Path) -> None:
    bomb = gzip.compress(b"0" * (BODY_LIMIT_BYTES + 1000))
    message = message_of(flow_of("POST", f"https://{HOST}/", bomb, headers={"content-encoding": "gzip"}), 0)
    assert len(message.content) <= BODY_LIMIT_BYTES
    assert message.cut


def test_every_cut_but_between_flows_breaks_off(file: Path) -> None:
    one, two = (written(flow_of("GET", f"https://{HOST}/{n}")) for n in (1, 2))
    whole = one + two
    for length in (*range(1, 40), len(one) - 1, len(one), len(one) + 1, len(whole) - 1, len(whole)):
        file.write_bytes(whole[:length])
        assert breaks_off(file) == (length not in (len(one), len(whole)))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_flipped_byte_is_borne(tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray(written(flow_of("POST", f"https://{HOST}/a", {"phone": "1"}, {"ok": 1})))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    path = tmp_path / "flipped.mitm"
    path.write_bytes(whole)
    assert len(list(FlowFile(path))) <= 2
