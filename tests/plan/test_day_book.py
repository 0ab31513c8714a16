"""The day book survives whoever writes it: a state is there whole, or the one before."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from harness.model.faults import BadInput
from harness.model.visit import Visit
from harness.plan.day_book import STATE, FileDayBook, WrittenState, alone_in, read_state, write_state

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_state(tmp_path / STATE, WrittenState(app="burdened", device="android-phone", needed=3))
    return tmp_path / STATE


def test_what_was_kept_is_read_back(path: Path) -> None:
    book = FileDayBook(path, MONDAY)
    book.keep(Visit(TUESDAY, ("缺勤1次",)))
    book.keep(Visit(MONDAY, ()))
    again = FileDayBook(path, TUESDAY)
    assert again.visits() == (Visit(MONDAY, ()), Visit(TUESDAY, ("缺勤1次",)))
    assert again.needed == 3


def test_a_second_visit_of_a_day_takes_the_first_ones_place(path: Path) -> None:
    book = FileDayBook(path, MONDAY)
    book.keep(Visit(MONDAY, ("a",)))
    book.keep(Visit(MONDAY, ("b",)))
    assert book.visits() == (Visit(MONDAY, ("b",)),)


def test_nothing_is_left_beside_the_state(path: Path) -> None:
    FileDayBook(path, MONDAY).keep(Visit(MONDAY, ()))
    assert [one.name for one in path.parent.iterdir()] == [STATE]


def test_a_campaign_that_never_began_has_no_state(tmp_path: Path) -> None:
    assert read_state(tmp_path / STATE) is None
    with pytest.raises(BadInput, match="no state of a campaign"):
        FileDayBook(tmp_path / STATE, MONDAY).visits()


@pytest.mark.parametrize("text", ["", "{", '{"version": 2}', '{"version": 1, "app": "a", "device": "d", "needed": 0}'])
def test_a_file_that_is_no_state_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / STATE).write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as told:
        read_state(tmp_path / STATE)
    assert "\n" not in told.value.line("en")


def test_only_one_may_be_at_work_in_a_folder(tmp_path: Path) -> None:
    with alone_in(tmp_path), pytest.raises(BadInput, match="somebody else"), alone_in(tmp_path):
        pass
    with alone_in(tmp_path):
        pass


KEEPING = """
import itertools, sys
from datetime import date
from pathlib import Path
from harness.model.visit import Visit
from harness.plan.day_book import FileDayBook
book = FileDayBook(Path(sys.argv[1]), date(2026, 11, 24))
for number in itertools.count():
    book.keep(Visit(date(2026, 11, 24), ("x" * 150,) * (number % 90)))
    print(number, flush=True)
"""


def test_a_writer_that_is_killed_leaves_a_whole_state(path: Path) -> None:
    """Killed wherever it just is, with what Monday had left still there."""
    FileDayBook(path, MONDAY).keep(Visit(MONDAY, ("缺勤1次",)))
    for delay_s in (0.0, 0.007, 0.013):
        writer = subprocess.Popen([sys.executable, "-c", KEEPING, str(path)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(delay_s)
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait(5)
        writer.stdout.close()
        assert json.loads(path.read_text(encoding="utf-8"))["version"] == 1
        assert FileDayBook(path, TUESDAY).visits()[0] == Visit(MONDAY, ("缺勤1次",))
