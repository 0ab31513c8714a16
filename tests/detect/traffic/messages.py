"""Requests for tests of the engine: some leak the made-up person of the recordings' tests, most do not."""

import base64
import gzip
import json
from datetime import timedelta
from typing import Any

from harness.detect.traffic.message import Message
from tests.detect.recording_factory import PERSONA, ROUTE, START

DOMAINS = ("lincheng.test",)


def message(index: int, body: Any = b"", **more: Any) -> Message:
    content = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
    settled: dict[str, Any] = {
        "index": index,
        "flow_id": f"flow-{index}",
        "t": START + timedelta(seconds=index),
        "method": "POST",
        "scheme": "https",
        "host": "api.lincheng.test",
        "port": 443,
        "path": "/v1/track",
        "headers": (("content-type", "application/json"),),
        "body": content,
    }
    return Message(**(settled | more))


def leaking() -> list[Message]:
    """A walk sent point by point, a phone in several dresses, a contact, a tracker, and harmless requests between."""
    hidden = base64.b64encode(gzip.compress(json.dumps({"m": PERSONA.phone}).encode())).decode()
    walk = [{"lat": round(lat, 6), "lng": round(lng, 6)} for lat, lng in ROUTE[:40:4]]
    bodies: list[Any] = [
        {"user": {"phone": PERSONA.phone, "id": PERSONA.id_card}},
        {"blob": hidden},
        {"order": "2026112300017712340000", "n": 3},
        {"friend": PERSONA.contacts[0].phone},
        *walk,
        {"nothing": "here", "x": list(range(30))},
    ]
    made = [message(index, body) for index, body in enumerate(bodies)]
    return [*made, message(len(made), b"a=1", host="alog.umeng.com", path="/app_logs", scheme="http", port=80)]
