"""The report of a trial is the one of any run, with the trial's own tables for its plots."""

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from harness.inspection.stability import report
from harness.inspection.stability.judged import Judged


@dataclass(frozen=True)
class Whole:
    """What stands for an inspection."""

    tables: Any = None


def test_the_trial_s_tables_stand_behind_its_plots(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[Any] = []

    def write(whole: Whole, found: Any, out: Path, formats: Any, language: str) -> list[Path]:
        asked.append((whole.tables, found, formats, language))
        return [out / "report.html"]

    monkeypatch.setattr(report, "inspection_of", lambda *_args, **_more: Whole())
    monkeypatch.setattr(report, "write", write)
    one = cast(Any, SimpleNamespace())
    tables: Any = {"starts": 1}
    assert report.write_report(Judged(one, tables, (), (), {}), tmp_path, "zh") == [tmp_path / "report.html"]
    assert asked == [(tables, [one], ("html",), "zh")]
