"""`harness stability APP`: run the course, judge it, show it. The exit codes are those of `harness run`."""

import signal
import sys
from types import FrameType
from typing import NoReturn

from rich.console import Console

from harness.inspection.stability.course import Course, run_course
from harness.inspection.stability.judged import Judged, judged
from harness.inspection.stability.report import write_report
from harness.inspection.stability.table import show
from harness.inspection.stability.wanted import StabilityWanted, order_of
from harness.inspection.stability.written import write_json
from harness.model.faults import EXIT_FAILED, EXIT_INCOMPLETE, EXIT_OK
from harness.model.run import RunStatus
from harness.model.verdict import Outcome


def try_stability(wanted: StabilityWanted) -> int:
    """0: complete and no violation; 1: a violation; 3: incomplete. Raises BadInput before anything is started."""
    order = order_of(wanted)
    signal.signal(signal.SIGTERM, _interrupt)
    console, progress = Console(), Console(file=sys.stderr)
    with progress.status("") as status:
        course = run_course(order, wanted.plan, lambda what, done, of: status.update(f"{what} {done}/{of}"))
    found = judged(course.folder, wanted.out)
    show(found, course, wanted.language, console)
    if course.aborted:
        print(course.aborted, file=sys.stderr)
    if wanted.as_json:
        write_json(found, course, wanted.as_json)
    for path in (*write_report(found, wanted.out, wanted.language), course.folder):
        console.print(str(path), soft_wrap=True)
    return exit_code(course, found)


def exit_code(course: Course, found: Judged) -> int:
    if any(one.outcome is Outcome.VIOLATION for one in found.verdicts):
        return EXIT_FAILED
    return EXIT_OK if course.status is RunStatus.COMPLETE else EXIT_INCOMPLETE


def _interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # asked once, it ends; asked again, it must not break off ending
    raise KeyboardInterrupt
