"""Multipart bodies keep every byte of their parts."""

from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from harness.detect.multipart import PARTS_LIMIT, boundary_of, parts_of

NAMES = st.text("abcdefghijklmnopqrstuvwxyz_姓名照片", min_size=1, max_size=10)


@given(NAMES, st.binary(max_size=3000))
def test_parts_survive_byte_for_byte(name: str, content: bytes) -> None:
    from io import BytesIO

    values = MultiDict([(name, FileStorage(BytesIO(content), "现场.jpg", content_type="image/jpeg")), ("lat", "26.1")])
    boundary, body = encode_multipart(values)
    if f"--{boundary}".encode() in content:
        return
    first, second = parts_of(body, boundary.encode())
    assert (first.name, first.file_name, first.content_type, first.content) == (name, "现场.jpg", "image/jpeg", content)
    assert (second.name, second.content) == ("lat", b"26.1")


def test_an_upload_that_was_cut_off_is_kept_as_far_as_it_went() -> None:
    head = b'--B\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s'
    body = head % (b"a", b"1\r\n") + head % (b"p", b"\xff\xd8")
    assert [(part.name, part.content) for part in parts_of(body, b"B")] == [("a", b"1"), ("p", b"\xff\xd8")]


def test_boundaries_are_read_with_and_without_quotes() -> None:
    assert boundary_of('multipart/form-data; boundary="a b"') == b"a b"
    assert boundary_of("Multipart/Form-Data; charset=utf-8; boundary=----WebKit1") == b"----WebKit1"
    assert boundary_of("text/plain; boundary=x") is None


def test_extended_file_names_are_decoded() -> None:
    body = b"--B\r\nContent-Disposition: form-data; name=f; filename*=UTF-8''%E5%9B%BE.png\r\n\r\nx\r\n--B--"
    assert parts_of(body, b"B")[0].file_name == "图.png"


@given(st.binary(max_size=800), st.binary(min_size=1, max_size=8))
def test_noise_never_breaks_it(body: bytes, boundary: bytes) -> None:
    assert len(parts_of(body, boundary)) <= PARTS_LIMIT
