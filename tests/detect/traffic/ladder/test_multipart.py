import os

import pytest

from harness.detect.traffic.ladder.multipart import boundary_of, opened_multipart, parts_of
from harness.detect.traffic.ladder.unfold import unfold
from tests.detect.traffic.ladder.requests import request, sights, values


def body(*parts: tuple[str, bytes], boundary: str = "xYz", close: bool = True, line: bytes = b"\r\n") -> bytes:
    joined = b"".join(
        b"--" + boundary.encode() + line + head.encode().replace(b"\r\n", line) + line + line + content + line
        for head, content in parts
    )
    return joined + (b"--" + boundary.encode() + b"--" + line if close else b"")


FIELD = 'Content-Disposition: form-data; name="phone"'
FILE = 'Content-Disposition: form-data; name="file"; filename="现场.jpg"\r\nContent-Type: image/jpeg'
TYPE = "multipart/form-data; boundary=xYz"


def test_binary_parts_are_exact() -> None:
    content = b"\xff\xd8\xff\xe0" + os.urandom(5000) + b"\r\n--xY\r\n\n"
    layers = unfold(request(body((FIELD, b"13812345678"), (FILE, content)), TYPE)).layers
    pictures = [(layer.place, layer.steps, layer.media, layer.content) for layer in layers if layer.media]
    assert pictures == [("body.file", ("multipart",), "image/jpeg", content)]


def test_fields_and_file_names_are_values() -> None:
    found = sights(unfold(request(body((FIELD, b"13812345678"), (FILE, b"\xff\xd8\xff")), TYPE)))
    assert ("body.phone", ("multipart",), "13812345678") in found
    assert ("body.file.filename", ("multipart",), "现场.jpg") in found


@pytest.mark.parametrize(
    "content_type",
    [TYPE, 'multipart/form-data; boundary="xYz"', "multipart/form-data", "", "multipart/form-data; boundary=wrong"],
)
def test_a_missing_or_wrong_boundary_is_found_in_the_body(content_type: str) -> None:
    assert "13812345678" in values(unfold(request(body((FIELD, b"13812345678")), content_type)))


@pytest.mark.parametrize("line", [b"\r\n", b"\n"])
def test_a_body_without_its_end_is_kept_as_far_as_it_goes(line: bytes) -> None:
    torn = body((FIELD, b"13812345678"), (FILE, b"\xff\xd8\xffabc"), close=False, line=line)
    parts = parts_of(torn.removesuffix(line), b"xYz")
    assert [part.content for part in parts] == [b"13812345678", b"\xff\xd8\xffabc"]


def test_multipart_in_multipart_is_opened() -> None:
    inner = body((FIELD, b"13812345678"), boundary="in")
    outer = body(('Content-Disposition: form-data; name="mixed"\r\nContent-Type: multipart/mixed; boundary=in', inner))
    assert ("body.mixed.phone", ("multipart", "multipart"), "13812345678") in sights(unfold(request(outer, TYPE)))


def test_transfer_encodings_and_extended_file_names_are_undone() -> None:
    head = "Content-Disposition: form-data; name=a; filename*=UTF-8''%E7%85%A7.txt\r\nContent-Transfer-Encoding: base64"
    part = parts_of(body((head, b"MTM4MTIzNDU2Nzg=")), b"xYz")[0]
    assert (part.file_name, part.content) == ("照.txt", b"13812345678")


def test_json_in_a_part_is_opened() -> None:
    part = ('Content-Disposition: form-data; name="meta"\r\nContent-Type: application/json', b'{"lat":"30.25"}')
    assert ("body.meta.lat", ("multipart", "json"), "30.25") in sights(unfold(request(body(part), TYPE)))


def test_other_bodies_are_none() -> None:
    assert opened_multipart(b"-- a comment\nselect 1", "text/plain") is None
    assert boundary_of("text/plain; boundary=x") is None
