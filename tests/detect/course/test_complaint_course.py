from pathlib import Path
from typing import Any

import pytest

from harness.detect.course.complaint_course import detect_complaint_course
from harness.detect.masking.mask import Masker
from harness.model.event import EventKind
from harness.model.observation import Channel, Kind, Observation
from tests.detect.recording_factory import PERSONA, stage


def seen(tmp_path: Path, **data: Any) -> list[Observation]:
    begun = stage(tmp_path)
    begun.event(EventKind.COMPLAINT, role="grassroots", **data)
    return list(detect_complaint_course(begun.done(), Masker(PERSONA, ())))


@pytest.mark.parametrize(
    ("data", "kind", "told"),
    [
        ({"step": "entry", "taps": 2, "logged_out": True}, Kind.COMPLAINT_ENTRY, {"taps": 2, "logged_out": True}),
        ({"step": "receipt", "number": "YT20261122"}, Kind.COMPLAINT_RECEIPT, {"number": "YT20261122"}),
        ({"step": "receipt", "number": ""}, Kind.COMPLAINT_RECEIPT, {}),
        (
            {"step": "tracking", "closed": True, "replied": True},
            Kind.COMPLAINT_TRACKING,
            {"closed": True, "replied": True},
        ),
        ({"step": "tracking", "closed": False, "working_days": 15}, Kind.COMPLAINT_TRACKING, {}),
        ({"step": "tracking", "closed": False, "working_days": 16}, Kind.COMPLAINT_TRACKING, {"overdue": True}),
        ({"step": "tracking", "replied": True, "working_days": 16}, Kind.COMPLAINT_TRACKING, {"replied": True}),
        ({"step": "rating"}, Kind.COMPLAINT_RATING, {"rated": True}),
    ],
)
def test_each_step_that_was_done_is_seen(
    tmp_path: Path, data: dict[str, Any], kind: Kind, told: dict[str, Any]
) -> None:
    (one,) = seen(tmp_path, outcome="done", **data)
    assert (one.kind, one.channel, dict(one.data)) == (kind, Channel.SCENARIO, told)


@pytest.mark.parametrize("step", ["entry", "filed", "receipt", "tracking", "rating"])
def test_a_step_that_failed_shows_nothing(tmp_path: Path, step: str) -> None:
    assert seen(tmp_path, step=step, outcome="failed", why="x") == []
