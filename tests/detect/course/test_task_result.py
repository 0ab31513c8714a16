"""Core tasks and launches as the recording tells them."""

from pathlib import Path

import pytest

from harness.detect.course.task_result import detect_launched, detect_task_result
from harness.detect.masking.mask import Masker
from harness.model.event import EventKind, Source
from tests.detect.recording_factory import PERSONA, stage


def test_tasks_done_and_failed(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.event(EventKind.TASK, task="查看通知", role="grassroots", outcome="done", why="", core=True)
    made.event(
        EventKind.TASK, task="走访填报", role="grassroots", outcome="failed", why=f"no {PERSONA.name}", core=True
    )
    done, failed = detect_task_result(made.done(), Masker(PERSONA))
    assert (done.kind.value, done.subject, done.role, done.data["core"]) == (
        "task_done",
        "查看通知",
        "grassroots",
        True,
    )
    assert failed.kind.value == "task_failed"
    assert failed.data["why"] == "no 欧**然"


def test_an_app_that_showed_its_first_screen_has_launched(tmp_path: Path) -> None:
    made = stage(tmp_path)
    for number in (1, 2):
        made.session(number)
        made.event(EventKind.SCREEN, Source.UI, screen="ab", png="screens/ab.png", url="https://duban.lincheng.test/")
    (seen,) = detect_launched(made.done(), Masker(PERSONA))
    assert (seen.subject, seen.data["launches"]) == ("sample", 2)


@pytest.mark.parametrize(
    "url", ["about:blank", "chrome-error://chromewebdata/", "data:,", "", "https://canary.harness.invalid/?t=1"]
)
def test_error_pages_and_our_own_are_no_launch(tmp_path: Path, url: str) -> None:
    made = stage(tmp_path)
    made.event(EventKind.SCREEN, Source.UI, screen="ab", png="screens/ab.png", url=url)
    assert not list(detect_launched(made.done(), Masker(PERSONA)))


def test_an_address_that_is_none_does_not_end_the_judging(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.session(1)
    made.event(EventKind.SCREEN, Source.UI, screen="ab", png="screens/ab.png", url="http://[")
    assert len(list(detect_launched(made.done(), Masker(PERSONA)))) <= 1
