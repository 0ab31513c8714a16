"""PI-44: what left soon after the camera was opened."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from harness.detect.sent.camera_picture import detect_camera_picture
from harness.detect.sent.traffic_view import TrafficView
from harness.model.event import EventKind, Source
from tests.detect.recording_factory import HOST, Stage, stage

FACE = bytes(cv2.imencode(".jpg", np.random.default_rng(7).integers(0, 255, (240, 320, 3), np.uint8))[1])


def opened(scene: Stage, kind: EventKind = EventKind.CALL, **more: object) -> None:
    scene.event(kind, Source.HOOK, **({"category": "camera", "api": "mediaDevices.getUserMedia"} | more))


def sent(scene: Stage, at: float, host: str = HOST) -> Stage:
    scene.at(at).request("POST", f"https://{host}/face", FACE, headers={"content-type": "image/jpeg"})
    return scene


def found(scene: Stage) -> list[tuple[str, object]]:
    recording = scene.done()
    return [(one.subject, one.data["host"]) for one in detect_camera_picture(recording, TrafficView.of(recording))]


def test_a_picture_within_a_minute_of_the_camera_is_told_by_receiver(tmp_path: Path) -> None:
    scene = stage(tmp_path).session()
    opened(scene.at(10))
    sent(scene, 20)
    sent(scene, 30)
    sent(scene, 40, "face.third.test")
    assert found(scene) == [(("other"), HOST), ("other", "face.third.test")]


def test_the_phones_ledger_tells_of_the_camera_too(tmp_path: Path) -> None:
    scene = stage(tmp_path).session()
    opened(scene.at(10), EventKind.ACCESS, what="access")
    assert found(sent(scene, 20)) == [("other", HOST)]


@pytest.mark.parametrize(
    "more", [{"category": "location"}, {"self_test": True}, {"kind": EventKind.ACCESS, "what": "reject"}]
)
def test_without_the_camera_a_picture_is_any_picture(tmp_path: Path, more: dict[str, object]) -> None:
    scene = stage(tmp_path).session()
    opened(scene.at(10), **more)  # type: ignore[arg-type]
    assert found(sent(scene, 20)) == []


def test_before_the_camera_and_long_after_it_is_none(tmp_path: Path) -> None:
    scene = sent(stage(tmp_path).session(), 5)
    opened(scene.at(10))
    assert found(sent(scene, 80)) == []
