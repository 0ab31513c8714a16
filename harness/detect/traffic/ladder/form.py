"""URL-encoded forms: queries, bodies, and text that has the shape of one; values may be UTF-8 or GBK behind %XX."""

import binascii
import re
from urllib.parse import unquote_to_bytes

from harness.detect.traffic.ladder.charset import plain_text, unescaped_text
from harness.detect.traffic.ladder.object_tree import telling_keys
from harness.detect.traffic.ladder.opened import Blob, Opened

FIELDS_LIMIT = 400_000
SHORTEST_BASE64 = 16
# Stands between values while all are freed of their escapes at once; a sender who escapes it gets the slow way.
_BORDER = "\x1e"
_FORM = re.compile(r"[\w.\-\[\]%$]{1,120}+=[^\s=&{}\"<>]*+={0,2}(?:&[\w.\-\[\]%$]{0,120}+(?:=[^\s&{}\"<>]*+)?)*+")
_ALL_HAN = re.compile(r"[ -~]*(?:[\u4e00-\u9fff\u3400-\u4dbf][ -~]*){2,40}")
_FILLED = re.compile(r"=[^&=]")
# Escapes that are none, and those of control characters, which text has no use for.
_ODD_ESCAPE = re.compile(r"%(?:(?![0-9A-Fa-f]{2})|0[0-8BbCcEeFf]|1)")
_BASE64_WITH_PLUS = re.compile(r"(?=[^+]*\d)(?=[^+]*[A-Z])[A-Za-z0-9/+]{16,}={0,2}")


def opened_form(text: str, *, declared: bool) -> Opened | None:
    """The fields of a form; an undeclared one must look like a form throughout and be more than one padded word."""
    if "=" not in text or (not declared and not (_FORM.fullmatch(text) and _FILLED.search(text))):
        return None
    fields = [field.partition("=") for field in text.split("&", FIELDS_LIMIT)]
    if text.count("=") < len(fields):
        fields = [(name, joint, value) if joint else ("", joint, name) for name, joint, value in fields]
    raw = _spaced_all([value for _, _, value in fields])
    keys = {name for name, _, _ in fields}
    escaped = any("%" in key for key in keys)
    telling = telling_keys({unquoted(key)[0] for key in keys} if escaped else keys)
    values = _all_unquoted(raw)
    if values is None:
        return _opened_oddly(raw, fields, telling)
    values += telling
    return Opened(
        ("form",),
        values,
        lambda: [unquoted(name)[0] for name, _, _ in fields] + telling,
        keys=None if escaped else keys,
    )


def _opened_oddly(raw: list[str], fields: list[tuple[str, str, str]], telling: list[str]) -> Opened:
    """A form with values that are not UTF-8: text of another charset, or bytes."""
    values: list[str] = []
    names: list[str] = []
    blobs: list[Blob] = []
    blob_names: list[str] = []
    steps: tuple[str, ...] = ("form",)
    for (name, _, _), value in zip(fields, raw, strict=True):
        content = unquote_to_bytes(value) if "%" in value else b""
        text, step = plain_text(content) or _rare_chinese(content) if content else (value, "")
        if text is None:
            blobs.append(Blob(content))
            blob_names.append(name)
            continue
        steps = ("form", step) if step else steps
        values.append(text)
        names.append(name)
    values += telling
    return Opened(
        steps, values, lambda: [unquoted(n)[0] for n in names] + telling + [unquoted(n)[0] for n in blob_names], blobs
    )


def _rare_chinese(content: bytes) -> tuple[str | None, str]:
    """Text of GBK's rarer characters: a field that is nothing but Chinese is no noise."""
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        return None, ""
    return (text, "gbk") if _ALL_HAN.fullmatch(text) else (None, "")


def unquoted(text: str) -> tuple[str, str]:
    """A field without its escapes, and the step "gbk" where its bytes were GBK; base64's own plus signs stay."""
    if "+" in text:
        text = _spaced(text)
    if "%" not in text:
        return text, ""
    return unescaped_text(unquote_to_bytes(text))


def _spaced_all(raw: list[str]) -> list[str]:
    """Spaces for plus signs, except in base64."""
    if "+" not in "".join(raw):
        return raw
    return [
        value if "+" not in value else value.replace("+", " ") if len(value) < SHORTEST_BASE64 else _spaced(value)
        for value in raw
    ]


def _all_unquoted(raw: list[str]) -> list[str] | None:
    """All values without their escapes at once; None where one of them is not plain UTF-8 text."""
    joined = _BORDER.join(raw)
    if "%" not in joined:
        return raw
    plain = "" if _ODD_ESCAPE.search(joined) else _unescaped(joined)
    values = plain.split(_BORDER) if plain else []
    return values if len(values) == len(raw) else None


def _unescaped(joined: str) -> str:
    """All escapes of a text undone at once, "" where they are not UTF-8.

    Quoted-printable is the same code with another sign, and its decoder is written in C: ten times the speed.
    """
    try:
        return binascii.a2b_qp(joined.replace("=", "=3D").replace("%", "=").encode()).decode()
    except UnicodeError:
        return ""


def _spaced(value: str) -> str:
    return (
        value
        if len(value) > 15 and len(value) % 4 == 0 and _BASE64_WITH_PLUS.fullmatch(value)
        else value.replace("+", " ")
    )
