"""What a token says when its encoding is undone."""

import base64
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.masking.wrapped_text import LIMIT_BYTES, TOKEN, readings_of_token

SECRET = "tel 19912345678 欧阳"


@pytest.mark.parametrize(
    "token",
    [
        base64.b64encode(SECRET.encode()).decode(),
        base64.urlsafe_b64encode(SECRET.encode()).decode().rstrip("="),
        SECRET.encode().hex(),
        base64.b64encode(SECRET.encode("gb18030")).decode(),
        base64.b64encode(gzip.compress(SECRET.encode(), mtime=0)).decode(),
        base64.b64encode(b"\x0a\x1f" + SECRET.encode() + b"\x08\x01").decode(),
        "api/v1/" + base64.b64encode(SECRET.encode()).decode().replace("/", "_"),
    ],
)
def test_a_wrapped_text_is_read(token: str) -> None:
    assert any(SECRET in text for text in readings_of_token(token))


def test_a_bomb_is_bounded() -> None:
    token = base64.b64encode(gzip.compress(bytes(50_000_000))).decode()
    assert max(map(len, readings_of_token(token))) <= LIMIT_BYTES


@given(st.from_regex(TOKEN, fullmatch=True))
def test_any_token_is_borne(token: str) -> None:
    list(readings_of_token(token))
