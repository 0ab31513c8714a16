"""A recording's flows, those that were still open when it was killed, and the phase of each."""

from pathlib import Path

from mitmproxy.io import tnetstring
from mitmproxy.test import tflow

from harness.detect.traffic.capture.entry import entries
from harness.detect.traffic.capture.recorded import RecordedFlows, phases
from harness.detect.traffic.message import Message
from harness.model.event import Phase
from tests.detect.recording_factory import HOST, stage


def test_flows_with_their_phase_and_without_our_self_test(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.request("GET", "https://canary.harness.invalid/?t=1")
    before = made.phase(Phase.BEFORE_CONSENT).request("POST", f"https://{HOST}/a", {"a": 1})
    after = made.phase(Phase.AFTER_CONSENT).request("POST", f"https://{HOST}/b", {"a": 1})
    recording = made.done()
    found = list(entries(RecordedFlows(recording.folder)))
    assert [(one.index, one.path) for one in found if isinstance(one, Message)] == [(1, "/a"), (2, "/b")]
    known = phases(recording.events)
    assert (known[before.id], known[after.id]) == (Phase.BEFORE_CONSENT, Phase.AFTER_CONSENT)


def test_what_only_the_journal_holds_is_read_once(tmp_path: Path) -> None:
    made = stage(tmp_path)
    ended = made.request("POST", f"https://{HOST}/ended", {"a": 1})
    recording = made.done()
    talk = tflow.twebsocketflow()
    assert talk.websocket is not None
    said = list(talk.websocket.messages)
    with (recording.folder / "traffic" / "flows.mitm.journal").open("wb") as journal:
        for state in (ended.get_state(), talk.get_state() | {"websocket": None}):
            journal.write(tnetstring.dumps(state))
        for one in said:
            talk.websocket.messages = [one]
            journal.write(tnetstring.dumps(talk.get_state()))
        journal.write(b"900:torn")
    first, second = entries(RecordedFlows(recording.folder))
    assert isinstance(first, Message)
    assert isinstance(second, Message)
    assert (first.path, second.path, second.index) == ("/ended", "/ws", 1)
    assert second.client_messages == tuple(one.content for one in said if one.from_client)


def test_a_recording_without_traffic_is_empty(tmp_path: Path) -> None:
    assert list(entries(RecordedFlows(tmp_path))) == []
