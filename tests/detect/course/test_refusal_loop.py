"""What refusing five times showed."""

from pathlib import Path

from harness.detect.course.probe_result import detect_probe_result
from harness.detect.course.refusal_loop import detect_refusal_loop
from harness.detect.coverage import coverage_of
from harness.detect.masking.mask import Masker
from harness.model.event import EventKind, Source
from harness.model.observation import Observation
from tests.detect.recording_factory import PERSONA, Stage, stage


def probed(folder: Path, result: str, refusals: object = 5) -> Stage:
    scene = stage(folder)
    told = {"result": result, "refusals": refusals}
    scene.event(EventKind.PROBE, Source.SCENARIO, probe="refuse_again", duty="other", target="consent", why="", **told)
    return scene


def seen(scene: Stage) -> list[Observation]:
    return list(detect_refusal_loop(scene.done(), Masker(PERSONA)))


def test_who_never_gets_out_is_direct_proof(tmp_path: Path) -> None:
    (found,) = seen(probed(tmp_path, "positive"))
    assert (found.subject, found.direct, found.data) == ("consent", True, {"free": False, "refusals": 5})


def test_who_gets_out_is_free_and_what_was_never_asked_tells_nothing(tmp_path: Path) -> None:
    assert [one.data["free"] for one in seen(probed(tmp_path / "a", "negative", 1))] == [True]
    assert seen(probed(tmp_path / "b", "unknown", 0)) == []


def test_a_count_that_is_none_counts_nothing(tmp_path: Path) -> None:
    assert [one.data["refusals"] for one in seen(probed(tmp_path, "positive", "many"))] == [0]


def test_it_is_not_taken_for_the_probe_of_what_a_refusal_shuts(tmp_path: Path) -> None:
    recording = probed(tmp_path, "negative").done()
    assert list(detect_probe_result(recording, Masker(PERSONA))) == []
    assert "consent" not in coverage_of(recording).probes
