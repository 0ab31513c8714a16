"""Each reader takes what is of its kind, and nothing else."""

import base64
import json
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.text_layers import (
    as_base64,
    as_data_uri,
    as_form,
    as_hex,
    as_json,
    as_jwt,
    as_percent,
    as_text,
    as_url,
    embedded,
    image_kind,
    readable_runs,
)

READERS = [as_json, as_url, as_percent, as_jwt, as_data_uri, as_base64, as_hex]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"RIFF0000WEBP", "webp"),
        (b"{}", None),
        (b"", None),
    ],
)
def test_pictures_by_their_first_bytes(content: bytes, kind: str | None) -> None:
    assert image_kind(content) == kind


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_text_in_the_encodings_of_the_place(encoding: str) -> None:
    assert as_text("走访登记：张三".encode(encoding)) == "走访登记：张三"


def test_binary_is_no_text_but_has_readable_runs() -> None:
    content = b"\x00\x01\x02\x03" * 8 + b"13812345678" + b"\x00\x05" * 8 + "轨迹".encode() + b"\x00"
    assert as_text(content) is None
    assert readable_runs(content) == ["13812345678", "轨迹"]
    assert readable_runs(content, limit=1) == ["13812345678"]


@pytest.mark.parametrize("text", ["42", "true", "null", "x", "", "{", "[" * 100_000])
def test_what_is_no_json_document(text: str) -> None:
    assert as_json(text) is None


@given(st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=8)))
def test_json_objects_come_back(tree: dict[str, object]) -> None:
    assert as_json(json.dumps(tree)) == tree


@given(st.dictionaries(st.text("abcxyz", min_size=1), st.text("ab1 &=+%走访", min_size=1), min_size=1))
def test_forms_come_back(fields: dict[str, str]) -> None:
    assert as_form(urlencode(fields), declared=True) == list(fields.items())


@pytest.mark.parametrize("text", ["hello world", "a == b", "x=", "{a=1}"])
def test_what_does_not_look_like_a_form(text: str) -> None:
    assert as_form(text, declared=False) is None


def test_an_address_is_cut_before_its_query() -> None:
    assert as_url("https://x.test/a?b=1#c") == ("https://x.test/a", "b=1#c")
    assert as_url("https://x.test/a#c?d") == ("https://x.test/a", "c?d")
    assert as_url("https://x.test/a") is None


def test_percent_escapes() -> None:
    assert as_percent(quote("轨迹 1+1")) == "轨迹 1+1"
    assert as_percent("100%") is None


def test_a_token_gives_its_claims() -> None:
    claims = base64.urlsafe_b64encode(b'{"sub":"lihua"}').decode().rstrip("=")
    head = base64.urlsafe_b64encode(b'{"alg":"none"}').decode().rstrip("=")
    assert as_jwt(f"Bearer {head}.{claims}.sig") == claims
    assert as_jwt("a.b.c") is None


def test_data_addresses() -> None:
    assert as_data_uri("data:text/plain;base64,5L2N572u") == "位置".encode()
    assert as_data_uri("data:,a%20b") == b"a b"
    assert as_data_uri("database") is None


@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode])
@pytest.mark.parametrize("padded", [True, False])
def test_base64_in_both_alphabets_with_or_without_padding(encode: object, padded: bool) -> None:
    content = '{"lat":30.25,"说":"???>>>"}'.encode()
    text = encode(content).decode()  # type: ignore[operator]
    assert as_base64(text if padded else text.rstrip("=")) == content


@pytest.mark.parametrize("text", ["d41d8cd98f00b204e9800998ecf8427e", "f" * 64])
def test_digests_are_not_taken_for_text(text: str) -> None:
    assert as_hex(text) is None


def test_hex_text_is_read() -> None:
    assert as_hex("13812345678位置".encode().hex()) == "13812345678位置".encode()


def test_what_stands_inside_other_text_is_found_up_to_the_limit() -> None:
    token = base64.b64encode(b"lat=30.2559,lng=120.20").decode()
    assert list(embedded(f"v1:{token}", 9)) == [(token, b"lat=30.2559,lng=120.20", "base64")]
    assert list(embedded(f"v1:{token}", 0)) == []


@given(st.text(max_size=300))
def test_no_text_breaks_a_reader(text: str) -> None:
    for read in READERS:
        read(text)
    as_form(text, declared=True)
    list(embedded(text, 5))


@given(st.binary(max_size=300))
def test_no_bytes_break_a_reader(content: bytes) -> None:
    as_text(content)
    image_kind(content)
    readable_runs(content)
