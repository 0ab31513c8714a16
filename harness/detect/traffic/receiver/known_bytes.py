"""Formats that look random though anybody can open them: pictures, sound, films, fonts, archives, documents."""

import zlib

_TRIED_BYTES = 16_384  # noise seldom passes for a stream so long
# First bytes, from the formats' own specifications.
_HEADS = (
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"GIF8",
    b"RIFF",
    b"II*\0",
    b"MM\0*",
    b"\0\0\1\0",
    b"8BPS",
    b"\xff\x0a",  # JPEG XL
    b"ID3",
    b"\xff\xfb",
    b"\xff\xf3",
    b"\xff\xf2",
    b"\xff\xf1",
    b"\xff\xf9",
    b"fLaC",
    b"OggS",
    b"#!AMR",
    b"\x02#!SILK",
    b"#!SILK",
    b"\x1aE\xdf\xa3",
    b"FLV\1",
    b"\0\0\1\xba",
    b"\0\0\1\xb3",
    b"wOFF",
    b"wOF2",
    b"OTTO",
    b"\0\1\0\0\0",
    b"\x1f\x8b\x08",
    b"PK\3\4",
    b"PK\5\6",
    b"\x28\xb5\x2f\xfd",
    b"\x04\x22\x4d\x18",
    b"\xfd7zXZ\0",
    b"BZh",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\xff\x06\0\0sNaPpY",
    b"%PDF",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format 3",
    b"dex\n",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\0asm",
    b"PAR1",
    b"Obj\1",
    b"-----BEGIN",
)


def is_known_format(data: bytes) -> bool:
    """Whether `data` begins as an open format does, or is a zlib stream."""
    if data.startswith(_HEADS) or data[4:8] == b"ftyp" or data[4:12] == b"JXL \r\n\x87\n":
        return True
    return _is_transport_stream(data) or _is_zlib(data)


def _is_transport_stream(data: bytes) -> bool:
    """MPEG-TS: a 0x47 at the head of every packet of 188 bytes."""
    return len(data) > 376 and data[0] == data[188] == data[376] == 0x47


def _is_zlib(data: bytes) -> bool:
    """By its head (RFC 1950) and by a beginning that opens; random bytes have the head once in a thousand times."""
    if len(data) < 8 or data[0] & 0x0F != 8 or data[0] >> 4 > 7 or (data[0] * 256 + data[1]) % 31:
        return False
    try:
        return bool(zlib.decompressobj().decompress(data, _TRIED_BYTES))
    except zlib.error:
        return False
