import hashlib

import pytest

from harness.detect.traffic.identity.raw_search import RawSearch
from harness.detect.traffic.layer import Layer
from tests.detect.traffic.identity.sending import PERSONA, seen


def binary(content: bytes, *steps: str) -> Layer:
    return Layer("body.f3", ("protobuf", *steps), content=content)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (hashlib.md5(PERSONA.phone.encode()).digest(), ("phone", "md5-raw")),
        (hashlib.sha256(PERSONA.id_card.encode()).digest(), ("id_card", "sha256-raw")),
        (bytes.fromhex(PERSONA.oaid.replace("-", "")), ("oaid", "raw")),
        (bytes.fromhex("7a1fe00f00cf"), ("mac", "raw")),
    ],
)
def test_bytes_that_are_a_digest_or_an_identifier_are_seen(content: bytes, expected: tuple[str, str]) -> None:
    (one,) = seen(binary(content))
    assert (one.canary, one.form) == expected
    assert (one.where, one.decoding) == ("body.f3", ("protobuf",))


def test_longer_bytes_or_others_are_nobodys() -> None:
    digest = hashlib.md5(PERSONA.phone.encode()).digest()
    assert not seen(binary(digest + b"\0"), binary(digest[:-1]), binary(b"\0" * 16))


def test_a_digest_that_was_decoded_from_text_is_not_seen_twice() -> None:
    assert not seen(binary(hashlib.md5(PERSONA.phone.encode()).digest(), "hex"))


def test_nothing_planted_finds_nothing() -> None:
    assert not list(RawSearch((), ()).find(0, [binary(b"")]))
