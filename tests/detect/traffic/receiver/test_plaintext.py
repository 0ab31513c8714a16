"""What went over the network unencrypted."""

from collections.abc import Mapping
from typing import Any

import pytest

from harness.detect.traffic.message import Message
from harness.detect.traffic.receiver.plaintext import BARE, REDIRECTED, WITH_DATA, PlaintextMatcher
from harness.detect.traffic.sighting import Leaving
from tests.detect.traffic.receiver.message_factory import request, seen_by

TO_TLS: Mapping[str, Any] = {"response_status": 301, "response_location": "https://lincheng.gov.cn/"}


@pytest.mark.parametrize(
    ("message", "given"),
    [
        (request("http://lincheng.gov.cn/login", b"user=1"), ["body"]),
        (request("http://lincheng.gov.cn/?phone=1"), ["query"]),
        (request("http://lincheng.gov.cn/", headers={"Cookie": "sid=1"}), ["cookie"]),
        (request("http://lincheng.gov.cn/", headers={"Authorization": "Bearer x"}), ["authorization"]),
        (request("ws://lincheng.gov.cn/chat", client_messages=(b"hello",)), ["messages"]),
        (request("http://192.168.1.7/upload", b"x"), ["body"]),
    ],
)
def test_what_was_sent_in_the_clear_is_seen(message: Message, given: list[str]) -> None:
    (seen,) = seen_by(PlaintextMatcher(), message)
    assert (seen.what, seen.where, seen.form) == (Leaving.PLAINTEXT, "scheme", message.scheme)
    assert (seen.seeded, seen.canary, seen.confidence) == (False, "", WITH_DATA)
    assert seen.data["given"] == given


def test_a_bare_request_counts_for_less() -> None:
    (seen,) = seen_by(PlaintextMatcher(), request("http://lincheng.gov.cn/logo.png"))
    assert seen.confidence == BARE


def test_being_sent_on_to_tls_excuses_a_bare_request_only() -> None:
    assert seen_by(PlaintextMatcher(), request("http://lincheng.gov.cn/", **TO_TLS)) == []
    (seen,) = seen_by(PlaintextMatcher(), request("http://lincheng.gov.cn/?phone=1", **TO_TLS))
    assert seen.confidence == REDIRECTED
    assert seen.data["redirected"] is True


def test_being_sent_on_in_the_clear_excuses_nothing() -> None:
    onward: Mapping[str, Any] = {"response_status": 302, "response_location": "http://lincheng.gov.cn/next"}
    assert len(seen_by(PlaintextMatcher(), request("http://lincheng.gov.cn/", **onward))) == 1


@pytest.mark.parametrize(
    "message",
    [
        request("https://lincheng.gov.cn/", b"x"),
        request("wss://lincheng.gov.cn/", client_messages=(b"x",)),
        request("http://127.0.0.1:8080/x?a=1", b"x"),
        request("http://[::1]/x?a=1"),
        request("http://localhost:4723/session", b"x"),
        request("http://canary.harness.invalid/?probe=1"),
        request("http://ocsp.cfca.com.cn/", b"0", {"Content-Type": "application/ocsp-request"}),
    ],
)
def test_tls_loopback_and_certificate_status_are_none(message: Message) -> None:
    assert seen_by(PlaintextMatcher(), message) == []
