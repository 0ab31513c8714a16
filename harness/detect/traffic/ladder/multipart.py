"""multipart bodies out of exact bytes, nested ones and torn ones too.

Own, because evidence asks for more than servers do: mitmproxy's reader joins lines anew and so damages pictures;
werkzeug's refuses a body without its closing boundary, and an upload that was cut off is evidence as well.
Strict in all else: a part begins at a line that is the boundary and nothing more.
"""

import base64
import binascii
import quopri
import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from harness.detect.traffic.ladder.charset import unescaped_text
from harness.detect.traffic.ladder.opened import Blob, Opened

PARTS_LIMIT = 5_000
PART_HEADER_LIMIT_BYTES = 8 << 10
# Longer text fields are read by themselves, as files are.
LONGEST_FIELD_BYTES = 4 << 10
_BOUNDARY = re.compile(r'boundary\s*=\s*(?:"([^"\r\n]{1,200})"|([^\s;,"]{1,200}))', re.IGNORECASE)
_FIRST_LINE = re.compile(rb"\s{0,4}--([\w'()+,./:=?-]{1,200})[ \t]*\r?\ncontent-", re.IGNORECASE)
_PARAMETER = re.compile(r';\s*([\w*-]{1,40})\s*=\s*(?:"((?:[^"\\]|\\.){0,1000})"|([^;]{0,1000}))')
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its form name, file name ("" if none), declared type and exact content."""

    name: str
    file_name: str
    content_type: str
    content: bytes


def opened_multipart(body: bytes, content_type: str) -> Opened | None:
    """Short text fields and file names as values, all else as blobs; None where it is no multipart body."""
    boundary = boundary_of(content_type) or _undeclared(body)
    parts = parts_of(body, boundary) if boundary else []
    if not parts and b"--" in body[:8]:
        boundary = _undeclared(body)
        parts = parts_of(body, boundary) if boundary else []
    if not parts:
        return None
    fields = [(part, text) for part in parts if (text := _field_text(part)) is not None]
    files = [part for part in parts if _field_text(part) is None]
    named = [part for part in parts if part.file_name]
    paths = [_name(part, parts) for part, _ in fields]
    paths += [f"{_name(part, parts)}.filename" for part in named]
    paths += [_name(part, parts) for part in files]
    return Opened(
        ("multipart",),
        [text for _, text in fields] + [part.file_name for part in named],
        lambda: paths,
        [Blob(part.content, part.content_type) for part in files],
    )


def boundary_of(content_type: str) -> bytes | None:
    """The boundary that a multipart Content-Type declares."""
    found = _BOUNDARY.search(content_type) if content_type.lower().lstrip().startswith("multipart/") else None
    return (found[1] or found[2]).encode("latin-1", "replace") if found else None


def parts_of(body: bytes, boundary: bytes) -> list[Part]:
    """All parts; a last one without its closing boundary is kept as far as it goes, the PARTS_LIMITth with the rest."""
    delimiter, gap = b"\r\n--" + boundary, b"\r\n\r\n"
    if delimiter not in b"\r\n" + body or (b"\r\n" not in body[:4096] and b"\n" in body):
        delimiter, gap = b"\n--" + boundary, b"\n\n"
    pieces = (delimiter[: -len(boundary) - 2] + body).split(delimiter, PARTS_LIMIT)[1:]
    found = []
    for piece in pieces:
        if piece.startswith(b"--"):
            break
        head, parted, content = piece.partition(gap)
        # Before an empty content some senders leave one of the two line ends out.
        if (parted or piece.endswith(b"\n")) and len(head) <= PART_HEADER_LIMIT_BYTES:
            found.append(_part(head, content))
    return found


def _undeclared(body: bytes) -> bytes | None:
    found = _FIRST_LINE.match(body)
    return found[1] if found else None


def _name(part: Part, parts: list[Part]) -> str:
    return part.name or f"[{next(n for n, one in enumerate(parts) if one is part)}]"


def _field_text(part: Part) -> str | None:
    if part.file_name or len(part.content) > LONGEST_FIELD_BYTES or _CONTROLS.search(part.content):
        return None
    if part.content_type and not part.content_type.lower().startswith(("text/plain", "application/json")):
        return None
    text, step = unescaped_text(part.content)
    return None if step else text


def _part(head: bytes, content: bytes) -> Part:
    fields = {}
    for line in unescaped_text(head)[0].splitlines():
        name, _, value = line.partition(":")
        fields[name.strip().lower()] = value.strip()
    parameters = _parameters(fields.get("content-disposition", ""))
    file_name = _extended(parameters.get("filename*", "")) or parameters.get("filename", "")
    content = _transferred(content, fields.get("content-transfer-encoding", "").lower())
    return Part(parameters.get("name", ""), file_name, fields.get("content-type", ""), content)


def _transferred(content: bytes, encoding: str) -> bytes:
    """The content behind a mail's transfer encoding; as it is where the encoding was a lie."""
    if encoding == "quoted-printable":
        return quopri.decodestring(content)
    if encoding != "base64":
        return content
    try:
        return base64.b64decode(content)
    except binascii.Error:
        return content


def _parameters(disposition: str) -> dict[str, str]:
    """Parameters of a Content-Disposition; browsers write %22 for a quote, so quotes need no escapes."""
    found = _PARAMETER.findall(disposition[:4096])
    return {name.lower(): quoted or bare.strip() for name, quoted, bare in found}


def _extended(value: str) -> str:
    """RFC 5987: charset'language'percent-encoded."""
    return unquote_to_bytes(value.split("'", 2)[-1]).decode("utf-8", "replace") if value else ""
