"""Wrappers come off again with the libraries that everybody uses."""

import base64
import gzip
import random
import zlib
from collections.abc import Callable
from urllib.request import urlopen

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard

from harness.canary.corpus import wrapping
from harness.canary.corpus.wire import Wire

INNER = Wire('{"phone":"19900012345","t":"取件码"}'.encode() * 20, "application/json; charset=utf-8", ("json",))


def inflated(content: bytes) -> bytes:
    return zlib.decompress(content, zlib.MAX_WBITS if content[0] == 0x78 else -zlib.MAX_WBITS)


def url64(content: bytes) -> bytes:
    return base64.urlsafe_b64decode(content + b"=" * (-len(content) % 4))


BACK: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.decompress,
    "deflate": inflated,
    "br": lambda content: bytes(brotli.decompress(content)),
    "zstd": lambda content: zstandard.ZstdDecompressor().decompressobj().decompress(content),
    "base64": base64.decodebytes,
    "base64url": url64,
    "hex": lambda content: bytes.fromhex(content.decode()),
    "data_uri": lambda content: bytes(urlopen(content.decode()).read()),
}


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", list(BACK))
def test_what_is_wrapped_comes_out_again(name: str, seed: int) -> None:
    wrapped = {**wrapping.COMPRESSIONS, **wrapping.SPELLINGS}[name](random.Random(seed), INNER)
    assert BACK[name](wrapped.content) == INNER.content
    assert wrapped.steps == (name, "json")
    assert wrapped.text is (name in wrapping.SPELLINGS)
