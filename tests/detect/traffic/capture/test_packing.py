"""Whether a body still has its content encoding is told from the body itself."""

import gzip
import zlib

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard

from harness.detect.traffic.capture.packing import already_unpacked

JSON = b'{"user":{"phone":"1","items":[1,2,3]}}'
PACKED = {
    "gzip": gzip.compress(JSON, mtime=0),
    "zstd": zstandard.ZstdCompressor().compress(JSON),
    "deflate": zlib.compress(JSON),
    "br": brotli.compress(JSON * 3),
}


@pytest.mark.parametrize("encoding", PACKED)
def test_packed_and_unpacked_are_told_apart(encoding: str) -> None:
    assert already_unpacked(JSON, encoding, "application/json")
    assert not already_unpacked(PACKED[encoding], encoding, "application/json")


def test_without_an_encoding_nothing_was_undone() -> None:
    assert not already_unpacked(JSON, "", "application/json")
    assert not already_unpacked(b"", "gzip", "application/json")
