"""multipart/form-data out of exact bytes.

Own, because mitmproxy's reader joins lines anew and so damages pictures, and because an upload that was cut off in the
middle is evidence too. Strict in all else: a part begins at a line that is the boundary and nothing more.
"""

import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

PARTS_LIMIT = 256
PART_HEADER_LIMIT_BYTES = 8 << 10
_BOUNDARY = re.compile(r'boundary=(?:"([^"\r\n]{1,200})"|([^\s;,"]{1,200}))', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its form name, file name ("" if none), declared type and exact content."""

    name: str
    file_name: str
    content_type: str
    content: bytes


def boundary_of(content_type: str) -> bytes | None:
    """The boundary that a multipart Content-Type declares."""
    found = _BOUNDARY.search(content_type) if content_type.lower().lstrip().startswith("multipart/") else None
    return (found[1] or found[2]).encode("latin-1", "replace") if found else None


def parts_of(body: bytes, boundary: bytes) -> list[Part]:
    """All parts, at most PARTS_LIMIT; a last part without its closing boundary is kept as far as it goes."""
    delimiter = b"\r\n--" + boundary
    pieces = (b"\r\n" + body).split(delimiter, PARTS_LIMIT + 1)[1 : PARTS_LIMIT + 1]
    found = []
    for piece in pieces:
        if piece.startswith(b"--"):
            break
        head, gap, content = piece.partition(b"\r\n\r\n")
        # Before an empty content some senders leave one of the two line ends out.
        if (gap or piece.endswith(b"\r\n")) and len(head) <= PART_HEADER_LIMIT_BYTES:
            found.append(_part(head, content))
    return found


def _part(head: bytes, content: bytes) -> Part:
    fields = {}
    for line in head.decode("utf-8", "replace").split("\r\n"):
        name, _, value = line.partition(":")
        fields[name.strip().lower()] = value.strip()
    parameters = _parameters(fields.get("content-disposition", ""))
    file_name = parameters.get("filename") or _extended(parameters.get("filename*", ""))
    return Part(parameters.get("name", ""), file_name, fields.get("content-type", ""), content)


def _parameters(disposition: str) -> dict[str, str]:
    """Parameters of a Content-Disposition; browsers write %22 for a quote, so quotes need no escapes."""
    found = re.findall(r';\s*([\w*-]{1,40})=(?:"([^"]{0,1000})"|([^;]{0,1000}))', disposition[:4096])
    return {name.lower(): quoted or bare.strip() for name, quoted, bare in found}


def _extended(value: str) -> str:
    """RFC 5987: charset'language'percent-encoded."""
    return unquote_to_bytes(value.split("'", 2)[-1]).decode("utf-8", "replace") if value else ""
