"""Parts are read out of raw bodies, forms and JSON; hostile bodies are no trouble."""

import gzip
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.picture.part_reader import may_be_part, part_of
from tests.detect.traffic.picture.part_requests import UPLOADERS, by_form, by_json, request

CONTENT = bytes(range(256)) * 40


@pytest.mark.parametrize("uploader", UPLOADERS)
def test_each_part_of_each_uploader(uploader: str) -> None:
    parts = [part_of(message) for message in UPLOADERS[uploader](CONTENT)]
    assert all(parts)
    assert len({part.upload for part in parts if part}) == 1
    numbers = [part.claim.number for part in parts if part]
    assert numbers == sorted(set(numbers))


def test_a_slice_in_a_packed_body() -> None:
    plain = by_json(bytes(range(256)) * 256, 2)[1]
    packed = replace(plain, body=gzip.compress(plain.body, 0), headers=(*plain.headers, ("Content-Encoding", "gzip")))
    one, other = part_of(plain), part_of(packed)
    assert one is not None
    assert other is not None
    assert one.content == other.content
    assert other.steps == ("gzip", "json")


def test_a_slice_in_a_form_keeps_its_plus_signs() -> None:
    body = b"fileId=a&chunk=1&chunks=3&data=" + b"ab+/" * 64
    found = part_of(request(1, "/up", body, ("Content-Type", "application/x-www-form-urlencoded"), method="POST"))
    assert found is not None
    assert found.content == b"ab+/" * 64
    assert found.place == "body.data"


def test_the_file_is_the_part_with_a_file_name() -> None:
    found = part_of(by_form({"uploadId": "u", "note": "n" * 200}, "partNumber", b"xy" * 20, 2)[0])
    assert found is not None
    assert found.content == b"xy" * 10
    assert found.place == "body.file"


@given(st.binary(max_size=400), st.sampled_from(["application/json", "multipart/form-data; boundary=B", "", "x"]))
def test_any_body_is_read_or_not(body: bytes, kind: str) -> None:
    part_of(request(1, "/u?partNumber=1&uploadId=2", body, ("Content-Type", kind)))
    part_of(request(1, "/u", b'{"chunk":1,"data":"' + body, ("Content-Type", kind)))


def test_ordinary_requests_are_passed_over_quickly() -> None:
    body = b'{"events":[' + b",".join(b'{"event":"click","page":"home","ts":1772431200000}' for _ in range(20)) + b"]}"
    message = request(1, "/api/v1/track?v=1.4.2", body, ("Content-Type", "application/json"), method="POST")
    begun = time.process_time()
    for _ in range(1000):
        assert not may_be_part(message)
    assert time.process_time() - begun < 0.5


def test_a_part_that_begins_with_a_brace_by_chance_is_a_part() -> None:
    content = b"{" + bytes(range(256)) * 4
    part = part_of(request(1, "/object/1.jpg", content, ("Content-Range", f"bytes 1025-2049/{4 * len(content)}")))
    assert part is not None
    assert part.content == content
