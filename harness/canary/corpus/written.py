"""Written: a capture as files that any reader can be given: native flows, HAR 1.2, the persona, and the truth."""

import base64
import dataclasses
import gzip
import json
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import brotli  # type: ignore[import-untyped]
import zstandard
from mitmproxy import connection, http, websocket
from mitmproxy.io import FlowWriter
from wsproto.frame_protocol import Opcode

from harness.canary.corpus.case import Capture, Request
from harness.model.persona import Persona


def write_flows(path: Path, requests: Sequence[Request]) -> None:
    """As mitmproxy writes them: exact bytes, encodings left as they were sent."""
    with path.open("wb") as file:
        writer = FlowWriter(file)  # type: ignore[no-untyped-call]
        for number, request in enumerate(requests):
            writer.add(flow_of(request, f"{number:08d}"))


def flow_of(request: Request, flow_id: str) -> http.HTTPFlow:
    began = request.t.timestamp()
    client = connection.Client(peername=("127.0.0.1", 50000), sockname=("127.0.0.1", 8080), timestamp_start=began)
    flow = http.HTTPFlow(client, connection.Server(address=None))
    flow.id = flow_id
    made = http.Request.make(request.method, request.url, headers=_pairs(request))
    made.raw_content = request.body  # as it was sent: `content` would encode it once more
    if request.body:
        made.headers["Content-Length"] = str(len(request.body))
    made.timestamp_start, made.timestamp_end = began, began + 0.05
    flow.request = made
    status = 101 if request.client_messages else 200
    flow.response = http.Response.make(status, b'{"code":0}', {"Content-Type": "application/json"})
    flow.response.timestamp_start, flow.response.timestamp_end = began + 0.1, began + 0.12
    if request.client_messages:
        flow.websocket = websocket.WebSocketData(
            messages=[
                websocket.WebSocketMessage(_opcode(one), True, one, began + 0.2) for one in request.client_messages
            ]
        )
    return flow


def _pairs(request: Request) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in request.headers]


def _opcode(message: bytes) -> Opcode:
    try:
        message.decode()
    except UnicodeDecodeError:
        return Opcode.BINARY
    return Opcode.TEXT


def write_har(path: Path, requests: Sequence[Request]) -> None:
    """HAR 1.2 as exporters write it, with their habits: bodies decoded, binary ones as latin-1 or base64."""
    entries = [_entry(number, request) for number, request in enumerate(requests)]
    log = {"version": "1.2", "creator": {"name": "corpus", "version": "1"}, "pages": [], "entries": entries}
    path.write_text(json.dumps({"log": log}, ensure_ascii=False), encoding="utf-8")


def _entry(number: int, request: Request) -> dict[str, Any]:
    headers = [{"name": name, "value": value} for name, value in request.headers]
    sent: dict[str, Any] = {
        "method": request.method,
        "url": request.url,
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": headers,
        "queryString": [{"name": name, "value": value} for name, value in parse_qsl(urlsplit(request.url).query)],
        "headersSize": -1,
        "bodySize": len(request.body),
    }
    if request.body:
        sent["postData"] = _post_data(number, request)
    entry: dict[str, Any] = {
        "startedDateTime": request.t.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z",
        "time": 120,
        "request": sent,
        "response": _answer(request),
        "cache": {},
        "timings": {"send": 0, "wait": 100, "receive": 20},
    }
    if request.client_messages:
        entry["_webSocketMessages"] = list(_messages(request))
    return entry


def _post_data(number: int, request: Request) -> dict[str, Any]:
    """Text as text; other bytes one character each in even entries, base64 with a mark in odd ones."""
    body = decoded(request)
    media = next((value for name, value in request.headers if name.lower() == "content-type"), "")
    try:
        return {"mimeType": media, "text": body.decode()}
    except UnicodeDecodeError:
        if number % 2 == 0:
            return {"mimeType": media, "text": body.decode("latin-1")}
        return {"mimeType": media, "text": base64.b64encode(body).decode(), "encoding": "base64"}


def decoded(request: Request) -> bytes:
    """The body without its content encoding; as it is where it cannot be undone."""
    body = request.body
    try:
        match request.content_encoding:
            case "gzip":
                return gzip.decompress(body)
            case "deflate":
                return zlib.decompress(body) if body[:1] == b"\x78" else zlib.decompress(body, -zlib.MAX_WBITS)
            case "br":
                return bytes(brotli.decompress(body))
            case "zstd":
                return zstandard.ZstdDecompressor().decompressobj().decompress(body)
    except (OSError, EOFError, zlib.error, brotli.error, zstandard.ZstdError):
        return body
    return body


def _answer(request: Request) -> dict[str, Any]:
    content = {"size": 10, "mimeType": "application/json", "text": '{"code":0}'}
    return {
        "status": 101 if request.client_messages else 200,
        "statusText": "OK",
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": [],
        "content": content,
        "redirectURL": "",
        "headersSize": -1,
        "bodySize": 10,
    }


def _messages(request: Request) -> Iterator[dict[str, Any]]:
    """As Chromium exports them: text as it is, binary messages in base64, what the server said among them."""
    for number, message in enumerate(request.client_messages):
        text = _opcode(message) is Opcode.TEXT
        data = message.decode() if text else base64.b64encode(message).decode()
        moment = request.t.timestamp() + 0.2 + number / 10
        yield {"type": "send", "time": moment, "opcode": 1 if text else 2, "data": data}
        yield {"type": "receive", "time": moment + 0.05, "opcode": 1, "data": '{"ack":1}'}


def persona_json(persona: Persona) -> dict[str, Any]:
    """The persona file of `harness inspect`."""
    return dataclasses.asdict(persona)


def truth_json(capture: Capture) -> dict[str, Any]:
    """Every truth with the number of its request in the capture ("flow"; null where only several show it)."""
    rows, first = [], 0
    for case in capture.cases:
        last = first + len(case.requests)
        rows += [
            {
                "flow": None if truth.request is None else first + truth.request,
                "flows": [first, last],
                "class": truth.what,
                "seeded": truth.seeded,
                "canary": truth.canary,
                "form": truth.form,
                "rung": truth.rung,
                "tier": str(truth.tier),
                "decoding": truth.decoding,
            }
            for truth in case.truths
        ]
        first = last
    return {"flows": first, "truths": rows}


def write_capture(folder: Path, capture: Capture) -> None:
    """flows.mitm, capture.har, persona.json, truth.json and photos/ in `folder`."""
    for name, content in capture.originals.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    folder.mkdir(parents=True, exist_ok=True)
    write_flows(folder / "flows.mitm", capture.requests)
    write_har(folder / "capture.har", capture.requests)
    for name, value in (("persona", persona_json(capture.persona)), ("truth", truth_json(capture))):
        (folder / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
