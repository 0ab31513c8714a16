"""Rounds of one path, and what the app holds after each: whether memory grows (standards.md STAB-7).

A round must not load the page anew, which would free everything: it leaves a task's pages as a person does.
"""

from harness.drive.find import find_control
from harness.drive.trial.breakdown import breakdown_of, lost_page
from harness.drive.trial.stage import Stage
from harness.model.app import CoreTask
from harness.model.event import EventKind, Source
from harness.model.faults import DeviceLost, StepFailed

MOST_TASKS, MOST_STEPS, MOST_BACK = 3, 3, 4
QUIET_WORDS = frozenset({"tap", "expect", "expect_gone", "scroll"})


def path_of(stage: Stage) -> list[CoreTask]:
    """Tasks that only look: short, without typing or sending, so that they can be repeated."""
    short = [task for task in stage.tasks if len(task.steps) <= MOST_STEPS]
    return [task for task in short if all(step.word in QUIET_WORDS for step in task.steps)][:MOST_TASKS]


def go_round(stage: Stage, rounds: int) -> int:
    """Repeat the path and write down what is held after each round; how many rounds were made.

    Raises DeviceLost only when the device itself is gone.
    """
    made = 0
    path = path_of(stage)
    if not path:
        return 0
    name = " + ".join(task.name for task in path)
    try:
        stage.device.fresh()
        stage.get_in()
        for loop in range(1, rounds + 1):
            _round(stage, path, name, loop)
            made = loop
    except StepFailed:
        found = breakdown_of(stage.state(), dead=False, complaints=stage.device.complaints())
    except DeviceLost:
        found = lost_page(stage.device.loss())
        if found.cause == "device":
            raise
    else:
        return made
    if found:
        stage.record(EventKind.BREAKDOWN, found.data(core=True), Source.SYSTEM)
    return made


def _round(stage: Stage, path: list[CoreTask], name: str, loop: int) -> None:
    for task in path:
        stage.session.perform(task.steps)
        _return_to(stage, str(path[0].steps[0].args.get("text", "")))
    held = stage.device.held()
    data = {"path": name, "loop": loop, "kilobytes": held.kilobytes, "nodes": held.nodes}
    stage.record(EventKind.MEMORY, data, Source.SYSTEM)


def _return_to(stage: Stage, text: str) -> None:
    """Back to the page that shows a control, without loading it anew where the app lets us."""
    for _ in range(MOST_BACK):
        if find_control(stage.session.device.tree(), text):
            return
        stage.session.device.back()
    stage.session.device.open_app()
