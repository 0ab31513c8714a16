"""Carrying: how a tree of fields becomes a request, by one container or wrapper each (the plain rungs)."""

import base64
import json
import plistlib
import random
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from harness.canary.corpus import chatter, text_container
from harness.canary.corpus.binary_container import BINARY
from harness.canary.corpus.case import Fields, Request
from harness.canary.corpus.framing import jwt, mqtt_connect, mqtt_publish
from harness.canary.corpus.text_container import flat
from harness.canary.corpus.wire import Wire
from harness.canary.corpus.wrapping import COMPRESSIONS, SPELLINGS, headed, headed_message

Headers = list[tuple[str, str]]
Carrier = Callable[[random.Random, Fields], Request]


def post(draw: random.Random, wire: Wire, extra: Headers | None = None) -> Request:
    method = draw.choice(("POST", "POST", "POST", "PUT"))
    headers = (*chatter.headers(draw), ("Content-Type", wire.media), *(extra or ()))
    return Request(method, chatter.address(draw), headers, wire.content, chatter.moment(draw))


def get(draw: random.Random, url: str, extra: Headers | None = None) -> Request:
    return Request("GET", url, (*chatter.headers(draw), *(extra or ())), b"", chatter.moment(draw))


def texts(fields: Fields) -> list[tuple[str, str]]:
    return list(flat(fields))


def escaped(text: str) -> str:
    """For a header: what is not ASCII goes percent-encoded."""
    return text if text.isascii() and "\n" not in text else quote(text, safe="")


def in_path(draw: random.Random, leak: Fields) -> Request:
    steps = [quote(text, safe="") for _, text in texts(leak)]
    if draw.random() < 0.4:
        steps = [f"{quote(name, safe='')}/{step}" for (name, _), step in zip(texts(leak), steps, strict=True)]
    return get(draw, f"{chatter.address(draw)}/{'/'.join(steps)}{draw.choice(('', '/detail', '.json'))}")


def _query(draw: random.Random, fields: Fields) -> str:
    return text_container.form(draw, fields).content.decode()


def in_query(draw: random.Random, leak: Fields) -> Request:
    return get(draw, f"{chatter.address(draw)}?{_query(draw, chatter.among(draw, leak))}")


def in_fragment(draw: random.Random, leak: Fields) -> Request:
    route = draw.choice(("", "/home?", "?"))
    return get(draw, f"{chatter.address(draw)}#{route}{_query(draw, leak)}")


def in_header(draw: random.Random, leak: Fields) -> Request:
    if draw.random() < 0.3:
        packed = json.dumps(chatter.among(draw, leak), ensure_ascii=True)
        return _any_method(draw, [(draw.choice(("X-Common-Params", "X-Client-Info", "deviceInfo")), packed)])
    pairs = [(f"X-{name}" if name.isascii() else "X-Data", escaped(text)) for name, text in texts(leak)]
    return _any_method(draw, pairs)


def in_cookie(draw: random.Random, leak: Fields) -> Request:
    session = ("JSESSIONID", f"{draw.getrandbits(128):032X}")
    pairs = [(name if name.isascii() else quote(name), quote(text, safe="")) for name, text in texts(leak)]
    return _any_method(draw, [("Cookie", "; ".join(f"{name}={text}" for name, text in (session, *pairs)))])


def _any_method(draw: random.Random, extra: Headers) -> Request:
    if draw.random() < 0.5:
        return get(draw, chatter.address(draw), extra)
    return post(draw, text_container.json_text(draw, chatter.fields(draw)), extra)


def in_container(container: text_container.Container) -> Carrier:
    return lambda draw, leak: post(draw, container(draw, chatter.among(draw, leak)))


def json_in_json(draw: random.Random, leak: Fields) -> Request:
    inner: Any = leak
    for _ in range(draw.choice((1, 1, 2))):
        inner = {draw.choice(("data", "payload", "bizContent", "ext")): json.dumps(inner, ensure_ascii=False)}
    return post(draw, text_container.json_text(draw, chatter.among(draw, inner)))


def some_text(draw: random.Random, leak: Fields) -> Wire:
    return draw.choice((text_container.json_text, text_container.form))(draw, chatter.among(draw, leak))


def compressed(name: str) -> Carrier:
    """A body in one compression: named by the header mostly; where its first bytes name it, sometimes by nothing."""

    def carry(draw: random.Random, leak: Fields) -> Request:
        inner = some_text(draw, leak)
        packed = COMPRESSIONS[name](draw, inner)
        if name in ("gzip", "zstd") and draw.random() < 0.25:
            return post(draw, packed)
        return post(draw, Wire(packed.content, inner.media, packed.steps), [("Content-Encoding", name)])

    return carry


LONG_ONLY = ("base32", "base85", "base64_reversed", "bytes")


