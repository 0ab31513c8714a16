"""Values that are noise written in base64 or hex."""

import base64
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.layer import Layer
from harness.detect.traffic.receiver.noise_value import long_values, noise_values, read

NOISE = random.Random(1).randbytes(400)


def layer(*values: str) -> Layer:
    starts, at = [], 0
    for value in values:
        starts.append(at)
        at += len(value) + 1
    return Layer("body", ("json",), "\n".join(values), starts, names=lambda: [f"v{n}" for n in range(len(values))])


@pytest.mark.parametrize(
    ("spelt", "spelling"),
    [
        (base64.b64encode(NOISE).decode(), "base64"),
        (base64.b64encode(NOISE).decode().rstrip("="), "base64"),
        (base64.urlsafe_b64encode(NOISE).decode(), "base64"),
        (base64.encodebytes(NOISE).decode(), "base64"),
        (base64.b64encode(NOISE).decode().replace("+", " "), "base64"),
        (NOISE.hex(), "hex"),
        (NOISE.hex().upper(), "hex"),
    ],
)
def test_noise_is_found_in_every_spelling(spelt: str, spelling: str) -> None:
    (found,) = noise_values(layer("first", spelt, "last"))
    assert (found.number, found.spelling, found.content) == (1, spelling, NOISE)


def test_the_ciphertext_of_a_jwe_is_noise() -> None:
    head = base64.urlsafe_b64encode(b'{"alg":"RSA-OAEP","enc":"A256GCM"}').decode().rstrip("=")
    cipher = base64.urlsafe_b64encode(NOISE).decode().rstrip("=")
    (found,) = noise_values(layer(f"{head}.{cipher[:90]}.AAAAAAAAAAAAAAAA.{cipher}.AAAAAAAAAAAAAAAAAAAAAA"))
    assert (found.spelling, found.content) == ("jwe", NOISE)


@pytest.mark.parametrize(
    "value",
    [
        "https://api.lincheng.gov.cn/" + "static/pages/index/" * 20,
        "com/sun/java/swing/plaf/windows/" * 10,
        "this is a sentence of plain words without any marks at all and it goes on for long " * 3,
        base64.b64encode(("基层减负工作通知" * 30).encode()).decode(),
        base64.b64encode(b"\xff\xd8\xff" + NOISE).decode(),
        "0" * 400,
        "0123456789abcdef" * 30,
        "A" * 300,
        "zh-CN,zh;q=0.9,en;q=0.8 " * 20,
        "基层减负" * 100,
        base64.b32encode(NOISE).decode(),
        base64.b32encode(NOISE).decode().lower().rstrip("="),
        NOISE[:64].hex(),
        "20261122034412" * 20,
    ],
)
def test_words_paths_and_pictures_are_not(value: str) -> None:
    assert list(noise_values(layer(value))) == []


def test_a_short_layer_is_not_even_looked_at() -> None:
    assert long_values(layer(*["short"] * 200)) == []


@given(st.lists(st.text(max_size=120), min_size=1, max_size=6))
def test_any_text_is_survived(values: list[str]) -> None:
    plain = [value.replace("\n", " ") for value in values]
    assert all(found.number < len(plain) for found in noise_values(layer(*plain)))


@given(st.text(alphabet="ABCabc0129+/-_= \r\n", max_size=300))
def test_nothing_that_looks_like_base64_breaks_the_reading(value: str) -> None:
    spelling, content = read(value)
    assert spelling or not content


def test_a_layer_known_to_have_short_words_only_is_not_looked_at() -> None:
    long = layer(base64.b64encode(NOISE).decode())
    assert long_values(long) == [0]
    long.words = {b"x" * 39}
    assert long_values(long) == []
    long.words = {b"x" * 40}
    assert long_values(long) == [0]
