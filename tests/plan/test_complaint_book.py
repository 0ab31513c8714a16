from datetime import date
from pathlib import Path

import pytest

from harness.model.faults import BadInput
from harness.plan.complaint_book import COMPLAINTS, FileComplaintBook, working_days


def book(folder: Path, day: date, app: str = "compliant") -> FileComplaintBook:
    return FileComplaintBook(folder / COMPLAINTS, app, "android-phone", day)


def test_what_was_filed_on_friday_is_two_working_days_old_on_tuesday(tmp_path: Path) -> None:
    assert book(tmp_path, date(2026, 11, 20)).open_complaint() is None
    book(tmp_path, date(2026, 11, 20)).keep("YT1", closed=False)
    found = book(tmp_path, date(2026, 11, 24)).open_complaint()
    assert found
    assert (found.number, found.working_days) == ("YT1", 2)


def test_a_closed_complaint_is_not_open_and_keeps_its_day(tmp_path: Path) -> None:
    book(tmp_path, date(2026, 11, 20)).keep("YT1", closed=False)
    book(tmp_path, date(2026, 11, 24)).keep("YT1", closed=True)
    assert book(tmp_path, date(2026, 11, 24)).open_complaint() is None
    assert (tmp_path / COMPLAINTS).read_text("utf-8").count("2026-11-20") == 1


def test_each_app_has_its_own(tmp_path: Path) -> None:
    book(tmp_path, date(2026, 11, 20)).keep("YT1", closed=False)
    assert book(tmp_path, date(2026, 11, 20), "null").open_complaint() is None


@pytest.mark.parametrize("content", ["{", '{"complaints": [{"number": 1}]}', "[]", "\udcff"])
def test_a_file_that_is_no_book_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / COMPLAINTS).write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(BadInput, match="no book of complaints"):
        book(tmp_path, date(2026, 11, 20)).open_complaint()


def test_working_days_leave_out_the_weekend() -> None:
    assert working_days(date(2026, 11, 20), date(2026, 11, 20)) == 0
    assert working_days(date(2026, 11, 20), date(2026, 11, 22)) == 0
    assert working_days(date(2026, 11, 20), date(2026, 12, 11)) == 15
