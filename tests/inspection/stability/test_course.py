"""The course: every number once, a new browser after so many, and after one that was lost."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from harness.inspection.stability import course
from harness.inspection.stability.course import CoursePlan, run_course
from harness.model.faults import DeviceLost, HarnessError
from harness.model.run import RunStatus
from harness.model.saying import Saying
from harness.plan.run_order import RunOrder
from harness.run.run_in_progress import RunInProgress


class FakeRun:
    """A run whose sessions hold nothing."""

    def __init__(self) -> None:
        self.sessions = 0
        self.ended: list[str] = []
        self.scenarios: list[tuple[str, str]] = []
        self.order = cast(RunOrder, type("Order", (), {"folder": Path("out"), "seed": 1}))

    @contextlib.contextmanager
    def app_session(self) -> Iterator[Any]:
        self.sessions += 1
        yield type("Session", (), {"device": None})

    def prove_again(self) -> None: ...

    def begin_scenario(self, name: str) -> None: ...

    def end_scenario(self, name: str, outcome: str, why: str) -> None:
        self.scenarios.append((name, outcome))

    def end(self, aborted: str = "") -> RunStatus:
        self.ended.append(aborted)
        return RunStatus.ABORTED if aborted else RunStatus.COMPLETE


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> FakeRun:
    fake = FakeRun()
    monkeypatch.setattr(RunInProgress, "begin", lambda _order: fake)
    monkeypatch.setattr(course, "BrowserTrial", lambda _device: None)
    monkeypatch.setattr(course, "start_app", lambda *_args, **_more: True)
    return fake


def go(run: FakeRun, plan: CoursePlan, told: list[int]) -> course.Course:
    return run_course(run.order, plan, lambda _name, done, _of: told.append(done))


def test_a_browser_serves_so_many_and_every_number_comes_once(run: FakeRun) -> None:
    told: list[int] = []
    done = go(run, CoursePlan(starts=7, sessions=0, rounds=0, a_process=6, checks=False), told)
    assert told == [1, 2, 3, 4, 5, 6, 7, 8]  # the first after installing is not counted
    assert (run.sessions, done.status, run.scenarios) == (3, RunStatus.COMPLETE, [("stability_starts", "passed")])


def test_a_lost_browser_is_replaced_and_nothing_is_repeated(run: FakeRun, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    def use(_stage: object, number: int, _seed: int, _acts: int) -> object:
        tried.append(number)
        if number == 2:
            raise DeviceLost(Saying("gone", "没了"))
        return object()

    monkeypatch.setattr(course, "use_app", use)
    told: list[int] = []
    done = go(run, CoursePlan(starts=0, sessions=4, rounds=0, checks=False), told)
    assert (tried, told, run.sessions) == ([1, 2, 3, 4], [1, 3, 4], 2)
    assert (run.scenarios, done.aborted) == ([("stability_sessions", "error")], "")


def test_a_browser_that_is_always_lost_ends_the_course_with_its_evidence(
    run: FakeRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    def use(*_args: object) -> object:
        raise DeviceLost(Saying("gone", "没了"))

    monkeypatch.setattr(course, "use_app", use)
    done = go(run, CoursePlan(starts=0, sessions=50, rounds=0, checks=False), [])
    assert (done.status, run.sessions) == (RunStatus.ABORTED, course.MOST_LOSSES + 1)
    assert "gone" in done.aborted


def test_an_interruption_seals_first(run: FakeRun, monkeypatch: pytest.MonkeyPatch) -> None:
    def start(*_args: object, **_more: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(course, "start_app", start)
    with pytest.raises(KeyboardInterrupt):
        go(run, CoursePlan(starts=1), [])
    assert run.ended == ["interrupted"]


def test_a_fault_of_ours_is_a_result(run: FakeRun, monkeypatch: pytest.MonkeyPatch) -> None:
    def start(*_args: object, **_more: object) -> bool:
        raise HarnessError(Saying("disk full", "磁盘已满"))

    monkeypatch.setattr(course, "start_app", start)
    assert go(run, CoursePlan(starts=1), []).aborted == "disk full"
