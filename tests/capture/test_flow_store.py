"""Flows survive: written at once, whole, and put together again after a kill."""

import io
from pathlib import Path

import pytest
from mitmproxy import flow, http
from mitmproxy.io import FlowReader, tnetstring
from mitmproxy.test import tflow, tutils

from harness.capture.flow_store import FlowStore, journal_of, recover
from harness.capture.proxy_line import ProxyLine, parse


def unexpected(fault: OSError) -> None:
    raise AssertionError(fault)


def kept(path: Path) -> list[flow.Flow]:
    with path.open("rb") as source:
        return list(FlowReader(source).stream())


def state(one: flow.Flow) -> bytes:
    return tnetstring.dumps(one.get_state())


@pytest.fixture
def flows(tmp_path: Path) -> Path:
    return tmp_path / "flows.mitm"


def test_an_orderly_end_leaves_each_flow_once_and_no_journal(flows: Path) -> None:
    lines = io.BytesIO()
    store, one = FlowStore(flows, lines, unexpected), tflow.tflow(resp=True)
    store.keep_open(one)
    store.announce(ProxyLine("request", {"flow": one.id}))
    store.keep_ended(one)
    store.close()
    assert [each.id for each in kept(flows)] == [one.id]
    assert not journal_of(flows).exists()
    assert parse(lines.getvalue()) == ProxyLine("request", {"flow": one.id})


def test_binary_bodies_are_exact(flows: Path) -> None:
    body = bytes(range(256)) * 40
    one = tflow.tflow(req=tutils.treq(content=body), resp=True)
    store = FlowStore(flows, io.BytesIO(), unexpected)
    store.keep_ended(one)
    store.close()
    (found,) = kept(flows)
    assert isinstance(found, http.HTTPFlow) and found.request.raw_content == body


def test_after_a_kill_the_request_without_an_answer_is_there(flows: Path) -> None:
    done, cut = tflow.tflow(resp=True), tflow.tflow()
    flows.write_bytes(state(done))
    journal_of(flows).write_bytes(state(done) + state(cut))
    assert recover(flows) == 1
    assert [each.id for each in kept(flows)] == [done.id, cut.id]
    assert recover(flows) == 0


@pytest.mark.parametrize("lost_bytes", [1, 7, 100])
def test_a_torn_last_flow_is_cut_off_and_taken_from_the_journal(flows: Path, lost_bytes: int) -> None:
    first, torn = tflow.tflow(resp=True), tflow.tflow(resp=True)
    flows.write_bytes(state(first) + state(torn)[:-lost_bytes])
    journal_of(flows).write_bytes(state(first) + state(torn) + state(tflow.tflow())[:50])
    assert recover(flows) == 1
    assert [each.id for each in kept(flows)] == [first.id, torn.id]


def test_web_socket_messages_are_joined_to_their_flow(flows: Path) -> None:
    one, full = tflow.twebsocketflow(), tflow.twebsocketflow()
    assert one.websocket and full.websocket
    one.websocket.messages = []
    store = FlowStore(flows, io.BytesIO(), unexpected)
    store.keep_open(one)
    for message in full.websocket.messages:
        one.websocket.messages.append(message)
        store.keep_last_message(one)
    store._jobs.put(None)
    store._thread.join(5)
    assert recover(flows) == 1
    (found,) = kept(flows)
    assert isinstance(found, http.HTTPFlow) and found.websocket
    sent = [message.content for message in full.websocket.messages]
    assert [message.content for message in found.websocket.messages] == sent


def test_a_full_disk_is_told(flows: Path) -> None:
    class Full(io.BytesIO):
        def write(self, content: object) -> int:
            raise OSError(28, "No space left on device")

    faults: list[OSError] = []
    store = FlowStore(flows, Full(), faults.append)
    store.announce(ProxyLine("request", {}))
    store._thread.join(5)
    assert [fault.errno for fault in faults] == [28]
