"""The chain breaks exactly at the line that was changed."""

from pathlib import Path

import pytest

from harness.model.event import EventKind, Source
from harness.recording.chain import walk
from harness.recording.event_line import digest
from harness.recording.writer import RecordingWriter


@pytest.fixture
def folder(writer: RecordingWriter) -> Path:
    for number in range(5):
        writer.append(Source.SYSTEM, EventKind.FAULT, {"what": str(number)})
    return writer.folder


def start(folder: Path) -> str:
    return digest((folder / "run.json").read_bytes())


def lines(folder: Path) -> list[bytes]:
    return (folder / "events.jsonl").read_bytes().splitlines(keepends=True)


def test_a_whole_chain_ends_in_its_last_line(folder: Path) -> None:
    chain = walk(folder, start(folder))
    assert (chain.whole, chain.last, chain.broken_line, chain.torn) == (5, digest(lines(folder)[-1][:-1]), None, False)


@pytest.mark.parametrize("dropped", range(4))
def test_a_dropped_line_breaks_the_chain_where_it_stood(folder: Path, dropped: int) -> None:
    kept = lines(folder)
    del kept[dropped]
    (folder / "events.jsonl").write_bytes(b"".join(kept))
    chain = walk(folder, start(folder))
    assert (chain.whole, chain.broken_line) == (dropped, dropped + 1)


def test_another_run_json_breaks_the_chain_at_line_1(folder: Path) -> None:
    assert walk(folder, "0" * 64).broken_line == 1


@pytest.mark.parametrize("cut", [1, 5, 100])
def test_a_torn_line_is_no_broken_chain(folder: Path, cut: int) -> None:
    (folder / "events.jsonl").write_bytes(b"".join(lines(folder))[:-cut])
    chain = walk(folder, start(folder))
    assert (chain.whole, chain.broken_line, chain.torn) == (4, None, True)


def test_an_absent_time_line_is_an_empty_one(tmp_path: Path) -> None:
    assert walk(tmp_path, "ab").whole == 0
