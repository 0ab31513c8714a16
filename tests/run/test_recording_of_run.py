"""A run's recording has its first event, who was planted, and how it ended."""

from pathlib import Path

import pytest

from harness.model.event import EventKind
from harness.model.faults import CaptureLost
from harness.model.run import RunStatus
from harness.recording.reader import Recording
from harness.recording.signing_key import load_public_key
from harness.recording.verify import verify
from harness.run.recording_of_run import begin_recording, close_recording
from tests.run.test_run_in_progress import order


def test_it_is_begun_with_what_was_asked_and_closed_with_how_it_ended(tmp_path: Path) -> None:
    asked = order(tmp_path)
    writer, persona = begin_recording(asked)
    close_recording(asked, writer, RunStatus.INCOMPLETE, ["the proxy died", "the proxy died", "no disk"])
    recording = Recording.open(asked.folder)
    first, last = recording.events[0], recording.events[-1]
    assert (first.kind, first.data["app"], first.data["scenarios"]) == (EventKind.RUN_BEGIN, "null", ["core_tasks"])
    assert (last.kind, last.data["why"]) == (EventKind.RUN_END, ["the proxy died", "no disk"])
    assert recording.persona.phone == persona.phone
    assert verify(asked.folder, load_public_key(tmp_path / "key.pub.pem")).state == "incomplete"


def test_where_nothing_can_be_written_nothing_is_recorded(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(CaptureLost, match="cannot be written"):
        begin_recording(order(tmp_path / "file"))
