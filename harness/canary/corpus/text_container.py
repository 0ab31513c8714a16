"""Containers that are text: form, JSON, XML, multipart, lines. Each takes a tree of fields; written by hand, not by the
libraries that readers use."""

import json
import random
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote, quote_plus
from xml.sax.saxutils import escape

from harness.canary.corpus.case import Fields
from harness.canary.corpus.wire import Wire

Container = Callable[[random.Random, Fields], Wire]


def as_text(value: Any) -> str:
    """A leaf as a form or an XML element spells it."""
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: ""}[value]
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)


def flat(fields: Fields, style: str = "dot") -> Iterator[tuple[str, str]]:
    """Names and texts of a tree as forms have them; lists stay JSON in one field."""
    for name, value in fields.items():
        if isinstance(value, dict):
            for inner, text in flat(value, style):
                yield (f"{name}.{inner}" if style == "dot" else f"{name}[{inner}]"), text
        else:
            yield name, as_text(value)


def form(draw: random.Random, fields: Fields, charset: str = "utf-8") -> Wire:
    spell = draw.choice((quote_plus, quote))
    style = draw.choice(("dot", "bracket"))
    pairs = [f"{spell(name, encoding=charset)}={spell(text, encoding=charset)}" for name, text in flat(fields, style)]
    return Wire("&".join(pairs).encode(), "application/x-www-form-urlencoded", ("form",))


def gbk_form(draw: random.Random, fields: Fields) -> Wire:
    """As old Chinese back ends want it; the charset is told in half of them."""
    charset = draw.choice(("gbk", "gb18030"))
    made = form(draw, fields, charset)
    told = f"{made.media}; charset={charset}" if draw.random() < 0.5 else made.media
    return Wire(made.content, told, ("form", "gbk"))


def json_text(draw: random.Random, fields: Fields) -> Wire:
    ascii_only = draw.random() < 0.3
    pretty = draw.random() < 0.2
    text = json.dumps(
        fields,
        ensure_ascii=ascii_only,
        indent=2 if pretty else None,
        separators=None if pretty else (",", ":"),
    )
    if draw.random() < 0.15:
        text = text.replace("/", "\\/")
    return Wire(text.encode(), draw.choice(("application/json", "application/json; charset=utf-8")), ("json",))


def xml(draw: random.Random, fields: Fields) -> Wire:
    in_attributes = draw.random() < 0.3
    root = draw.choice(("request", "root", "msg"))
    if in_attributes:
        pairs = " ".join(f'{_tag(name)}="{escape(text, {chr(34): "&quot;"})}"' for name, text in flat(fields))
        inner = f"<item {pairs}/>"
    else:
        inner = "".join(_element(draw, name, value) for name, value in fields.items())
    head = '<?xml version="1.0" encoding="UTF-8"?>' if draw.random() < 0.7 else ""
    media = draw.choice(("application/xml", "text/xml; charset=utf-8"))
    return Wire(f"{head}<{root}>{inner}</{root}>".encode(), media, ("xml",))


def _tag(name: str) -> str:
    return name.replace(".", "_").replace("[", "_").replace("]", "")


def _element(draw: random.Random, name: str, value: Any) -> str:
    tag = _tag(name)
    if isinstance(value, dict):
        return f"<{tag}>{''.join(_element(draw, inner, one) for inner, one in value.items())}</{tag}>"
    if isinstance(value, list):
        return "".join(_element(draw, tag, one) for one in value)
    text = as_text(value)
    whole = f"<![CDATA[{text}]]>" if draw.random() < 0.2 and "]]>" not in text else escape(text)
    return f"<{tag}>{whole}</{tag}>"


def multipart(draw: random.Random, fields: Fields) -> Wire:
    """Fields as parts; bytes become a file part."""
    boundary = (
        draw.choice(("----WebKitFormBoundary", "--------------------------", "Boundary-"))
        + f"{draw.getrandbits(64):016x}"
    )
    parts = []
    for name, value in fields.items():
        if isinstance(value, bytes):
            parts.append(file_part(boundary, name, "blob.bin", "application/octet-stream", value))
        elif isinstance(value, dict):
            parts += [_part(boundary, inner, text) for inner, text in flat({name: value})]
        else:
            parts.append(_part(boundary, name, as_text(value)))
    return Wire(closed(boundary, parts), f"multipart/form-data; boundary={boundary}", ("multipart",), text=False)


def _part(boundary: str, name: str, text: str) -> bytes:
    return f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode()


def file_part(boundary: str, name: str, file: str, media: str, content: bytes) -> bytes:
    head = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\nContent-Type: {media}\r\n'
    )
    return head.encode() + b"\r\n" + content + b"\r\n"


def closed(boundary: str, parts: list[bytes]) -> bytes:
    return b"".join(parts) + f"--{boundary}--\r\n".encode()


def lines(draw: random.Random, fields: Fields) -> Wire:
    """A log or CSV: plain text with some separator; the fields have names here and there, or all of them."""
    joint = draw.choice(("\n", "|", "\t", ", ", "\r\n", ";", "^"))
    named = draw.choice((0.7, 1.0))
    text = joint.join(
        f"{name}{draw.choice('=:')}{text}" if draw.random() < named else text for name, text in flat(fields)
    )
    return Wire(text.encode(), "text/plain; charset=utf-8", ())


def table(draw: random.Random, fields: Fields) -> Wire:
    """CSV by RFC 4180: a line of names and one or two of cells."""
    pairs = list(flat(fields))
    joint = draw.choice(",,;\t")
    rows = [[name for name, _ in pairs], *[[text for _, text in pairs]] * draw.choice((1, 1, 2))]
    text = "\r\n".join(joint.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return Wire(text.encode("utf-8-sig" if draw.random() < 0.2 else "utf-8"), "text/csv; charset=utf-8", ())


def entries(draw: random.Random, fields: Fields) -> Wire:
    """JSON with a list of names and values in place of an object, as forms and rule engines have them."""
    name, value = draw.choice((("k", "v"), ("name", "value"), ("key", "val"), ("fieldName", "fieldValue")))
    listed = [{name: one, value: other} for one, other in fields.items()]
    return json_text(draw, {draw.choice(("params", "fields", "items")): listed})
