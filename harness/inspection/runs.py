"""Make the runs and assess each as soon as it has ended, while the others go on."""

import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from harness.devices.android.handset_source import is_attached
from harness.farm.display import display_for
from harness.farm.supervisor import Finished, Limits, Supervisor
from harness.inspection.attached.adb_here import own_adb_server
from harness.inspection.campaign_file import campaign_of
from harness.inspection.disk_fault import disk_fault
from harness.inspection.wanted import PROFILES, Wanted, jobs_of
from harness.model.faults import EXIT_FAILED, EXIT_INCOMPLETE, EXIT_OK, HarnessError
from harness.model.run import RunStatus
from harness.model.verdict import Outcome
from harness.plan.device_file import find_device

if TYPE_CHECKING:
    import pandas as pd

    from harness.assess import Assessment
    from harness.inspection.assessor import Assessor
    from harness.judge.campaign import Campaign


@dataclass(frozen=True, slots=True)
class Made:
    """Every run that was asked for: how it ended, and what it means where anything was recorded.

    `faults` has a line for each recording that could not be assessed.
    """

    ended: tuple[Finished, ...]
    assessments: "tuple[Assessment, ...]"
    faults: tuple[str, ...] = ()
    tables: "Mapping[str, pd.DataFrame]" = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """0: complete and without a violation; 1: a violation; else the code of a refused run, or 3 for incomplete."""
        refused = [one.exit_code for one in self.ended if one.status is None]
        if refused:
            return refused[0] or EXIT_INCOMPLETE
        if any(verdict.outcome is Outcome.VIOLATION for one in self.assessments for verdict in one.verdicts):
            return EXIT_FAILED
        complete = not self.faults and all(one.status is RunStatus.COMPLETE for one in self.ended)
        return EXIT_OK if complete else EXIT_INCOMPLETE


def make_runs(wanted: Wanted, *more: Wanted, meanwhile: Callable[[], None] | None = None) -> Made:
    """Raises BadInput before anything is started; after that, whatever happens to a run is a result.

    `more` is run and judged beside it, with the first one's campaign. `meanwhile` is done once, while the first runs go
    on and there is nothing to assess yet; what it raises is raised at the end.
    """
    jobs = [job for one in (wanted, *more) for job in jobs_of(one)]
    campaign = campaign_of(wanted.campaign)
    display = display_for(sys.stdout, wanted.language)
    futures: dict[Path, Future[Assessment]] = {}
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="assess") as pool:
        assessor = pool.submit(_load_assessor, campaign)
        beside = pool.submit(meanwhile) if meanwhile else None

        def take(finished: Finished) -> None:
            if finished.status is not None:
                folder = finished.job.folder
                futures[folder] = pool.submit(lambda: assessor.result().assess(folder))

        try:
            with _adb_server((wanted, *more)):
                ended = Supervisor(display, wanted.at_once, _limits(wanted), wanted.language).run(jobs, take)
        finally:
            display.close()
        made = _made(ended, futures, wanted, assessor.result())
        if beside:
            beside.result()
        return made


def _load_assessor(campaign: "Campaign") -> "Assessor":
    # Seconds of imports, in which the first runs are already under way.
    from harness.inspection.assessor import Assessor
    from harness.judge.catalogue_file import load_catalogue

    return Assessor(load_catalogue(), campaign)


def _adb_server(wanted: Sequence[Wanted]) -> AbstractContextManager[object]:
    """Runs on attached handsets share one adb server: the first run's own would end with it under the others."""
    profiles = (find_device(name, PROFILES) for one in wanted for name in one.devices)
    return own_adb_server() if any(is_attached(profile) for profile in profiles) else nullcontext()


def _limits(wanted: Wanted) -> Limits:
    return Limits(whole_s=60.0 * wanted.longest_minutes)


def _made(
    ended: Sequence[Finished], futures: "Mapping[Path, Future[Assessment]]", wanted: Wanted, assessor: "Assessor"
) -> Made:
    """A recording that cannot be assessed (broken, or a full disk) does not take the others with it."""
    from harness.inspection.together import together

    assessments, faults = list["Assessment"](), list[str]()
    for folder, future in futures.items():
        try:
            assessments.append(future.result())
        except HarnessError as fault:
            faults.append(f"{folder}: {fault.line(wanted.language)}")
        except OSError as fault:
            told = disk_fault(fault)
            why = told.line(wanted.language) if told else fault.strerror or type(fault).__name__
            faults.append(f"{folder}: {why}")
    whole = together(assessments, assessor.catalogue, assessor.campaign, wanted.out)
    return Made(tuple(ended), whole.assessments, (*faults, *whole.faults), whole.tables)
