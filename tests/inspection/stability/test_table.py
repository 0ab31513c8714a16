"""What is printed and written of a trial: figures, verdicts, and what this device cannot show."""

import io
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from rich.console import Console

from harness.drive.trial.use import Use
from harness.inspection.stability.course import Course
from harness.inspection.stability.judged import Judged
from harness.inspection.stability.table import not_here, show
from harness.inspection.stability.try_stability import exit_code
from harness.inspection.stability.wanted import StabilityWanted, order_of
from harness.inspection.stability.written import write_json
from harness.model.faults import BadInput
from harness.model.observation import Channel, Kind, Observation
from harness.model.run import RunStatus
from harness.model.saying import Saying
from harness.model.verdict import Outcome, Verdict
from tests.analysis.tables.made_runs import run

RATE = {"failures": 4, "runs": 50, "lower": 0.0278, "upper": 0.1738}
START = {"runs": 30, "median_ms": 120.0, "median_low_ms": 110.0, "median_high_ms": 600_000.0}
GROWTH = {"slope_kb": 187.0, "runs": 30, "growth": 5.4, "p_growth": 1e-9}
COURSE = Course(Path("out"), RunStatus.COMPLETE, (Use(1, "ok", 2.0, True), Use(2, "crash", 3.0, True)))


def seen(kind: Kind, subject: str, data: dict[str, Any]) -> Observation:
    return Observation(kind, Channel.LOG, subject, 1.0, (), data=data)


def judged(outcome: Outcome = Outcome.VIOLATION) -> Judged:
    why = Saying("4 of 50 sessions", "50 次中 4 次")
    verdict = Verdict("STAB-1", "16", "app", "phone", "", "host", True, outcome, 0.9, why)
    unshown = Verdict("CMP-10", "16", "app", "phone", "", "host", True, Outcome.NOT_TESTED, 0.0, Saying("-", "-"))
    measures = (
        seen(Kind.FAILURE_RATE, "crash", RATE),
        seen(Kind.START_TIME, "cold", {**START, "p90_ms": 200.0, "p90_high_ms": 260.0}),
        seen(Kind.MEMORY_GROWTH, "看通知", GROWTH),
    )
    titles = {"STAB-1": ("崩溃率", "Crash rate"), "CMP-10": ("卸载", "Uninstall")}
    return Judged(cast(Any, SimpleNamespace(run=run())), {}, measures, (verdict, unshown), titles)


def printed(language: Any) -> str:
    out = io.StringIO()
    show(judged(), COURSE, language, Console(file=out, width=160))
    return out.getvalue()


def test_the_tables_are_in_the_language_asked_for() -> None:
    chinese, english = printed("zh"), printed("en")
    assert all(word in chinese for word in ("崩溃率", "不符合", "50 次中 4 次", "∞", "4 / 50"))
    assert all(word in english for word in ("Crash rate", "violation", "4 of 50 sessions", "+187.0 kB", "not shown"))


def test_what_needs_a_phone_says_so() -> None:
    assert not_here("CMP-10") == ["uninstall: needs a phone"]
    assert not_here("STAB-8") == ["call: needs a phone", "low_battery: needs a phone"]
    assert "needs a phone" in printed("en")


def test_exit_codes() -> None:
    broken = Course(Path("out"), RunStatus.INCOMPLETE, ())
    assert exit_code(COURSE, judged()) == 1
    assert exit_code(COURSE, judged(Outcome.PASS)) == 0
    assert exit_code(broken, judged(Outcome.PASS)) == 3


def test_the_json_holds_figures_sessions_and_verdicts(tmp_path: Path) -> None:
    write_json(judged(), COURSE, tmp_path / "deep" / "out.json")
    told = json.loads((tmp_path / "deep" / "out.json").read_text(encoding="utf-8"))
    assert [use["ended"] for use in told["sessions"]] == ["ok", "crash"]
    assert told["verdicts"][0] | {"why": 0} == {"rule": "STAB-1", "outcome": "violation", "why": 0, "not_here": []}
    assert told["measures"][0]["data"] == RATE


def test_an_app_file_that_is_not_there_is_refused_before_anything_starts(tmp_path: Path) -> None:
    wanted = StabilityWanted(tmp_path / "no.yaml", "android-phone", tmp_path, asked_plan())
    with pytest.raises(BadInput):
        order_of(wanted)
    assert list(tmp_path.iterdir()) == []


def asked_plan() -> Any:
    from harness.inspection.stability.course import CoursePlan

    return CoursePlan()
