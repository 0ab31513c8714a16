import gzip
import zlib

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard

from harness.detect.traffic.ladder.compression import compression_of, decompressed, inflated_raw

PLAIN = b'{"phone":"13812345678"}' * 40


def raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


PACKED = {
    "gzip": gzip.compress(PLAIN, mtime=0),
    "deflate": zlib.compress(PLAIN),
    "br": brotli.compress(PLAIN),
    "zstd": zstandard.compress(PLAIN),
}


@pytest.mark.parametrize("packing", PACKED)
def test_each_packing_comes_undone(packing: str) -> None:
    assert decompressed(PACKED[packing], packing, 1 << 20) == (PLAIN, False)


def test_deflate_may_lack_its_header() -> None:
    assert decompressed(raw_deflate(PLAIN), "deflate", 1 << 20) == (PLAIN, False)
    assert inflated_raw(raw_deflate(PLAIN), 1 << 20) == PLAIN
    assert inflated_raw(PLAIN, 1 << 20) is None


@pytest.mark.parametrize("packing", PACKED)
def test_a_bomb_stops_at_the_limit_and_says_so(packing: str) -> None:
    found = decompressed(PACKED[packing], packing, 100)
    assert found == (PLAIN[:100], True)


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_a_torn_or_damaged_stream_gives_what_stands_before_the_break(packing: str) -> None:
    noise = bytes(range(256)) * 20
    packed = gzip.compress(PLAIN + noise) if packing == "gzip" else zlib.compress(PLAIN + noise)
    for broken in (packed[:-30], packed[:400] + b"\x00" * 60 + packed[460:]):
        found = decompressed(broken, packing, 1 << 20)
        assert found is not None
        assert found[0].startswith(b'{"phone":"13812345678"}')


def test_the_first_bytes_tell_the_packing() -> None:
    assert [compression_of(PACKED[name]) for name in ("gzip", "deflate", "zstd", "br")] == [
        "gzip",
        "deflate",
        "zstd",
        "",
    ]
    assert decompressed(b"no packing", "gzip", 100) is None
    assert decompressed(b"no packing", "compress", 100) is None
