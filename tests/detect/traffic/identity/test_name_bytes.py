"""Names as bytes of another charset, in hex and base64."""

import base64
from collections.abc import Callable

import pytest

from harness.detect.traffic.identity.name_bytes import name_bytes
from tests.detect.traffic.identity.sending import seeded

SPELT: dict[str, Callable[[bytes], str]] = {
    "hex": bytes.hex,
    "HEX": lambda raw: raw.hex().upper(),
    "base64": lambda raw: base64.b64encode(raw).decode(),
    "unpadded": lambda raw: base64.urlsafe_b64encode(raw).decode().rstrip("="),
}


@pytest.mark.parametrize("codec", ["gbk", "gb18030", "utf-16-le", "utf-16-be", "utf-16"])
@pytest.mark.parametrize("spelling", SPELT)
@pytest.mark.parametrize(
    ("name", "canary"), [("澹台翀垚", "name"), ("宇文琰翊", "contacts[0].name"), ("张伟", "contacts[1].name")]
)
def test_a_names_bytes_are_seen(name: str, canary: str, codec: str, spelling: str) -> None:
    found = seeded(SPELT[spelling](name.encode(codec)))
    assert {one for one, _ in found} == {canary}


def test_inside_of_a_longer_word_they_are_nobodys() -> None:
    assert not seeded("a" + "张伟".encode("gbk").hex() + "0")


def test_an_ascii_name_has_no_other_bytes() -> None:
    assert not list(name_bytes("Zhang Wei"))
