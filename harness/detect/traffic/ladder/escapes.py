"""Text behind %XX, %uXXXX, \\uXXXX, \\xXX and &#NNN; escapes."""

import html
import re
from urllib.parse import unquote_to_bytes

from harness.detect.traffic.ladder.charset import plain_text
from harness.detect.traffic.ladder.opened import Blob, Opened

_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}|%u[0-9A-Fa-f]{4}")
_WIDE = re.compile(r"%u([0-9A-Fa-f]{4})")
_UNICODE = re.compile(r"\\u(?:([0-9A-Fa-f]{4})|\{([0-9A-Fa-f]{1,5})\})|\\x[0-9A-Fa-f]{2}")
_BYTES = re.compile(r"(?:\\x[0-9A-Fa-f]{2})+")
_ENTITY = re.compile(r"&#(?:\d{2,7}|[xX][0-9A-Fa-f]{2,6});")


def opened_escapes(text: str) -> Opened | None:
    """The text with its escapes undone once; None where it has none."""
    if "%" in text and _PERCENT.search(text):
        content = unquote_to_bytes(_whole(_WIDE.sub(lambda one: chr(int(one[1], 16)), text)))
        plain = plain_text(content)
        if plain is None:
            return Opened(("percent",), [], blobs=[Blob(content)])
        return Opened(("percent", plain[1]) if plain[1] else ("percent",), [plain[0]])
    if "\\" in text and _UNICODE.search(text):
        return Opened(("unicode",), [_whole(_UNICODE.sub(lambda one: chr(int(one[1] or one[2], 16)), _of_bytes(text)))])
    if "&#" in text and _ENTITY.search(text):
        return Opened(("html",), [html.unescape(text)])
    return None


def _of_bytes(text: str) -> str:
    """The bytes behind \\xXX escapes as the text that they are together."""
    return _BYTES.sub(lambda run: bytes.fromhex(run[0].replace("\\x", "")).decode("utf-8", "replace"), text)


def _whole(text: str) -> str:
    """Halves of a surrogate pair that two escapes made, put together."""
    if not any("\ud800" <= letter <= "\udfff" for letter in text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
