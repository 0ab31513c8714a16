"""Position reads for one act of the user."""

from pathlib import Path

from harness.detect.masking.mask import Masker
from harness.detect.phone.position_fix import detect_position_fix
from harness.model.event import EventKind, Source
from tests.detect.recording_factory import PERSONA, Stage, stage


def read(scene: Stage, api: str = "geolocation.getCurrentPosition", **more: object) -> None:
    scene.event(EventKind.CALL, Source.HOOK, api=api, category="location", **more)


def most(scene: Stage) -> list[object]:
    return [one.data["per_entry"] for one in detect_position_fix(scene.done(), Masker(PERSONA))]


def test_reads_between_two_acts_are_added(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    read(scene)
    scene.event(EventKind.STEP, word="tap", target="附近", outcome="done")
    read(scene, count=2)
    read(scene)
    assert most(scene) == [3]


def test_watches_and_self_tests_are_none(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    read(scene, "geolocation.watchPosition")
    read(scene, self_test=True)
    assert most(scene) == []
