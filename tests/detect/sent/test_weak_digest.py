"""A password that leaves as MD5 or SHA-1 is found in any of their spellings; checksums and better digests are not."""

import hashlib
from base64 import b64encode
from pathlib import Path

import pytest

from harness.detect.sent.traffic_view import TrafficView
from harness.detect.sent.weak_digest import detect_weak_digest
from harness.model.observation import Observation
from tests.detect.recording_factory import PASSWORD, stage

MD5 = hashlib.md5(PASSWORD.encode(), usedforsecurity=False)
SHA1 = hashlib.sha1(PASSWORD.encode(), usedforsecurity=False)
URL = "https://duban.lincheng.test/login"


def seen_in(folder: Path, value: str) -> list[Observation]:
    made = stage(folder)
    made.request("POST", URL, {"user": "lihua", "pwd": value}, {"code": 0})
    return list(detect_weak_digest(TrafficView.of(made.done())))


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (MD5.hexdigest(), "md5"),
        (MD5.hexdigest().upper(), "md5"),
        (MD5.hexdigest()[8:24], "md5-16"),
        (b64encode(MD5.digest()).decode(), "md5-base64"),
        (SHA1.hexdigest(), "sha1"),
        (b64encode(SHA1.digest()).decode(), "sha1-base64"),
    ],
)
def test_a_weak_digest_of_the_password_is_found(tmp_path: Path, value: str, form: str) -> None:
    (one,) = seen_in(tmp_path, value)
    assert (one.subject, one.data["form"], one.data["receiver"]) == ("password", form, "first")


@pytest.mark.parametrize(
    "value",
    [
        hashlib.sha256(PASSWORD.encode()).hexdigest(),
        hashlib.md5(b"a file", usedforsecurity=False).hexdigest(),
        hashlib.md5(f"salt{PASSWORD}".encode(), usedforsecurity=False).hexdigest(),
        PASSWORD,
    ],
)
def test_other_values_are_none(tmp_path: Path, value: str) -> None:
    assert seen_in(tmp_path, value) == []
