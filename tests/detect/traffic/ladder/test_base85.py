"""Base85 is undone where it holds something, in each of its three alphabets, and words stay as they are."""

import base64
import gzip
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.ladder.base85 import may_be_base85, opened_base85

GIT = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
Z85 = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"
REPORT = '{"phone": "13812345678", "who": "李华"}'.encode()


def in_z85(content: bytes) -> str:
    return base64.b85encode(content + b" " * (-len(content) % 4)).decode().translate(str.maketrans(GIT, Z85))


WRITERS = {
    "adobe": lambda content: base64.a85encode(content).decode(),
    "adobe, framed": lambda content: base64.a85encode(content, adobe=True).decode(),
    "git": lambda content: base64.b85encode(content).decode(),
    "z85": in_z85,
}


@pytest.mark.parametrize("way", WRITERS)
@pytest.mark.parametrize(
    "content", [REPORT, gzip.compress(REPORT * 40, mtime=0), REPORT * 300], ids=["plain", "packed", "long"]
)
def test_each_alphabet_is_undone(way: str, content: bytes) -> None:
    opened = opened_base85(WRITERS[way](content))
    assert opened is not None
    assert opened.steps == ("base85",)
    assert opened.blobs[0].content.rstrip(b" ") == content


@pytest.mark.parametrize(
    "text",
    [
        "https://a.test/p?x=1&y=(2)",
        "2026-11-22T04:05:06+08:00",
        "f7(q@W#e!RtY9&zKp%L2",
        "price:$1,299.00(incl.)",
        "v=1&v2=3",
    ],
)
def test_words_addresses_and_noise_are_left(text: str) -> None:
    assert opened_base85(text) is None


def test_few_digests_pass_for_something() -> None:
    noise = (base64.b85encode(hashlib.sha256(b"%d" % number).digest()).decode() for number in range(2000))
    assert sum(opened_base85(one) is not None for one in noise) <= 3


@given(st.text(max_size=80) | st.text("!#$%&()abcXYZ019<>~[]", max_size=80))
def test_any_text_is_survived(text: str) -> None:
    opened = opened_base85(text)
    assert opened is None or may_be_base85(text)
