"""What is appended is in the file at once, whole, in order, and bounded."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from harness.model.event import EventKind, Phase, Source
from harness.model.faults import CaptureLost, EvidenceBroken
from harness.model.persona import Persona
from harness.model.run import Run
from harness.recording.clock import Clock, SystemClock
from harness.recording.event_line import CUT, MAX_LINE_BYTES, digest
from harness.recording.reader import Recording
from harness.recording.writer import RecordingWriter


def lines(writer: RecordingWriter) -> list[bytes]:
    return (writer.folder / "events.jsonl").read_bytes().splitlines(keepends=True)


def test_an_event_is_in_the_file_when_append_returns(writer: RecordingWriter) -> None:
    writer.phase, writer.scenario = Phase.BEFORE_CONSENT, "launch_refused"
    event = writer.append(Source.UI, EventKind.CONSOLE, {"level": "info", "text": "你好"})
    line = json.loads(lines(writer)[0])
    assert (line["t"], line["phase"], line["scenario"]) == (
        "2026-11-22T03:44:12.345Z",
        "before_consent",
        "launch_refused",
    )
    assert Recording.open(writer.folder).events == (event,)


def test_each_line_cites_the_one_before_and_the_first_cites_the_run(writer: RecordingWriter) -> None:
    for number in range(3):
        writer.append(Source.SYSTEM, EventKind.FAULT, {"what": str(number), "where": ""})
    cited = [json.loads(line)["prev"] for line in lines(writer)]
    before = [(writer.folder / "run.json").read_bytes(), *(line.rstrip(b"\n") for line in lines(writer))]
    assert cited == [digest(content) for content in before[:3]]


def test_many_threads_make_one_chain(writer: RecordingWriter) -> None:
    def speak(name: int) -> None:
        for number in range(50):
            writer.append(Source.HOOK, EventKind.CALL, {"api": f"{name}-{number}"})

    threads = [threading.Thread(target=speak, args=(name,)) for name in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    events = Recording.open(writer.folder).events
    assert [event.seq for event in events] == list(range(300))
    assert len({event.data["api"] for event in events}) == 300


def test_the_phase_of_one_event_can_be_given(writer: RecordingWriter) -> None:
    event = writer.append(Source.TRAFFIC, EventKind.REQUEST, {}, phase=Phase.BACKGROUND)
    assert (event.phase, writer.phase) == (Phase.BACKGROUND, Phase.SETUP)


@pytest.mark.parametrize(
    "data",
    [
        {"text": "长" * 500_000},
        {"entries": ["x" * 100] * 5000},
        {"a": [[["\x00" * 9000] * 30] * 30] * 5},
        {str(number): "y" * 300 for number in range(3000)},
    ],
)
def test_a_line_is_bounded_and_says_what_was_cut(writer: RecordingWriter, data: dict[str, Any]) -> None:
    event = writer.append(Source.UI, EventKind.CONSOLE, data)
    assert event.data[CUT]
    assert len(lines(writer)[0]) <= MAX_LINE_BYTES + 1


def test_deep_data_is_cut_not_followed(writer: RecordingWriter) -> None:
    deep: dict[str, Any] = {}
    for _ in range(500):
        deep = {"in": deep}
    assert "deeper" in writer.append(Source.HOOK, EventKind.CALL, deep).data[CUT][0]


def test_half_a_surrogate_pair_from_a_page_is_written_as_its_escape(writer: RecordingWriter) -> None:
    writer.append(Source.UI, EventKind.CONSOLE, {"text": "a\ud800b"})
    assert Recording.open(writer.folder).events[0].data["text"] == "a\\ud800b"


@pytest.mark.parametrize("value", [b"bytes", float("nan"), float("inf"), {1: 2}, object()])
def test_values_without_a_json_form_are_refused(writer: RecordingWriter, value: object) -> None:
    with pytest.raises(EvidenceBroken):
        writer.append(Source.UI, EventKind.CONSOLE, {"text": value})
    assert lines(writer) == []


def test_a_folder_that_holds_a_run_is_refused(
    writer: RecordingWriter, run: Run, persona: Persona, clock: Clock
) -> None:
    with pytest.raises(EvidenceBroken, match="holds a run already"):
        RecordingWriter.begin(writer.folder, run, persona, clock)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, run: Run, persona: Persona, clock: Clock) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CaptureLost, match="file/attempt-1"):
        RecordingWriter.begin(tmp_path / "file" / "attempt-1", run, persona, clock)


def test_a_full_disk_leaves_no_torn_line(writer: RecordingWriter, monkeypatch: pytest.MonkeyPatch) -> None:
    writer.append(Source.SYSTEM, EventKind.FAULT, {"what": "one"})
    whole = os.write

    def half(fd: int, content: bytes) -> int:
        return whole(fd, content[: len(content) // 2])

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(CaptureLost, match="disk is full"):
        writer.append(Source.SYSTEM, EventKind.FAULT, {"what": "two"})
    monkeypatch.undo()
    writer.append(Source.SYSTEM, EventKind.FAULT, {"what": "three"})
    assert [event.data["what"] for event in Recording.open(writer.folder).events] == ["one", "three"]


def test_a_file_is_written_once(writer: RecordingWriter) -> None:
    first = writer.add_file("screens/a.png", b"one")
    assert writer.add_file("screens/a.png", b"one") == first
    with pytest.raises(EvidenceBroken, match="may not change"):
        writer.add_file("screens/a.png", b"two")
    assert first.read_bytes() == b"one"
    assert [path.name for path in first.parent.iterdir()] == ["a.png"]


@pytest.mark.parametrize(
    "name", ["../out", "/etc/x", "a/../../b", "", ".", "a\\b", "seal.json", "events.jsonl", "a\nb"]
)
def test_a_path_that_leaves_the_recording_or_takes_a_reserved_name_is_refused(
    writer: RecordingWriter, name: str
) -> None:
    with pytest.raises(EvidenceBroken):
        writer.path(name)


def test_a_path_through_a_symbolic_link_is_refused(writer: RecordingWriter, tmp_path: Path) -> None:
    (writer.folder / "screens").symlink_to(tmp_path)
    with pytest.raises(EvidenceBroken, match="symbolic link"):
        writer.add_file("screens/a.png", b"")


def test_after_close_nothing_is_appended(writer: RecordingWriter) -> None:
    writer.close()
    writer.close()
    with pytest.raises(EvidenceBroken, match="closed"):
        writer.append(Source.UI, EventKind.CONSOLE, {})


def test_the_system_clock_does_not_go_back() -> None:
    clock = SystemClock()
    readings = [clock.mono_ms() for _ in range(100)]
    assert readings == sorted(readings)
    assert 0 <= readings[0] < 5000
    assert clock.now().tzinfo is not None


KILLED = """
import sys
from pathlib import Path
from harness.model.event import EventKind, Source
from harness.model.persona import Persona
from harness.model.run import Run
from harness.recording.clock import SystemClock
from harness.recording.reader import Recording
from harness.recording.writer import RecordingWriter
model = Recording.open(Path(sys.argv[1]))
writer = RecordingWriter.begin(Path(sys.argv[2]), model.run, model.persona, SystemClock())
number = 0
while True:
    writer.append(Source.SYSTEM, EventKind.FAULT, {"what": str(number)})
    print(number, flush=True)
    number += 1
"""


def test_kill_9_loses_no_event_that_append_returned(writer: RecordingWriter, tmp_path: Path) -> None:
    target = tmp_path / "killed"
    command = [sys.executable, "-c", KILLED, str(writer.folder), str(target)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        said = [int(child.stdout.readline()) for _ in range(200)]
        child.send_signal(signal.SIGKILL)
        said += [int(line) for line in child.stdout if line.endswith("\n")]
    assert [event.seq for event in Recording.open(target).events][: len(said)] == said
