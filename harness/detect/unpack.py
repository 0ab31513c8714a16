"""Bounded decompression: what a sender packed, never more of it than the caller allows."""

import zlib
from collections.abc import Callable
from io import BytesIO

import brotli  # type: ignore[import-untyped]
import zstandard

BROKEN = (zlib.error, brotli.error, zstandard.ZstdError, EOFError, ValueError)


def unpack(content: bytes, encoding: str, limit_bytes: int) -> tuple[bytes, bool]:
    """Undo one Content-Encoding (or a chain "gzip, br"); return (bytes, whether something was cut off).

    Broken input gives what could be read before the break. An unknown encoding gives the content as it is.
    """
    cut = len(content) > limit_bytes
    content = content[:limit_bytes]
    for name in reversed([part.strip().lower() for part in encoding.split(",")[:4]]):
        decoder = _DECODERS.get(name)
        if decoder:
            content, more = decoder(content, limit_bytes)
            cut = cut or more
    return content, cut


def packed_as(content: bytes) -> str | None:
    """The compression that the first bytes show, if any: gzip, deflate (with its zlib header) or zstd."""
    if content[:3] == b"\x1f\x8b\x08":
        return "gzip"
    if content[:4] == b"\x28\xb5\x2f\xfd":
        return "zstd"
    if content[:1] == b"\x78" and len(content) > 6 and int.from_bytes(content[:2]) % 31 == 0:
        return "deflate"
    return None


def _zlib(window_bits: int) -> Callable[[bytes, int], tuple[bytes, bool]]:
    def decode(content: bytes, limit_bytes: int) -> tuple[bytes, bool]:
        stream = zlib.decompressobj(window_bits)
        try:
            plain = stream.decompress(content, limit_bytes)
        except BROKEN:
            return _salvaged(content, window_bits, limit_bytes)
        return plain, bool(content) and not stream.eof

    return decode


def _salvaged(content: bytes, window_bits: int, limit_bytes: int) -> tuple[bytes, bool]:
    """Feed a broken stream piece by piece to keep what stands before the break."""
    stream, plain = zlib.decompressobj(window_bits), bytearray()
    try:
        for start in range(0, len(content), 256):
            plain += stream.decompress(content[start : start + 256], max(1, limit_bytes - len(plain)))
            if len(plain) >= limit_bytes:
                break
    except BROKEN:
        pass
    return bytes(plain), True


def _deflate(content: bytes, limit_bytes: int) -> tuple[bytes, bool]:
    """HTTP's deflate means zlib, but some senders leave its header out."""
    headed = len(content) > 1 and content[0] & 0x0F == 8 and int.from_bytes(content[:2]) % 31 == 0
    return _zlib(zlib.MAX_WBITS if headed else -zlib.MAX_WBITS)(content, limit_bytes)


def _brotli(content: bytes, limit_bytes: int) -> tuple[bytes, bool]:
    stream = brotli.Decompressor()
    try:
        plain = stream.process(content, output_buffer_limit=limit_bytes)
    except BROKEN:
        return b"", True
    return plain[:limit_bytes], not stream.is_finished()


def _zstd(content: bytes, limit_bytes: int) -> tuple[bytes, bool]:
    try:
        with zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(BytesIO(content)) as stream:
            plain = stream.read(limit_bytes + 1)
    except BROKEN:
        return b"", True
    return plain[:limit_bytes], len(plain) > limit_bytes


_DECODERS: dict[str, Callable[[bytes, int], tuple[bytes, bool]]] = {
    "gzip": _zlib(zlib.MAX_WBITS | 16),
    "x-gzip": _zlib(zlib.MAX_WBITS | 16),
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
