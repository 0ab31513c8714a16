"""PI-21: a steady pace of reads between two acts of the user."""

from collections.abc import Iterable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from harness.detect.masking.mask import Masker
from harness.detect.phone.periodic_read import detect_periodic_read
from harness.model.event import EventKind, Phase, Source
from harness.model.observation import Observation
from tests.detect.recording_factory import PERSONA, Stage, stage


def reads(scene: Stage, times: Iterable[float], category: str = "location", **more: object) -> None:
    for at in times:
        scene.at(at).event(EventKind.CALL, Source.HOOK, api="getCurrentPosition", category=category, **more)


def found(scene: Stage) -> list[Observation]:
    return list(detect_periodic_read(scene.done(), Masker(PERSONA)))


def test_a_steady_pace_is_told_with_its_interval_and_phase(tmp_path: Path) -> None:
    scene = stage(tmp_path).phase(Phase.BACKGROUND)
    reads(scene, (10, 20, 30.2, 40, 49.9, 60))
    (one,) = found(scene)
    assert (one.subject, one.phase, one.data["reads"], one.data["interval_ms"]) == ("location", "background", 6, 10000)
    assert one.data["variation"] < 0.03


def test_an_uneven_pace_varies(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    reads(scene, (1, 4, 30, 31.5, 90, 95))
    assert found(scene)[0].data["variation"] > 0.2


def test_a_burst_and_the_answers_to_one_request_are_one_read(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    reads(scene, (0.1 * number for number in range(30)), count=5)
    assert found(scene) == []


def test_an_act_of_the_user_ends_a_stretch(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    for number in range(8):
        reads(scene, (number * 5.0,))
        scene.event(EventKind.STEP, word="tap", target="附近", outcome="done")
    assert found(scene) == []


def test_other_data_and_our_own_calls_have_no_pace(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    reads(scene, range(0, 50, 5), "storage")
    reads(scene, range(50, 100, 5), self_test=True)
    assert found(scene) == []


@given(st.floats(1.5, 100), st.integers(5, 30), st.floats(0, 1000))
def test_an_exact_clock_never_varies(interval_s: float, count: int, begin_s: float) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        scene = stage(Path(folder) / "recording")
        reads(scene, (begin_s + number * interval_s for number in range(count)))
        (one,) = found(scene)
    assert one.data["reads"] == count
    assert one.data["variation"] < 0.01