def respelt(name: str) -> Carrier:
    """The value alone or a document, spelt in base64 and its kin: as a field, or as the whole body."""

    def carry(draw: random.Random, leak: Fields) -> Request:
        values = texts(leak)
        # Nobody spells two characters in base32, and in few letters nothing tells these spellings from a word.
        long = len(values) == 1 and len(values[0][1].encode()) > (11 if name in ("base85", "base64_reversed") else 9)
        single = len(values) == 1 and (long or name not in LONG_ONLY)
        alone = single and draw.random() < 0.35
        inner = Wire(values[0][1].encode(), "text/plain", ()) if alone else some_text(draw, leak)
        spelling = SPELLINGS[name](draw, inner)
        if draw.random() < 0.3:
            return post(draw, spelling)
        field = {draw.choice(("data", "d", "payload", "p", "content")): spelling.content.decode()}
        return draw.choice((in_container(text_container.json_text), in_container(text_container.form), in_query))(
            draw, field
        )

    return carry


def behind_a_head(draw: random.Random, leak: Fields) -> Request:
    return post(draw, headed(draw, some_text(draw, leak)))


def message_behind_a_head(draw: random.Random, leak: Fields) -> Request:
    return post(draw, headed_message(draw, BINARY["protobuf"](draw, chatter.among(draw, leak))))


def as_property_list(draw: random.Random, leak: Fields) -> Request:
    """By the library that also reads it: iOS kits have no other way to write one either."""
    fields = {name: value for name, value in chatter.among(draw, leak).items() if value is not None}
    return post(draw, Wire(plistlib.dumps(fields, fmt=plistlib.FMT_BINARY), "application/x-plist", ("plist",)))


def in_entities(draw: random.Random, leak: Fields) -> Request:
    """Each character as an entity of HTML: what a page's own form makes of text that its charset lacks."""
    spell = draw.choice(("&#{};", "&#x{:x};"))
    spelt = {name: "".join(spell.format(ord(letter)) for letter in text) for name, text in texts(leak)}
    return post(draw, text_container.json_text(draw, chatter.among(draw, spelt)))


def in_jwt(draw: random.Random, leak: Fields) -> Request:
    token = jwt(draw, leak).content.decode()
    if draw.random() < 0.6:
        return _any_method(draw, [("Authorization", f"Bearer {token}")])
    return post(draw, text_container.json_text(draw, chatter.among(draw, {"token": token})))


def in_websocket(draw: random.Random, leak: Fields) -> Request:
    message = text_container.json_text(draw, chatter.among(draw, leak)).content
    before = [json.dumps({"cmd": "ping", "seq": seq}).encode() for seq in range(draw.randrange(3))]
    return socket(draw, (*before, message))


def socket(draw: random.Random, messages: tuple[bytes, ...], protocol: str = "") -> Request:
    upgrade = [
        ("Upgrade", "websocket"),
        ("Connection", "Upgrade"),
        ("Sec-WebSocket-Version", "13"),
        ("Sec-WebSocket-Key", base64.b64encode(draw.randbytes(16)).decode()),
        *([("Sec-WebSocket-Protocol", protocol)] if protocol else []),
    ]
    made = get(draw, f"https://{chatter.host(draw)}/{draw.choice(('ws', 'mqtt', 'push', 'im'))}", upgrade)
    return Request(made.method, made.url, made.headers, b"", made.t, messages)


def in_mqtt(draw: random.Random, leak: Fields) -> Request:
    inner = draw.choice((text_container.json_text, text_container.json_text, BINARY["msgpack"], BINARY["protobuf"]))
    packet = mqtt_publish(draw, inner(draw, chatter.among(draw, leak))).content
    first = mqtt_connect(draw)
    return socket(draw, (first + packet,) if draw.random() < 0.2 else (first, packet), "mqtt")


def as_lines(draw: random.Random, leak: Fields) -> Request:
    return post(draw, text_container.lines(draw, chatter.among(draw, leak)))


CARRIERS: dict[str, Carrier] = {
    "url_path": in_path,
    "query": in_query,
    "fragment": in_fragment,
    "header": in_header,
    "cookie": in_cookie,
    "form": in_container(text_container.form),
    "json": in_container(text_container.json_text),
    "json_in_json": json_in_json,
    "xml": in_container(text_container.xml),
    "multipart": in_container(text_container.multipart),
    "gbk_form": in_container(text_container.gbk_form),
    "text": as_lines,
    "table": in_container(text_container.table),
    "entries": in_container(text_container.entries),
    **{name: in_container(container) for name, container in BINARY.items()},
    **{name: compressed(name) for name in COMPRESSIONS},
    **{name: respelt(name) for name in SPELLINGS},
    "headed": behind_a_head,
    "headed_message": message_behind_a_head,
    "plist": as_property_list,
    "entities": in_entities,
    "jwt": in_jwt,
    "websocket": in_websocket,
    "mqtt": in_mqtt,
}
# Where a form of a value is tried: rungs that change nothing of its text.
EASY = ("json", "form", "query", "header", "json", "multipart", "cookie")
