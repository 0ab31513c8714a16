from pathlib import Path
from typing import cast

from harness.capture.android_answers import AndroidAnswers
from harness.capture.android_connections import AndroidConnections
from harness.devices.android.adb import Handset
from harness.model.event import EventKind
from tests.capture.android_phone import HandClock, golden, phone
from tests.capture.sink import MemorySink
from tests.devices.android.paper_handset import Answer

UID = 10120


def _connections(tmp_path: Path, **answers: Answer) -> tuple[MemorySink, AndroidConnections]:
    clock, sink = HandClock(), MemorySink(tmp_path)
    handset = cast("Handset", phone(clock, **answers))
    return sink, AndroidConnections(AndroidAnswers(sink, handset, "logs", clock))


def test_bytes_are_told_as_what_was_added_in_front_and_behind(tmp_path: Path) -> None:
    first = golden("netstats_14")
    texts = iter([first, first.replace("rb=50 rp=1 tb=20", "rb=80 rp=1 tb=920")])
    sink, connections = _connections(tmp_path, netstats=lambda _: next(texts))
    connections.read(UID, "before_start")
    connections.read(UID, "scenario:background")
    (added,) = sink.data(EventKind.UID_TRAFFIC)
    assert (added["foreground"], added["received_bytes"], added["sent_bytes"]) == (False, 30, 900)


def test_a_counter_that_went_back_adds_nothing(tmp_path: Path) -> None:
    first = golden("netstats_14")
    texts = iter([first, first.replace("rb=234 rp=2 tb=67", "rb=0 rp=0 tb=0")])
    sink, connections = _connections(tmp_path, netstats=lambda _: next(texts))
    connections.read(UID, "a")
    connections.read(UID, "b")
    assert sink.data(EventKind.UID_TRAFFIC) == []


def test_sockets_of_the_app_alone_by_what_they_are_in_truth(tmp_path: Path) -> None:
    sink, connections = _connections(tmp_path)
    connections.read(UID, "end")
    (sockets,) = sink.data(EventKind.SOCKETS)
    assert sockets["families"] == {"ipv4_by_clat": 1, "ipv4": 1, "ipv6_to_translated": 1, "ipv6": 1}
    assert "2001:db8::1 443" in sockets["peers"]


def test_networks_are_told_when_they_change(tmp_path: Path) -> None:
    sink, connections = _connections(tmp_path)
    connections.read(UID, "a")
    connections.read(UID, "b")
    assert [(one["interface"], one["ipv6"], one["clat"]) for one in sink.data(EventKind.PHONE_NETWORK)] == [
        ("wlan0", True, "v4-wlan0"),
        ("rmnet0", False, ""),
    ]
