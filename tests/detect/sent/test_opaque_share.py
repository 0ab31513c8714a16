"""What nobody can read is told, and too much of it takes the proof away that something was not sent."""

import base64
import random
from pathlib import Path

import pytest

from harness.detect.coverage import coverage_of
from harness.detect.sent.opaque_share import detect_opaque, less_what_was_opaque
from harness.model.coverage import Coverage, Covered
from harness.model.observation import Observation
from tests.detect.recording_factory import HOST, Stage, stage

OTHER = "log.sdk.test"
NOISE = random.Random(8).randbytes(4_000)
COVERED = Coverage(
    complete=True, why_incomplete="", channels={"proxy": Covered(ok=True)}, scenarios={}, roles={}, probes={}
)


def told(made: Stage) -> list[Observation]:
    return list(detect_opaque(made.view()))


def proxy(observations: list[Observation], coverage: Coverage = COVERED) -> Covered:
    return less_what_was_opaque(coverage, observations).channels["proxy"]


def test_an_encrypted_payload_is_told_with_its_host_and_share(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.request("POST", f"https://{OTHER}/log", NOISE)
    made.request("POST", f"https://{HOST}/api", {"page": 1})
    (seen,) = told(made)
    assert (seen.subject, seen.data["receiver"], seen.data["share"]) == (OTHER, "third", 1.0)
    assert seen.data["opaque_bytes"] == len(NOISE)
    assert "could not be read" in proxy([seen]).why
    assert OTHER in proxy([seen]).why


def test_a_little_among_much_that_can_be_read_is_told_and_costs_nothing(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.request("POST", f"https://{HOST}/api", {"text": "\u57fa\u5c42\u51cf\u8d1f " * 2_000})
    made.request("POST", f"https://{HOST}/api", {"data": base64.b64encode(NOISE[:150]).decode()})
    (seen,) = told(made)
    assert 0 < seen.data["share"] < 0.1
    assert proxy([seen]).ok


def test_one_hosts_readable_bytes_do_not_make_up_for_another_hosts(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.request("POST", f"https://{HOST}/api", {"text": "words " * 20_000})
    made.request("GET", f"https://{OTHER}/c?d={base64.urlsafe_b64encode(NOISE[:301]).decode()}")
    assert not proxy(told(made)).ok


@pytest.mark.parametrize(
    "body",
    [
        {"token": base64.b64encode(NOISE[:256]).decode(), "page": 1},
        {"password": base64.b64encode(NOISE[:128]).decode(), "sign": NOISE[:256].hex()},
        {"text": "words " * 200},
        b"\xff\xd8\xff\xe0\0\x10JFIF" + NOISE,
    ],
)
def test_secrets_texts_and_pictures_are_no_gap(tmp_path: Path, body: object) -> None:
    made = stage(tmp_path)
    made.request("POST", f"https://{HOST}/api", body)
    assert told(made) == []


def test_a_gap_that_was_there_keeps_its_reason_and_other_channels_stay(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.request("POST", f"https://{OTHER}/log", NOISE)
    made.request("POST", "https://more.sdk.test/log", NOISE)
    seen = told(made)
    broken = Coverage(
        complete=True,
        why_incomplete="",
        channels={"proxy": Covered(ok=False, why="switched off"), "screens": Covered(ok=True)},
        scenarios={},
        roles={},
        probes={},
    )
    assert proxy(seen, broken).why == "switched off"
    assert less_what_was_opaque(broken, seen).channels["screens"].ok
    assert "1 more" in proxy(seen).why


def test_without_opaque_payloads_coverage_is_what_it_was(tmp_path: Path) -> None:
    coverage = coverage_of(stage(tmp_path).done())
    assert less_what_was_opaque(coverage, []) is coverage
