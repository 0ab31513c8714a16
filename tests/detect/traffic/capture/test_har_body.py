"""The bytes that were sent come back out of a HAR's text."""

import base64
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.capture.har_body import BOUNDARY, as_bytes, from_base64, of_params

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256))


@given(st.binary())
def test_binary_types_are_one_byte_a_character(content: bytes) -> None:
    for media in (
        "application/octet-stream",
        "multipart/form-data; boundary=x",
        "image/jpeg",
        "application/x-protobuf",
    ):
        assert as_bytes(content.decode("latin-1"), media) == content


@given(st.text(alphabet=st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF), min_size=1))
def test_text_is_utf_8(text: str) -> None:
    assert as_bytes(text, "application/json") == text.encode()


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (gzip.compress(b"{}" * 20, mtime=0), "application/json"),
        (JPEG, ""),
        ('{"姓名":"欧阳测然"}'.encode(), "application/json"),
        ("name=欧阳测然".encode("gbk"), "application/x-www-form-urlencoded; charset=gbk"),
    ],
)
def test_bytes_that_were_read_one_by_one_are_told_from_letters(content: bytes, media: str) -> None:
    assert as_bytes(content.decode("latin-1"), media) == content


def test_letters_with_accents_stay_letters() -> None:
    assert as_bytes("café", "application/json") == "café".encode()


def test_bytes_that_python_could_not_decode_come_back() -> None:
    assert as_bytes(b"a\xff\xe6\xb5\x8b".decode("utf-8", "surrogateescape"), "text/plain") == b"a\xff\xe6\xb5\x8b"
    assert as_bytes("\ud800测", "") == b"\xed\xa0\x80\xe6\xb5\x8b"


@pytest.mark.parametrize("text", ["//8=", "__8", "//8", " /\n/8= "])
def test_base64_in_any_dress(text: str) -> None:
    assert from_base64(text) == b"\xff\xff"


def test_what_is_no_base64_is_none() -> None:
    assert from_base64("no base64!") is None


def test_a_form_from_its_parameters() -> None:
    params = [{"name": "a", "value": "测 1"}, {"name": "b", "value": "%E6%B5%8B"}, {"name": "c"}, "x", {"value": "y"}]
    assert of_params(params, "application/x-www-form-urlencoded") == (
        b"a=%E6%B5%8B%201&b=%E6%B5%8B&c=",
        "application/x-www-form-urlencoded",
    )


def test_a_multipart_body_from_its_parameters() -> None:
    photo = {"name": "f", "fileName": "a.jpg", "contentType": "image/jpeg", "value": JPEG.decode("latin-1")}
    body, kind = of_params([{"name": "n", "value": "测"}, photo], "multipart/form-data; boundary=gone")
    assert kind.endswith(BOUNDARY)
    head = b'name="f"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
    assert head + JPEG + b"\r\n--" + BOUNDARY.encode() in body
    assert b'name="n"\r\n\r\n' + "测".encode() + b"\r\n" in body
    assert base64.b64encode(JPEG) not in body


def test_a_form_of_texts_with_a_lone_sign_beyond_ascii_is_text() -> None:
    text = (
        '--x\r\nContent-Disposition: form-data; name="pos"\r\nContent-Type: text/plain\r\n\r\n22°30.26\'N\r\n--x--\r\n'
    )
    assert as_bytes(text, "multipart/form-data; boundary=x") == text.encode()
    file = text.replace('"pos"', '"f"; filename="a"').replace("text/plain", "image/x-raw")
    assert as_bytes(file, "multipart/form-data; boundary=x") == file.encode("latin-1")
