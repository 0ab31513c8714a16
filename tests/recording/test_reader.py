"""The reader tolerates what a dying process leaves, and refuses what a hostile one could write."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.model.event import EventKind, Source
from harness.model.faults import EvidenceBroken
from harness.model.persona import Persona
from harness.model.run import Run
from harness.model.screen import Box, UiNode, UiTree
from harness.recording.json_form import canonical, to_json
from harness.recording.reader import Recording
from harness.recording.writer import RecordingWriter


def filled(writer: RecordingWriter) -> Path:
    for number in range(3):
        writer.append(Source.SYSTEM, EventKind.FAULT, {"what": str(number)})
    return writer.folder


def test_run_and_persona_come_back(writer: RecordingWriter, run: Run, persona: Persona) -> None:
    recording = Recording.open(writer.folder)
    assert (recording.run, recording.persona, recording.events, recording.torn) == (run, persona, (), False)


def test_a_torn_last_line_is_reported_and_left_out(writer: RecordingWriter) -> None:
    path = filled(writer) / "events.jsonl"
    path.write_bytes(path.read_bytes()[:-7])
    recording = Recording.open(writer.folder)
    assert recording.torn
    assert [event.data["what"] for event in recording.events] == ["0", "1"]


def test_a_broken_line_in_the_middle_is_named(writer: RecordingWriter) -> None:
    path = filled(writer) / "events.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + b"{\n" + lines[2])
    with pytest.raises(EvidenceBroken, match=r"events\.jsonl line 2"):
        _ = Recording.open(writer.folder).events


@pytest.mark.parametrize("line", [b"[" * 50_000, b"9" * 60_000, b"null", b'{"prev":1}', b"\xff\xfe", b"x" * 200_000])
def test_a_hostile_line_is_refused(writer: RecordingWriter, line: bytes) -> None:
    (writer.folder / "events.jsonl").write_bytes(line + b"\n")
    with pytest.raises(EvidenceBroken, match="line 1"):
        _ = Recording.open(writer.folder).events


@given(content=st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
def test_any_run_file_is_read_or_refused(writer: RecordingWriter, content: bytes) -> None:
    (writer.folder / "run.json").write_bytes(content)
    with pytest.raises(EvidenceBroken, match=r"run\.json"):
        Recording.open(writer.folder)


def test_a_folder_without_a_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvidenceBroken, match=r"run\.json.*No such file"):
        Recording.open(tmp_path)


def test_a_screen_is_read_as_a_tree(writer: RecordingWriter) -> None:
    node = UiNode("button", "登录", Box(1, 2, 3, 4), clickable=True, colour=(1, 2, 3))
    tree = UiTree("https://a.test/", "首页", 360, 780, (node,))
    writer.add_file("screens/ab12.tree.json", canonical(to_json(tree)))
    assert Recording.open(writer.folder).tree("ab12") == tree


def test_files_are_bounded_and_stay_inside(writer: RecordingWriter, tmp_path: Path) -> None:
    writer.add_file("system/a.log", b"12345")
    (writer.folder / "system/link").symlink_to(tmp_path)
    recording = Recording.open(writer.folder)
    assert recording.bytes_of("system/a.log", 5) == b"12345"
    for name, limit in [("system/a.log", 4), ("../x", 9), ("system", 9), ("system/link", 9), ("none", 9)]:
        with pytest.raises(EvidenceBroken):
            recording.bytes_of(name, limit)


def test_derived_files_have_a_place_that_is_made(writer: RecordingWriter) -> None:
    path = Recording.open(writer.folder).derived("ocr/a.json")
    path.write_text("{}")
    assert path.relative_to(writer.folder) == Path("derived/ocr/a.json")
