"""Decompression gives back what was packed, and never more than allowed."""

import gzip
import zlib

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.unpack import packed_as, unpack


def raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


PACKERS = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.ZstdCompressor().compress,
}


@pytest.mark.parametrize("name", PACKERS)
@given(content=st.binary(max_size=2000))
def test_every_packing_is_undone(name: str, content: bytes) -> None:
    assert unpack(PACKERS[name](content), name, 10_000) == (content, False)


@given(st.binary(max_size=2000))
def test_deflate_without_its_header_is_undone(content: bytes) -> None:
    assert unpack(raw_deflate(content), "deflate", 10_000)[0] == content


@pytest.mark.parametrize("name", PACKERS)
def test_a_bomb_stops_at_the_limit(name: str) -> None:
    plain, cut = unpack(PACKERS[name](bytes(50_000_000)), name, 100_000)
    assert len(plain) <= 100_000
    assert cut


def test_a_chain_is_undone_from_its_end() -> None:
    assert unpack(brotli.compress(gzip.compress(b"twice")), "gzip, br", 1000)[0] == b"twice"


def test_what_stands_before_a_break_is_kept() -> None:
    packed = gzip.compress(bytes(range(256)) * 40, 0)
    plain, cut = unpack(packed[:-3000], "gzip", 100_000)
    assert cut
    assert plain.startswith(bytes(range(256)))


@given(st.binary(max_size=500), st.sampled_from([*PACKERS, "identity", "unheard-of", "gzip,br,zstd,deflate,gzip"]))
def test_noise_never_breaks_it(content: bytes, name: str) -> None:
    assert len(unpack(content, name, 1000)[0]) <= 1000


@pytest.mark.parametrize("name", ["gzip", "deflate", "zstd"])
def test_a_packing_shows_in_its_first_bytes(name: str) -> None:
    assert packed_as(PACKERS[name](b"some text that is long enough")) == name
    assert packed_as(b"plain text") is None
