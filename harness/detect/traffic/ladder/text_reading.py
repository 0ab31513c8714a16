"""The reading of one text: which container it is, the strictest first, and what it holds."""

import re
from collections.abc import Callable, Sequence
from urllib.parse import unquote_to_bytes

from harness.detect.traffic.ladder.base85 import has_odd_mark, may_be_base85, opened_base85
from harness.detect.traffic.ladder.base_encodings import whole_base64
from harness.detect.traffic.ladder.binary_tree import is_binary_tree
from harness.detect.traffic.ladder.byte_list import may_be_byte_list, may_list_bytes, opened_byte_list
from harness.detect.traffic.ladder.escapes import opened_escapes
from harness.detect.traffic.ladder.field_list import may_be_field_list, opened_field_list
from harness.detect.traffic.ladder.form import opened_form
from harness.detect.traffic.ladder.json_tree import opened_json
from harness.detect.traffic.ladder.jwt import opened_jwt
from harness.detect.traffic.ladder.marks import sensible
from harness.detect.traffic.ladder.multipart import opened_multipart
from harness.detect.traffic.ladder.nmea import opened_nmea
from harness.detect.traffic.ladder.number_text import may_be_number, may_spell_numbers, opened_number
from harness.detect.traffic.ladder.opened import Blob, Opened
from harness.detect.traffic.ladder.quoted_printable import may_be_quoted, opened_quoted
from harness.detect.traffic.ladder.table_text import may_be_table, opened_table
from harness.detect.traffic.ladder.url import opened_url
from harness.detect.traffic.ladder.vcard import opened_vcard
from harness.detect.traffic.ladder.xml_tree import opened_xml

# Forms and URLs without escapes hold nothing that their text does not show; they are taken apart for their names, and
# only in containers of no more values than this.
PLAIN_FIELDS_LIMIT = 100
SHORTEST_RARE = 5
FEW_VALUES = 16
LINE_CHARS = 60
_JSON_STARTS = frozenset('{["\ufeff')
_INLINE = ";base64,"
_BLANK_STARTS = frozenset(" \t\r\n\x00)0123456789")
_DATA_URI = re.compile(r"data:([\w.+-]{0,60}/?[\w.+-]{0,60})((?:;[^,;]{0,80}){0,8}),", re.IGNORECASE)
_TELLING_FIELD = re.compile(r"=[^&=\s]{6}")
# Line ends that an attribute of XML turned to spaces.
_WRAPPED = re.compile(
    r"(?:[A-Za-z0-9+/]{76} )*[A-Za-z0-9+/]{1,76}={0,2}|(?:[A-Za-z0-9+/]{64} )*[A-Za-z0-9+/]{1,64}={0,2}"
)
_LINES = re.compile(r"[A-Za-z0-9+/_-]{32,}[ \r\n]")


def read_text(text: str, *, form: bool = False) -> Opened | None:
    """What a text holds if it is a container; `form` says that one was declared."""
    start = text[:1]
    if start in _BLANK_STARTS:
        start = text[:64].lstrip(" \t\r\n\x00)]}',0123456789")[:1] or start
    opened = None
    if start in _JSON_STARTS:
        opened = opened_json(text)
    elif start == "<":
        opened = _opened_markup(text)
    if opened is None and "=" in text:
        opened = None if form or not may_be_quoted(text) else opened_quoted(text)
        opened = opened or opened_form(text, declared=form)
    return opened or _read_line(text)


def _read_line(text: str) -> Opened | None:
    """Containers known by a word in them, in the order of how telling it is."""
    for mark, window, reader in _MARKED_READERS:
        if mark in (text[:window] if window else text) and (opened := reader(text)):
            return opened
    return (
        _opened_lines(text)
        or opened_base85(text)
        or opened_escapes(text)
        or opened_byte_list(text, is_binary_tree)
        or opened_number(text)
        or opened_table(text)
        or opened_field_list(text)
    )


def _opened_markup(text: str) -> Opened | None:
    """XML; of pages that are none, a picture inside is worth more than their words."""
    opened = opened_xml(text)
    if opened is not None and _INLINE in text and not any(_INLINE in value for value in opened.values):
        return _opened_data_uri(text) or opened
    return opened


