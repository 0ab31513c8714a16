"""Connections past the proxy, without the harmless ones."""

from pathlib import Path

import pytest

from harness.detect.masking.mask import Masker
from harness.detect.sent.connection import detect_proxy_bypassed
from harness.model.event import EventKind, Source
from tests.detect.recording_factory import PERSONA, stage


def test_an_outside_connection_is_found_once(tmp_path: Path) -> None:
    made = stage(tmp_path)
    for _ in range(3):
        made.event(EventKind.CONNECT, Source.NETWORK, family="inet", address="203.0.113.9", port=443, to_proxy=False)
    (seen,) = detect_proxy_bypassed(made.done(), Masker(PERSONA))
    assert (seen.subject, seen.data["port"], seen.data["count"], seen.direct) == ("203.0.113.9", 443, 3, True)


@pytest.mark.parametrize(
    "data",
    [
        {"family": "inet", "address": "203.0.113.9", "port": 1, "to_proxy": True},
        {"family": "unix", "address": "/run/x", "port": 0, "to_proxy": False},
        {"family": "inet", "address": "127.0.0.1", "port": 9222, "to_proxy": False},
        {"family": "inet6", "address": "::1", "port": 9222, "to_proxy": False},
        {"family": "inet6", "address": "::ffff:127.0.0.1", "port": 9222, "to_proxy": False},
        {"family": "inet6", "address": "2001:4860:4860::8888", "port": 53, "to_proxy": False},
        {"family": "inet6", "address": "2001:4860:4860:0:0:0:0:8888", "port": 80, "to_proxy": False},
    ],
)
def test_harmless_connections_are_not(tmp_path: Path, data: dict[str, object]) -> None:
    made = stage(tmp_path)
    made.event(EventKind.CONNECT, Source.NETWORK, **data)
    assert not list(detect_proxy_bypassed(made.done(), Masker(PERSONA)))


def test_an_address_that_cannot_be_read_counts(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.event(EventKind.CONNECT, Source.NETWORK, family="inet", address="?", port=0, to_proxy=False)
    assert len(list(detect_proxy_bypassed(made.done(), Masker(PERSONA)))) == 1
