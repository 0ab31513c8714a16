"""Signing in while a permission is refused."""

from pathlib import Path

from harness.detect.course.refused_sign_in import detect_refused_sign_in
from harness.detect.masking.mask import Masker
from harness.model.event import EventKind
from tests.detect.recording_factory import PERSONA, Stage, stage


def outcomes(scene: Stage) -> list[object]:
    return [one.data["done"] for one in detect_refused_sign_in(scene.done(), Masker(PERSONA))]


def _session(scene: Stage, outcome: str, *, denied: bool) -> None:
    scene.event(EventKind.SESSION_BEGIN, session=1)
    scene.event(EventKind.LOGIN, role="grassroots", outcome=outcome, why="")
    if denied:
        scene.event(EventKind.PROBE, probe="decline_permission", target="geolocation", result="negative")


def test_the_session_that_denied_counts(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    _session(scene, "failed", denied=False)
    _session(scene, "done", denied=True)
    assert outcomes(scene) == [True]


def test_a_sign_in_that_fails(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    _session(scene, "failed", denied=True)
    assert outcomes(scene) == [False]