def _opened_data_uri(text: str) -> Opened | None:
    found = _DATA_URI.search(text)
    if found is None:
        return None
    content = text[found.end() :]
    if "base64" not in found[2].lower():
        return Opened(("data_uri",), [], blobs=[Blob(unquote_to_bytes(content), found[1])])
    if found.start():
        content = re.split(r"[^A-Za-z0-9+/=_-]", content, maxsplit=1)[0]
    based = whole_base64(unquote_to_bytes(content).decode("latin-1") if "%" in content else content)
    return Opened(("data_uri",), [], blobs=[Blob(based[0], found[1])]) if based else None


def _opened_lines(text: str) -> Opened | None:
    """Base64 in lines, as mail has it, or with its plus signs turned to spaces by a form."""
    if not _LINES.match(text):
        return None
    lines = text.strip()
    based = whole_base64(lines if "\n" in lines or _WRAPPED.fullmatch(lines) else lines.replace(" ", "+"))
    if based is None or not (sensible(based[0]) or is_binary_tree(based[0]) or "\n" in lines):
        return None
    return Opened((based[1],), [], blobs=[Blob(based[0])])


def _opened_parts(text: str) -> Opened | None:
    return opened_multipart(text.encode("utf-8", "replace"), "")


_MARKED_READERS: tuple[tuple[str, int, Callable[[str], Opened | None]], ...] = (
    ("--", 2, _opened_parts),
    ("BEGIN:V", 0, opened_vcard),
    ("$G", 0, opened_nmea),
    ("data:", 256, _opened_data_uri),
    ("eyJ", 0, opened_jwt),
    ("://", 24, opened_url),
)


def containers(values: Sequence[str], text: str) -> list[int]:
    """The numbers of the values that may be containers; `text` is all of them, so that most marks cost one search.

    One character is found ten times faster than two: the rarest of a mark is looked for first.
    """
    found: set[int] = set()
    if "{" in text or "[" in text or '"' in text or "<" in text:
        found.update([n for n, value in enumerate(values) if value[:1] in _STARTS and len(value) > 1])
    if "%" in text or "\\" in text or ("J" in text and "eyJ" in text):
        found.update([n for n, v in enumerate(values) if "%" in v or "\\" in v or "eyJ" in v])
    if "&" in text and "&#" in text:
        found.update([n for n, value in enumerate(values) if "&#" in value])
    if "ontent-" in text and "--" in text:
        found.update([n for n, value in enumerate(values) if value[:2] == "--"])
    if "=" in text and len(values) <= PLAIN_FIELDS_LIMIT:
        found.update([n for n, value in enumerate(values) if "=" in value and _TELLING_FIELD.search(value)])
    if ("$" in text and "$G" in text) or "data:" in text or "BEGIN:V" in text:
        found.update([n for n, v in enumerate(values) if "$G" in v or "data:" in v or "BEGIN:V" in v])
    if "=" in text and may_be_quoted(text):
        found.update([n for n, value in enumerate(values) if "=" in value and may_be_quoted(value)])
    found.update(_in_rare_spellings(values, text))
    if len(values) <= PLAIN_FIELDS_LIMIT and may_be_field_list(text):
        found.update([n for n, v in enumerate(values) if ("=" in v or ":" in v) and may_be_field_list(v)])
    if text.count("\n") >= len(values) and len(values) <= PLAIN_FIELDS_LIMIT:
        found.update([n for n, value in enumerate(values) if "\n" in value and may_be_table(value)])
    if " " in text or text.count("\n") >= len(values):
        found.update([n for n, value in enumerate(values) if len(value) > LINE_CHARS and _LINES.match(value)])
    return sorted(found)


def _in_rare_spellings(values: Sequence[str], text: str) -> list[int]:
    """Lists of bytes, odd numbers, base85. Most containers hold none: of many values, their letters as a whole show it
    faster than they do one by one."""
    listed = odd = spelt = True
    if len(values) > FEW_VALUES:
        letters = text.encode("ascii", "ignore")
        listed, odd, spelt = may_list_bytes(letters), has_odd_mark(letters), may_spell_numbers(letters)
        if not (listed or odd or spelt):
            return []
    words = [(n, v) for n, v in enumerate(values) if len(v) > SHORTEST_RARE and v.isascii() and not v.isalnum()]
    found = [n for n, v in words if may_be_byte_list(v)] if listed else []
    if spelt:
        found += [n for n, v in words if may_be_number(v)]
    return found + [n for n, v in words if may_be_base85(v)] if odd else found


_STARTS = _JSON_STARTS | set(" \t\r\n<")
