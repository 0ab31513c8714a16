"""What a picture or a film is by its first bytes, whatever it is called."""

import re
from collections.abc import Callable

_IMAGES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "image/jp2"),
    (b"\xff\x4f\xff\x51", "image/jp2"),
)
_HEIF_BRANDS = re.compile(rb"heic|heix|heim|heis|hevc|hevx|mif1|msf1")
_AVIF_BRANDS = re.compile(rb"avif|avis")
_FILM_BRANDS = re.compile(
    rb"isom|iso[2-9]|mp4[12v]|mp71|avc1|M4V[ HP]|qt {2}|3g[gprs2e]\w|dash|msnv|f4v |kddi|mmp4|hvc1|MSNV"
)


def image_kind(content: bytes) -> str:
    """`image/jpeg` and so on; "" where the first bytes are no picture's."""
    for magic, kind in _IMAGES:
        if content.startswith(magic):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if (
        content[:2] == b"BM"
        and content[6:10] == b"\0\0\0\0"
        and content[14:18] in (b"\x28\0\0\0", b"\x6c\0\0\0", b"\x7c\0\0\0")
    ):
        return "image/bmp"
    return _boxed_image(content)


def video_kind(content: bytes) -> str:
    """`video/mp4` and so on; "" where the first bytes are no film's."""
    if content[4:8] == b"ftyp":
        brand = content[8:12]
        if not _FILM_BRANDS.match(brand) or _boxed_image(content):
            return ""
        return {b"qt": "video/quicktime", b"3g": "video/3gpp"}.get(brand[:2], "video/mp4")
    if content[:4] == b"\x1a\x45\xdf\xa3":
        return "video/webm" if b"webm" in content[:64] else "video/x-matroska"
    if content[:4] == b"RIFF" and content[8:12] == b"AVI ":
        return "video/x-msvideo"
    return next((kind for kind, holds in _OTHER_FILMS.items() if holds(content)), "")


_OTHER_FILMS: dict[str, Callable[[bytes], bool]] = {
    "video/quicktime": lambda content: (
        content[4:8] in (b"moov", b"mdat", b"wide", b"skip", b"free") and b"moov" in content[: 1 << 16]
    ),
    "video/x-flv": lambda content: content.startswith(b"FLV\x01"),
    "video/mp2t": lambda content: len(content) > 400 and content[0] == content[188] == content[376] == 0x47,
}


def _boxed_image(content: bytes) -> str:
    if content[4:8] != b"ftyp":
        return ""
    size = int.from_bytes(content[:4])
    major, brands = content[8:12], content[8 : max(12, min(size, 64))]
    if _AVIF_BRANDS.match(major) or (major == b"mif1" and _AVIF_BRANDS.search(brands)):
        return "image/avif"
    return "image/heic" if _HEIF_BRANDS.match(major) else ""
