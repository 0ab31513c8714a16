"""What a core task asks of its user: steps and things typed, of the tasks that a run brought to their end (A06-3)."""

from collections.abc import Iterable

from harness.detect.event_evidence import at_event
from harness.detect.masking.mask import Masker
from harness.model.app import CoreTask
from harness.model.event import EventKind
from harness.model.observation import Channel, Kind, Observation
from harness.recording.reader import Recording

# Words by which the harness only looks or waits; a user does nothing then.
_NOT_AN_ACT = frozenset({"expect", "expect_not", "wait", "see", "screenshot", "look", "note"})
_TYPED = "type"


def detect_task_effort(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """TASK_EFFORT, one for each core task that was done."""
    tasks = {task.name: task for task in recording.run.app.core_tasks}
    told: set[str] = set()
    for event in recording.events:
        name = str(event.data.get("task", ""))
        done = event.kind is EventKind.TASK and event.data.get("outcome") == "done"
        if done and name in tasks and name not in told:
            told.add(name)
            evidence = (at_event(event, masker, name),)
            subject, data = masker.mask(name), effort_of(tasks[name])
            yield Observation(Kind.TASK_EFFORT, Channel.SCENARIO, subject, 1.0, evidence, direct=True, data=data)


def effort_of(task: CoreTask) -> dict[str, int]:
    """Steps that a user makes, and how many of them are typing."""
    acts = [step.word for step in task.steps if step.word not in _NOT_AN_ACT]
    return {"steps": len(acts), "typed": acts.count(_TYPED)}
