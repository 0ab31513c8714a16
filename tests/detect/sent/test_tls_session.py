"""TLS versions, suites and certificates as the servers had them."""

from pathlib import Path

import pytest

from harness.detect.sent.tls_session import detect_tls_session, is_weak, version_of
from harness.model.event import EventKind, Source
from harness.model.observation import Kind, Observation
from tests.detect.recording_factory import HOST, Stage, stage
from tests.detect.served_stage import certificate, detected, over_tls, served


def seen(scene: Stage) -> dict[tuple[Kind, str], Observation]:
    return {(one.kind, one.subject): one for one in detected(detect_tls_session, scene)}


@pytest.mark.parametrize(("name", "version"), [("TLSv1.3", 1.3), ("TLSv1", 1.0), ("SSLv3", 0.3), ("", 0.3)])
def test_versions(name: str, version: float) -> None:
    assert version_of(name) == version


@pytest.mark.parametrize(
    ("suite", "weak"),
    [
        ("TLS_AES_128_GCM_SHA256", False),
        ("ECDHE-RSA-AES128-GCM-SHA256", False),
        ("AES128-SHA", True),
        ("ECDHE-RSA-RC4-SHA", True),
        ("DES-CBC3-SHA", True),
    ],
)
def test_weak_suites(suite: str, weak: bool) -> None:
    assert is_weak(suite) is weak


def test_the_lowest_version_of_a_host_counts(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    served(scene, f"https://{HOST}/a")
    over_tls(served(scene, f"https://{HOST}/b"), "TLSv1.1", "AES128-SHA")
    found = seen(scene)[Kind.TLS_SESSION, HOST]
    assert (found.data["version"], found.data["weak"], found.data["receiver"]) == (1.1, True, "first")


def test_days_and_bits_of_a_certificate(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    over_tls(served(scene, f"https://{HOST}/a"), "TLSv1.3", "TLS_AES_128_GCM_SHA256", certificate(9, rsa_bits=1024))
    found = seen(scene)[Kind.CERTIFICATE, HOST]
    assert (found.data["days_left"], found.data["rsa_bits"], found.data["weak_digest"]) == (9, 1024, False)


def test_tlcp_that_was_handed_on(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    body = bytes.fromhex("0101") + bytes(32) + bytes.fromhex("00" + "0002e013" + "0100")
    hello = b"\x16\x01\x01" + (len(body) + 4).to_bytes(2) + b"\x01" + len(body).to_bytes(3) + body
    scene.event(EventKind.TRAFFIC_ERROR, Source.TRAFFIC, raw=True, host=HOST, head=hello.hex(), bytes=90)
    found = seen(scene)[Kind.TLS_SESSION, HOST]
    assert found.data["tlcp"] is True and found.data["suite"] == "ECC_SM4_CBC_SM3"
