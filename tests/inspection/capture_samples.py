"""Captures of the engine's test requests, in each format, with the persona file that goes with them."""

import base64
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mitmproxy.io import FlowWriter

from harness.detect.traffic.message import Message
from harness.recording.json_form import canonical, to_json
from tests.detect.recording_factory import PERSONA, flow_of
from tests.detect.traffic.capture.har_writer import har


def persona_file(folder: Path) -> Path:
    path = folder / "persona.json"
    path.write_bytes(canonical(to_json(PERSONA)))
    return path


def flow_bytes(messages: Sequence[Message]) -> list[bytes]:
    return [_written(one) for one in messages]


def _written(one: Message) -> bytes:
    flow = flow_of(one.method, one.url, one.body, None, one.t, dict(one.headers))
    flow.id = one.flow_id
    sink = io.BytesIO()
    FlowWriter(sink).add(flow)  # type: ignore[no-untyped-call]
    return sink.getvalue()


def har_bytes(messages: Sequence[Message]) -> bytes:
    return har(*map(_entry, messages))


def _entry(one: Message) -> dict[str, Any]:
    headers = [{"name": name, "value": value} for name, value in one.headers]
    posted = {"mimeType": one.content_type, "text": base64.b64encode(one.body).decode(), "encoding": "base64"}
    request = {"method": one.method, "url": one.url, "headers": headers, "postData": posted}
    return {"startedDateTime": one.t.isoformat(), "request": request, "response": {}}


def document(path: Path) -> dict[str, Any]:
    """What was written as JSON, without the time it took."""
    found: dict[str, Any] = json.loads(path.read_bytes())
    assert found.pop("seconds") >= 0
    return found
