"""PI-21: one identifier of the device read again in the same process."""

from pathlib import Path

from harness.detect.masking.mask import Masker
from harness.detect.phone.identifier_read import detect_identifier_read
from harness.model.event import EventKind, Source
from tests.detect.recording_factory import PERSONA, Stage, stage


def read(scene: Stage, at: float, pid: int = 1, args: str = "android_id", **more: object) -> None:
    told = {"api": "Settings$Secure.getString", "category": "device", "weight": "high", "args": args, "pid": pid}
    scene.at(at).event(EventKind.CALL, Source.HOOK, **(told | more))


def most(scene: Stage) -> list[object]:
    return [one.data["per_process"] for one in detect_identifier_read(scene.done(), Masker(PERSONA))]


def test_the_burst_of_a_start_is_one_read_and_what_follows_is_counted(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    for at in (0, 0.5, 3):
        read(scene, at, count=4)
    read(scene, 60)
    read(scene, 90, count=2)
    assert most(scene) == [4]


def test_another_process_and_another_identifier_are_counted_apart(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    for number in range(4):
        read(scene, number * 30, pid=number)
        read(scene, number * 30, args=f"name{number}")
    assert most(scene) == [1]


def test_what_names_no_device_is_none(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    read(scene, 0, weight="low")
    read(scene, 60, self_test=True)
    assert most(scene) == []
