"""A fingerprint is a drawn digest or many traits; a page's ordinary parameters are none."""

from pathlib import Path

import pytest

from harness.detect.sent.fingerprint import detect_fingerprint_sent
from harness.model.event import Phase
from tests.detect.recording_factory import DEVICE, HOST, stage

TRAITS = {
    "userAgent": DEVICE.user_agent,
    "screen": "360x780",
    "languages": "zh-CN,zh",
    "hardwareConcurrency": 8,
    "timezone": "Asia/Shanghai",
    "platform": "Linux armv8l",
}


def test_many_traits_before_consent(tmp_path: Path) -> None:
    made = stage(tmp_path).phase(Phase.BEFORE_CONSENT)
    made.request("POST", f"https://{HOST}/api/device", {"device": TRAITS})
    (seen,) = detect_fingerprint_sent(made.view())
    assert (seen.phase, seen.data["before_consent"], seen.data["receiver"]) == ("before_consent", True, "first")
    assert len(seen.data["traits"]) == 6


@pytest.mark.parametrize("body", [{"canvas": "9f86d081884c7d65"}, {"fp": {"webglHash": 4123456789}}])
def test_a_drawn_digest_is_enough(tmp_path: Path, body: object) -> None:
    made = stage(tmp_path)
    made.request("POST", f"https://{HOST}/x", body)
    (seen,) = detect_fingerprint_sent(made.view())
    assert seen.data["drawn"]


def test_values_of_the_known_device_count_whatever_they_are_called(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.request(
        "POST", f"https://{HOST}/x", {"a": DEVICE.user_agent, "b": "1080x2340", "c": DEVICE.timezone, "lang": "zh"}
    )
    (seen,) = detect_fingerprint_sent(made.view())
    assert seen.data["traits"] == ["languages", "screen", "timezone", "user_agent"]


@pytest.mark.parametrize(
    "body", [{"screen": "360x780", "lang": "zh-CN"}, {"canvas": True, "platform": "web"}, {"city": "林城", "page": 1}]
)
def test_a_few_parameters_are_no_fingerprint(tmp_path: Path, body: object) -> None:
    made = stage(tmp_path)
    made.request("POST", f"https://{HOST}/x?os=android", body)
    assert not list(detect_fingerprint_sent(made.view()))
