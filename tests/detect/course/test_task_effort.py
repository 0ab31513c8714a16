"""Steps of a core task as a user makes them."""

from pathlib import Path

from harness.detect.course.task_effort import detect_task_effort, effort_of
from harness.detect.masking.mask import Masker
from harness.model.app import CoreTask, Step
from harness.model.event import EventKind
from tests.detect.recording_factory import PERSONA, app, stage

STEPS = (
    Step("tap", {"text": "预约"}),
    Step("type", {"field": "姓名", "text": "$name"}),
    Step("expect", {"text": "成功"}),
)
TASK = CoreTask("在线预约", "grassroots", STEPS)


def test_looking_is_no_step() -> None:
    assert effort_of(TASK) == {"steps": 2, "typed": 1}


def test_only_tasks_that_were_done_count_once(tmp_path: Path) -> None:
    scene = stage(tmp_path, subject=app(core_tasks=(TASK,)))
    for outcome in ("failed", "done", "done"):
        scene.event(EventKind.TASK, task="在线预约", role="grassroots", outcome=outcome)
    assert [one.subject for one in detect_task_effort(scene.done(), Masker(PERSONA))] == ["在线预约"]
