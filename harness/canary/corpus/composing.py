"""Composing: two to four wrappers in each other, by chance, as SDKs pack their reports."""

import random
from collections.abc import Callable

from harness.canary.corpus import chatter, text_container
from harness.canary.corpus.binary_container import BINARY
from harness.canary.corpus.carrying import get, post, socket
from harness.canary.corpus.case import Fields, Request
from harness.canary.corpus.framing import jwt, mqtt_publish
from harness.canary.corpus.wire import Wire
from harness.canary.corpus.wrapping import COMPRESSIONS, SPELLINGS

INNERMOST: tuple[Callable[[random.Random, Fields], Wire], ...] = (
    text_container.json_text,
    text_container.json_text,
    text_container.form,
    text_container.xml,
    *BINARY.values(),
)
OUTER_TEXT: tuple[Callable[[random.Random, Fields], Wire], ...] = (
    text_container.json_text,
    text_container.json_text,
    text_container.form,
    text_container.xml,
    text_container.multipart,
    jwt,
)
OUTER_BINARY = (*BINARY.values(), text_container.multipart)
FIELD = ("data", "payload", "d", "body", "content", "bizData", "msg", "ext")
NAMELESS = ("br", "deflate")  # their first bytes do not tell them: a body needs the header
LONGEST_LINE = 3000  # characters of a query or a header that servers still take


def composed(draw: random.Random, leak: Fields, wrappers: int) -> tuple[Request, tuple[str, ...]]:
    """The leak under `wrappers` wrappers (the container at the core not counted), and the steps to undo, outermost
    first."""
    wire = draw.choice(INNERMOST)(draw, chatter.among(draw, leak))
    done: list[str] = []
    for _ in range(wrappers):
        kind = _next_kind(draw, done)
        done.append(kind)
        wire = _wrapped(draw, wire, kind)
    return _sent(draw, wire), wire.steps


def _next_kind(draw: random.Random, done: list[str]) -> str:
    """Nobody compresses what is compressed, and spells twice only rarely."""
    last = done[-1] if done else ""
    kinds = [kind for kind in ("compress", "spell", "enclose") if kind != last]
    if last == "spell" and "compress" in kinds and draw.random() < 0.7:
        kinds.remove("compress")
    return draw.choice(kinds)


def _wrapped(draw: random.Random, wire: Wire, kind: str) -> Wire:
    if kind == "compress":
        return COMPRESSIONS[draw.choices(("gzip", "deflate", "br", "zstd"), (5, 3, 1, 2))[0]](draw, wire)
    if kind == "spell":
        return SPELLINGS[draw.choices(("base64", "base64url", "hex", "data_uri"), (5, 2, 2, 1))[0]](draw, wire)
    return _enclosed(draw, wire)


def _enclosed(draw: random.Random, wire: Wire) -> Wire:
    """One field of a document around it; bytes go into binary documents, text into any."""
    if wire.text and draw.random() < 0.8:
        outer = draw.choice(OUTER_TEXT)
        made = outer(draw, chatter.among(draw, {draw.choice(FIELD): wire.content.decode()}))
    else:
        outer = draw.choice(OUTER_BINARY)
        made = outer(draw, {**chatter.fields(draw), draw.choice(FIELD): wire.content})
    return Wire(made.content, made.media, made.steps + wire.steps, made.text)


def _sent(draw: random.Random, wire: Wire) -> Request:
    """As body mostly; short text also in a query or header; anything over a WebSocket."""
    way, outermost = draw.random(), wire.steps[0]
    if outermost in COMPRESSIONS and (way < 0.75 or outermost in NAMELESS):
        return post(draw, Wire(wire.content, "application/octet-stream", ()), [("Content-Encoding", outermost)])
    if way < 0.14:
        return _over_a_socket(draw, wire)
    short = wire.text and len(wire.content) < LONGEST_LINE
    if short and way < 0.26:
        query = text_container.form(draw, {draw.choice(FIELD): wire.content.decode()}).content.decode()
        return get(draw, f"{chatter.address(draw)}?{query}")
    if short and way < 0.32 and wire.content.isascii() and not {10, 13} & set(wire.content):
        return get(draw, chatter.address(draw), [(draw.choice(("X-Data", "X-Sign-Body")), wire.content.decode())])
    return post(draw, wire)


def _over_a_socket(draw: random.Random, wire: Wire) -> Request:
    if draw.random() < 0.5:
        return socket(draw, (mqtt_publish(draw, wire).content,), "mqtt")
    return socket(draw, (wire.content,))
