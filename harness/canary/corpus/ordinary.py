"""Ordinary traffic: API calls as apps make them all day, with nothing of anybody in them."""

import random
import uuid
from dataclasses import replace
from typing import Any

from harness.canary.corpus import chatter, text_container
from harness.canary.corpus.binary_container import BINARY
from harness.canary.corpus.carrying import get, post
from harness.canary.corpus.case import Fields, Request
from harness.canary.corpus.wire import Wire
from harness.canary.corpus.wrapping import gzipped


def request(draw: random.Random, size: int = 2000) -> Request:
    """One call; bodies of about `size` bytes, some far smaller or larger."""
    way = draw.random()
    if way < 0.25:
        query = text_container.form(draw, chatter.fields(draw)).content.decode()
        return get(draw, f"{chatter.address(draw)}?{query}")
    if way < 0.40:
        return post(draw, text_container.form(draw, {**chatter.fields(draw), **_device()}))
    if way < 0.50:
        packed = gzipped(draw, text_container.json_text(draw, events(draw, size * 2)))
        return post(draw, Wire(packed.content, "application/json", ()), [("Content-Encoding", "gzip")])
    if way < 0.54:
        return post(draw, draw.choice(tuple(BINARY.values()))(draw, events(draw, size)))
    return post(draw, text_container.json_text(draw, draw.choice((events, listing, news))(draw, size)))


def _device() -> Fields:
    return {"model": "LC-A14", "brand": "Lincheng", "sdkInt": 34, "net": "wifi", "lang": "zh-CN", "channel": "gov"}


def events(draw: random.Random, size: int) -> Fields:
    """A report of taps and pages with times and random identifiers."""
    count = max(1, int(size * draw.uniform(0.3, 1.7)) // 160)
    rows = [
        {
            "event": draw.choice(("page_view", "click", "api_cost", "launch")),
            "time": int(chatter.millis(draw)),
            "id": str(uuid.UUID(int=draw.getrandbits(128), version=4)),
            "cost": round(draw.uniform(1, 900), 3),
            "page": f"/pages/{draw.choice(('home', 'task', 'news'))}/index",
            "ext": {"seq": number, "ab": f"{draw.getrandbits(32):08x}"},
        }
        for number in range(count)
    ]
    return {**_device(), "events": rows, "total": count}


def listing(draw: random.Random, size: int) -> Fields:
    """What a form or a table sends: order numbers, amounts, versions."""
    count = max(1, int(size * draw.uniform(0.3, 1.7)) // 140)
    rows: list[Any] = [
        {
            "orderNo": f"{draw.randrange(10**17, 10**18)}",
            "amount": f"{draw.uniform(1, 99999):.2f}",
            "created": chatter.moment(draw).isoformat(),
            "title": chatter.sentence(draw, 6),
            "done": draw.random() < 0.5,
            "hash": f"{draw.getrandbits(128):032x}",
        }
        for _ in range(count)
    ]
    return {"rows": rows, "page": draw.randrange(9), "version": "1.4.2"}


def news(draw: random.Random, size: int) -> Fields:
    """Long Chinese text, as drafts and comments are sent."""
    words = max(10, int(size * draw.uniform(0.3, 1.7)) // 6)
    text = "，".join(chatter.sentence(draw, draw.randrange(3, 9)) for _ in range(words // 6 + 1))
    return {"title": chatter.sentence(draw, 7), "content": text + "。", "author": "办公室", **chatter.fields(draw)}


def traffic(draw: random.Random, count: int, size: int = 2000) -> list[Request]:
    """So many calls in the order of time."""
    made = (request(draw, size) for _ in range(count))
    return sorted((replace(one, t=chatter.moment(draw)) for one in made), key=lambda one: one.t)


def weight(requests: list[Request]) -> int:
    """Bytes of bodies."""
    return sum(len(one.body) for one in requests)
