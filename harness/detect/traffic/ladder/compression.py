"""Compression undone, broken or torn streams as far as they go, never beyond a limit."""

import zlib
from collections.abc import Callable
from io import BytesIO

import brotli  # type: ignore[import-untyped]
import zstandard

BROKEN = (OSError, ValueError, EOFError, zlib.error, brotli.error, zstandard.ZstdError)
_GZIP = b"\x1f\x8b\x08"
_ZSTD = b"\x28\xb5\x2f\xfd"
_ZLIB_SECOND = {0x01: 0x78, 0x5E: 0x78, 0x9C: 0x78, 0xDA: 0x78}
_PIECE_BYTES = 256


def compression_of(content: bytes) -> str:
    """How the first bytes say it is compressed; "" where they say nothing (brotli and raw deflate never do)."""
    if content.startswith(_GZIP):
        return "gzip"
    if content.startswith(_ZSTD):
        return "zstd"
    return "deflate" if len(content) > 8 and _ZLIB_SECOND.get(content[1]) == content[0] else ""


def decompressed(content: bytes, packing: str, limit_bytes: int) -> tuple[bytes, bool] | None:
    """(plain bytes, whether the limit cut them short); None for an unknown packing or where nothing came out."""
    reader = _READERS.get(packing)
    if reader is None or limit_bytes <= 0:
        return None
    plain, cut = reader(content, limit_bytes)
    return (plain, cut) if plain else None


def inflated_raw(content: bytes, limit_bytes: int) -> bytes | None:
    """What a bare deflate stream holds; as it has no mark of its own, None unless it is whole and nothing follows."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        plain = stream.decompress(content, limit_bytes)
    except zlib.error:
        return None
    return plain if stream.eof and not stream.unused_data and len(plain) >= len(content) // 2 else None


def whole_brotli(content: bytes, limit_bytes: int) -> bytes | None:
    """What a brotli stream holds; None unless it is whole."""
    stream = brotli.Decompressor()
    try:
        plain: bytes = stream.process(content, output_buffer_limit=limit_bytes)
    except BROKEN:
        return None
    return plain if stream.is_finished() else None


def _zlib(window_bits: int) -> Callable[[bytes, int], tuple[bytes, bool]]:
    def read(content: bytes, limit_bytes: int) -> tuple[bytes, bool]:
        stream = zlib.decompressobj(window_bits)
        try:
            plain = stream.decompress(content, limit_bytes)
        except zlib.error:
            return _salvaged(content, window_bits, limit_bytes), False
        return plain, not stream.eof and len(plain) >= limit_bytes

    return read


def _salvaged(content: bytes, window_bits: int, limit_bytes: int) -> bytes:
    """What stands before the break of a damaged stream."""
    stream, plain = zlib.decompressobj(window_bits), bytearray()
    try:
        for start in range(0, len(content), _PIECE_BYTES):
            plain += stream.decompress(content[start : start + _PIECE_BYTES], max(1, limit_bytes - len(plain)))
            if len(plain) >= limit_bytes:
                break
    except zlib.error:
        pass
    return bytes(plain)


def _deflate(content: bytes, limit_bytes: int) -> tuple[bytes, bool]:
    """HTTP's deflate means zlib, but some senders leave its header out."""
    headed = len(content) > 1 and content[0] & 0x0F == 8 and int.from_bytes(content[:2]) % 31 == 0
    return _zlib(zlib.MAX_WBITS if headed else -zlib.MAX_WBITS)(content, limit_bytes)


def _brotli(content: bytes, limit_bytes: int) -> tuple[bytes, bool]:
    stream = brotli.Decompressor()
    try:
        plain = stream.process(content, output_buffer_limit=limit_bytes)
    except BROKEN:
        return b"", False
    return plain[:limit_bytes], len(plain) >= limit_bytes


def _zstd(content: bytes, limit_bytes: int) -> tuple[bytes, bool]:
    plain = bytearray()
    try:
        with zstandard.ZstdDecompressor(max_window_size=1 << 25).stream_reader(
            BytesIO(content), read_across_frames=True
        ) as stream:
            while len(plain) < limit_bytes and (piece := stream.read(min(1 << 18, limit_bytes - len(plain)))):
                plain += piece
    except BROKEN:
        pass
    return bytes(plain), len(plain) >= limit_bytes


_READERS: dict[str, Callable[[bytes, int], tuple[bytes, bool]]] = {
    "gzip": _zlib(zlib.MAX_WBITS | 16),
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
