"""A channel that died makes the run incomplete, whoever wrote it down."""

from pathlib import Path

from harness.capture.loss_noting import HANDSET, LossNoting
from harness.model.event import EventKind, Source
from tests.capture.sink import MemorySink


def test_only_a_loss_is_noted_and_everything_is_passed_on(tmp_path: Path) -> None:
    sink = MemorySink(tmp_path)
    noting = LossNoting(sink)
    for state, why in (("started", ""), ("lost", "detached: process-terminated"), ("failed", "no answer")):
        noting.append(Source.SYSTEM, EventKind.CHANNEL, {"channel": "frida", "state": state, "why": why})
    noting.append(Source.SYSTEM, EventKind.FAULT, {"what": "x", "state": "lost"})
    assert noting.lost == ["the channel frida was lost: detached: process-terminated"]
    assert len(sink.events) == 4


def test_what_befell_the_handset_counts_against_the_run(tmp_path: Path) -> None:
    noting = LossNoting(MemorySink(tmp_path))
    noting.append(Source.SYSTEM, EventKind.FAULT, {"what": "the handset restarted", "where": HANDSET})
    noting.append(Source.SYSTEM, EventKind.FAULT, {"what": "no picture", "where": "screen (launch)"})
    assert noting.lost == ["the handset restarted"]


def test_files_go_to_the_recording_behind(tmp_path: Path) -> None:
    noting = LossNoting(MemorySink(tmp_path))
    assert noting.folder == tmp_path
    assert noting.add_file("screens/a.png", b"x").read_bytes() == b"x"
    assert noting.path("system/log") == tmp_path / "system" / "log"
