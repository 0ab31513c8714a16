"""Handsets that no run may use."""

from dataclasses import replace
from pathlib import Path

import pytest

from harness.devices.android.out_of_service import FOLDER, Mark, OutOfService
from harness.model.faults import BadInput

MARK = Mark("127.0.0.1:7555", "SIM34", "cn.gov.x", "not clean: proxy (:0)", "2026-11-22T10:00:00Z")


def test_a_mark_is_found_by_either_serial_until_it_is_lifted(tmp_path: Path) -> None:
    marks = OutOfService(tmp_path)
    assert marks.of("SIM34") is None
    marks.mark(MARK)
    assert marks.of("", "SIM34") == marks.of("127.0.0.1:7555") == MARK
    assert marks.of("", "other") is None
    marks.lift(MARK)
    assert marks.all() == ()
    marks.lift(MARK)


def test_an_empty_serial_means_no_handset(tmp_path: Path) -> None:
    marks = OutOfService(tmp_path)
    marks.mark(replace(MARK, hardware_serial=""))
    assert marks.of("", "SIM35") is None


def test_the_newest_reason_stands_and_the_oldest_mark_comes_first(tmp_path: Path) -> None:
    marks = OutOfService(tmp_path)
    marks.mark(MARK)
    marks.mark(replace(MARK, why="it is absent", at="2026-11-22T11:00:00Z"))
    marks.mark(Mark("S2", "S2", "", "dirty", "2026-11-22T10:30:00Z"))
    assert [one.why for one in marks.all()] == ["dirty", "it is absent"]


def test_a_file_that_is_no_mark_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "x.json").write_text("[]", encoding="utf-8")
    with pytest.raises(BadInput, match="not a mark"):
        OutOfService(tmp_path).all()
