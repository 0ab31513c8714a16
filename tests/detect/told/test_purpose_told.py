"""Whether the purpose was told when a permission or an ID number was asked for."""

from datetime import timedelta
from pathlib import Path

from harness.detect.masking.mask import Masker
from harness.detect.told.purpose_told import detect_purpose_told
from harness.model.event import EventKind, Source
from tests.detect.recording_factory import PERSONA, START, stage
from tests.detect.screen_factory import Cell, entry, view

MASK = Masker(PERSONA)


def told(tmp_path: Path, *rows: Cell, apart_s: float = 1.0) -> list[tuple[str, object, object]]:
    scene = stage(tmp_path)
    scene.at(10).event(EventKind.CALL, Source.HOOK, api="geolocation.getCurrentPosition", category="location")
    recording = scene.done()
    shown = view(*rows, scenario="core_tasks", t=START + timedelta(seconds=10 - apart_s))
    seen = detect_purpose_told([shown], recording.events, MASK)
    return [(one.subject, one.data["told"], one.data["vague"]) for one in seen]


def test_a_purpose_before_the_call(tmp_path: Path) -> None:
    assert told(tmp_path, "为计算您到网点的距离，需要使用位置") == [("location", True, False)]


def test_no_purpose_and_a_vague_one(tmp_path: Path) -> None:
    assert told(tmp_path, "附近网点") == [("location", False, False)]
    assert told(tmp_path / "vague", "获取位置用于提升服务") == [("location", True, True)]


def test_a_screen_of_long_before_tells_nothing(tmp_path: Path) -> None:
    assert told(tmp_path, "附近网点", apart_s=60) == []


def test_the_field_of_an_id_number(tmp_path: Path) -> None:
    assert ("id_card", False, False) in told(tmp_path, entry("身份证号"))
    assert ("id_card", True, False) in told(tmp_path / "told", entry("身份证号"), "身份证号仅用于核验办理资格")
