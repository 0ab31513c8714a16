"""Bytes as the text they are meant to be, and what is readable in bytes that are none."""

import codecs
import re

from harness.detect.traffic.ladder.marks import is_wide, is_wide_big

RUNS_LIMIT = 20_000
RUNS_LIMIT_BYTES = 4 << 20
_CONTROLS = bytes({*range(32), 127} - {9, 10, 13, 27})
_HIGH = bytes(range(128, 256))
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,20})", re.IGNORECASE)
_CHINESE = {"gbk", "gb2312", "gb18030", "cp936", "hz"}
_OTHERS = {"big5", "utf-16", "utf-16le", "utf-16be", "shift_jis", "euc-kr"}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARKS = tuple(mark for mark, _ in _BOMS)
# Two bytes of GB2312's Chinese characters, its punctuation, or ASCII: what GBK text of our days consists of.
_GB2312 = re.compile(rb"(?:[\t\n\r\x20-\x7e]|[\xa1-\xa3\xb0-\xf7][\xa1-\xfe])*+")
_RUN = re.compile(rb"(?:[\x20-\x7e]|[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2})+")
_WIDE_RUN = re.compile(rb"(?:[\x20-\x7e]\x00){5,}")
SHORTEST_RUN = 5
_TAGS_TAKEN = 2


def utf8_of(content: bytes) -> str | None:
    """The text that plain UTF-8 is; None for other bytes and for such with controls that no text has."""
    content = content.removeprefix(codecs.BOM_UTF8)
    if _is_binary(content) or content.startswith(_MARKS):
        return None
    try:
        return content.decode()
    except UnicodeDecodeError:
        return None


def text_of(content: bytes, declared: str = "") -> tuple[str, str] | None:
    """(text, step) where the bytes are text; the step is "gbk" for GBK and its kin, else ""; else None."""
    for mark, codec in _BOMS:
        if content.startswith(mark):
            return _by(codec, content)
    if _is_wide(content):
        return _by("utf-16-be" if content[0] == 0 or is_wide_big(content[: 4096 & ~1]) else "utf-16-le", content)
    if "utf-16" in declared.lower() and (told := _CHARSET.search(declared)) and told[1].lower() in _OTHERS:
        return _by(told[1].lower(), content)
    if _is_binary(content):
        return None
    try:
        return content.decode(), ""
    except UnicodeDecodeError:
        return _declared_or_guessed(content, declared)


def _is_binary(content: bytes) -> bool:
    """A few stray controls are forgiven; what begins like JSON is not even searched for them."""
    if content[:1] in (b"{", b"[") and content[1:2] != b"\0":
        return False
    return len(content) - len(content.translate(None, _CONTROLS)) > len(content) // 50 + (len(content) > 20)


def readable_runs(content: bytes) -> list[str]:
    """Stretches of readable text in binary content, as own formats have them.

    Where the byte before one says that it is shorter (JCE, Thrift), the next field's tag was taken for a letter.
    """
    content = content[:RUNS_LIMIT_BYTES]
    runs: list[str] = []
    for found in _RUN.finditer(content):
        run, start = found[0], found.start()
        if len(run) < SHORTEST_RUN:
            continue
        said = content[start - 1] if start else 0
        if SHORTEST_RUN <= said < len(run) <= said + _TAGS_TAKEN:
            run = run[:said]
        runs.append(run.decode("utf-8", "replace"))
        # A length of 32 to 126 is a letter too, and stands before what it counts.
        if SHORTEST_RUN <= run[0] < len(run) <= run[0] + 1 + _TAGS_TAKEN:
            runs.append(run[1 : 1 + run[0]].decode("utf-8", "replace"))
    wide = [run.decode("utf-16-le") for run in _WIDE_RUN.findall(content)]
    return (runs + wide)[:RUNS_LIMIT]


def unescaped_text(content: bytes) -> tuple[str, str]:
    """Bytes behind %XX escapes as text: UTF-8, else GB18030, else UTF-8 with holes; with the step as in text_of."""
    try:
        return content.decode(), ""
    except UnicodeDecodeError:
        pass
    if is_gb2312(content):
        return content.decode("gb18030", "replace"), "gbk"
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        return content.decode("utf-8", "replace"), ""
    return text, "gbk"


def plain_text(content: bytes) -> tuple[str, str] | None:
    """(text, step) of bytes that are plainly UTF-8 or GB2312; None for what wants a closer look."""
    text = utf8_of(content)
    if text is not None:
        return text, ""
    return (content.decode("gb18030"), "gbk") if is_gb2312(content) else None


def is_gb2312(content: bytes) -> bool:
    """Whether all of it is ASCII text and characters of GB2312, at least one of them."""
    return _GB2312.fullmatch(content) is not None and not content.isascii()


def _is_wide(content: bytes) -> bool:
    """UTF-16 without a mark: text of mostly ASCII has a zero in every second byte, other text in the first ones."""
    head = content[: 4096 & ~1]
    if len(content) < 8 or b"\x00" not in content[:8]:
        return is_wide(head)
    half = len(head) // 2
    for zeros in (head[1::2].count(0), head[::2].count(0)):
        if zeros >= half * 0.5 and head.count(0) - zeros <= half * 0.02:
            return True
    return is_wide(head)


def _by(codec: str, content: bytes) -> tuple[str, str] | None:
    text = content.decode(codec, "replace")
    return (text, "") if text.count("\ufffd") <= len(text) * 0.1 else None


def _declared_or_guessed(content: bytes, declared: str) -> tuple[str, str] | None:
    found = _CHARSET.search(declared)
    name = found[1].lower() if found else ""
    if name in _OTHERS:
        return _by(name, content)
    replaced = content.decode("utf-8", "replace")
    broken, high = replaced.count("\ufffd"), len(content) - len(content.translate(None, _HIGH))
    if name in _CHINESE or (broken * 3 > high and is_gb2312(content)):
        return content.decode("gb18030", "replace"), "gbk"
    return (replaced, "") if broken <= max(1, len(content) * 0.02) else _as_gb18030(content)


def _as_gb18030(content: bytes) -> tuple[str, str] | None:
    """Rarer Chinese characters need GBK's whole range; most of a text must be common ones all the same."""
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        return None
    wide = [letter for letter in text[:2000] if letter > "\x7f"]
    common = sum(
        "\u4e00" <= letter <= "\u9fa5" or "\u3000" <= letter <= "\u303f" or letter > "\uff00" for letter in wide
    )
    level = sum(0xB0 <= byte <= 0xD7 for byte in content[:4000])
    return (text, "gbk") if common >= len(wide) * 0.95 and level >= len(wide) * 0.6 else None
