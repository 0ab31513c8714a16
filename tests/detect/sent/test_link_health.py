"""Addresses of the app itself that failed."""

from pathlib import Path

from harness.detect.sent.link_health import detect_link_health
from tests.detect.recording_factory import HOST, stage
from tests.detect.served_stage import detected, served


def test_each_address_counts_once_and_refusals_are_no_defect(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    for number in range(8):
        served(scene, f"https://{HOST}/page/{number}?t={number}")
    served(scene, f"https://{HOST}/gone", 404)
    served(scene, f"https://{HOST}/gone?again", 404)
    served(scene, f"https://{HOST}/secret", 403)
    served(scene, "https://elsewhere.example.com/gone", 404)
    (found,) = detected(detect_link_health, scene)
    assert found.data == {"share": 0.1, "asked": 10, "dead": 1}


def test_too_few_tell_nothing(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    served(scene, f"https://{HOST}/gone", 404)
    assert list(detected(detect_link_health, scene)) == []


def test_nothing_under_a_word_that_we_typed_is_no_dead_link(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    for number in range(5):
        served(scene, f"https://{HOST}/page/{number}")
    served(scene, f"https://{HOST}/api/complaint/%E6%B5%8B%E8%AF%95", 404)
    (found,) = detected(detect_link_health, scene)
    assert found.data == {"share": 0.0, "asked": 5, "dead": 0}
