"""The frida channel without a browser: its messages, its losses, its bounds."""

from pathlib import Path

from harness.capture.frida_connect import FridaChannel
from harness.model.event import EventKind
from tests.capture.sink import MemorySink

PAYLOAD = {"family": "inet", "address": "127.0.0.1", "port": 8080, "transport": "tcp", "count": 2}


def test_connections_become_events_and_answers_to_the_self_test(tmp_path: Path) -> None:
    sink = MemorySink(tmp_path)
    channel = FridaChannel(sink, 8080)
    channel._take({"type": "send", "payload": PAYLOAD}, None)
    channel._take({"type": "send", "payload": "nonsense"}, None)
    assert [data["to_proxy"] for data in sink.data(EventKind.CONNECT)] == [True]
    assert channel._proxy_seen.is_set() and not channel._own_seen.is_set()


def test_a_detached_process_and_a_failing_hook_are_losses(tmp_path: Path) -> None:
    for text in ("process-terminated", "hook"):
        sink = MemorySink(tmp_path)
        channel = FridaChannel(sink, None)
        channel._log.started()
        if text == "hook":
            channel._take({"type": "error", "description": "boom"}, None)
        else:
            channel._gone(text)
        assert [data["state"] for data in sink.data(EventKind.CHANNEL)] == ["started", "lost"]


def test_our_own_detaching_is_no_loss(tmp_path: Path) -> None:
    sink = MemorySink(tmp_path)
    channel = FridaChannel(sink, None)
    channel._log.started()
    channel._detaching = True
    channel._gone("application-requested")
    assert [data["state"] for data in sink.data(EventKind.CHANNEL)] == ["started"]
