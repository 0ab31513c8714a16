"""The course of a stability trial: starts, sessions of use, rounds of one path, disturbances, variants, in one run.

A browser process serves up to `a_process` of them, each in a browser context of its own (nothing stored or cached, a
new page process); then a new browser is started. What breaks down is written down and the course goes on.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from harness.devices.browser import BrowserSession
from harness.devices.browser_trial import BrowserTrial
from harness.drive.trial.disturbances import disturb
from harness.drive.trial.function_checks import check_sign_in, check_use
from harness.drive.trial.rounds import go_round
from harness.drive.trial.stage import Customs, Stage
from harness.drive.trial.starts import start_app
from harness.drive.trial.use import Use, use_app
from harness.drive.trial.variants import check_variants
from harness.model.faults import DeviceLost, HarnessError
from harness.model.run import RunStatus
from harness.plan.run_order import RunOrder
from harness.run.run_in_progress import RunInProgress

SCENARIOS = ("stability_starts", "stability_sessions", "stability_rounds", "stability_disturbances", "compatibility")
# Hooks and pictures cost time that would be measured as the app's; the logs are the evidence of this trial.
WITHOUT = ("proxy", "hooks", "frida", "screens")
MOST_LOSSES = 3


@dataclass(frozen=True, slots=True)
class CoursePlan:
    """How much of each; `acts` are the monkey's in a session, after the core task."""

    starts: int = 30
    sessions: int = 50
    rounds: int = 30
    acts: int = 3
    a_process: int = 25
    checks: bool = True


@dataclass(frozen=True, slots=True)
class Course:
    """A course that was run: where it was recorded, how it ended, and its sessions."""

    folder: Path
    status: RunStatus
    uses: tuple[Use, ...]
    aborted: str = ""


Tell = Callable[[str, int, int], None]


def run_course(order: RunOrder, plan: CoursePlan, tell: Tell) -> Course:
    """Begin the run, go through the plan and seal. `tell` hears of progress: what, done, of.

    Raises BadInput or MissingComponent before anything is recorded; after that whatever happens is a result.
    """
    run = RunInProgress.begin(order)
    aborted = ""
    uses: list[Use] = []
    try:
        _Course(run, plan, tell, uses).go()
    except HarnessError as fault:
        aborted = fault.line("en")
    except KeyboardInterrupt:
        run.end("interrupted")
        raise
    return Course(order.folder, run.end(aborted), tuple(uses), aborted)


class _Course:
    def __init__(self, run: RunInProgress, plan: CoursePlan, tell: Tell, uses: list[Use]) -> None:
        self._run, self._plan, self._tell, self._uses = run, plan, tell, uses
        self._customs = Customs()
        self._losses = 0

    def go(self) -> None:
        plan = self._plan
        # One more: the first after installing is not counted (standards.md STAB-3).
        self._scenario(SCENARIOS[0], plan.starts + 1 if plan.starts else 0, max(1, plan.a_process // 2), self._start)
        self._scenario(SCENARIOS[1], plan.sessions, plan.a_process, self._use)
        self._scenario(SCENARIOS[2], 1 if plan.rounds else 0, 1, lambda stage, _n: go_round(stage, plan.rounds))
        self._scenario(SCENARIOS[3], 1 if plan.checks else 0, 1, lambda stage, _n: disturb(stage))
        self._scenario(SCENARIOS[4], 1 if plan.checks else 0, 1, self._check)

    def _start(self, stage: Stage, number: int) -> None:
        if start_app(stage, "cold", first=number == 1):
            start_app(stage, "warm")
            start_app(stage, "hot")

    def _use(self, stage: Stage, number: int) -> None:
        self._uses.append(use_app(stage, number, self._run.order.seed, self._plan.acts))

    def _check(self, stage: Stage, _number: int) -> None:
        check_sign_in(stage)
        check_use(stage, self._uses)
        check_variants(stage)

    def _scenario(self, name: str, count: int, a_process: int, each: Callable[[Stage, int], object]) -> None:
        if not count:
            return
        self._run.begin_scenario(name)
        outcome, why = "passed", ""
        waiting = list(range(1, count + 1))
        while waiting:
            try:
                self._in_one_process(name, waiting, a_process, each)
            except DeviceLost as lost:  # the course goes on with a new browser, a few times; nothing is repeated
                self._losses += 1
                outcome, why = "error", lost.line("en")
                if self._losses > MOST_LOSSES:
                    self._run.end_scenario(name, outcome, why)
                    raise
        self._run.end_scenario(name, outcome, why)

    def _in_one_process(self, name: str, waiting: list[int], most: int, each: Callable[[Stage, int], object]) -> None:
        """Take up to `most` numbers from those that wait, and do them in one browser process."""
        with self._run.app_session() as session:
            stage = Stage(
                session, BrowserTrial(cast(BrowserSession, session.device)), self._customs, self._run.prove_again
            )
            last = waiting[-1]
            for _ in range(min(most, len(waiting))):
                number = waiting.pop(0)
                each(stage, number)
                self._tell(name, number, last)
