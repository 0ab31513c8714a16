"""A small HTTP/1.1 server over any byte stream: JSON in, JSON out, connections kept open."""

import json
from collections.abc import Awaitable, Callable, Mapping

import h11

from harness.simulated.handset.bytestream import ByteStream

MAX_BODY_BYTES = 64 << 20
# Gets method, path and the decoded body; gives status and value.
Route = Callable[[str, str, Mapping[str, object]], Awaitable[tuple[int, object]]]


async def serve_http(stream: ByteStream, route: Route) -> None:
    """Until the client goes."""
    line = h11.Connection(h11.SERVER)
    try:
        while True:
            request, body = await _request(stream, line)
            if request is None:
                return
            status, value = await route(request.method.decode(), request.target.decode(), _decoded(body))
            await _answer(stream, line, status, value)
            if line.our_state is not h11.DONE or line.their_state is not h11.DONE:
                return
            line.start_next_cycle()
    except (h11.ProtocolError, ConnectionError):
        return
    finally:
        await stream.close()


async def _request(stream: ByteStream, line: h11.Connection) -> tuple[h11.Request | None, bytes]:
    request: h11.Request | None = None
    body = b""
    while True:
        event = line.next_event()
        if event is h11.NEED_DATA:
            line.receive_data(await stream.read())
        elif isinstance(event, h11.Request):
            request = event
        elif isinstance(event, h11.Data):
            body += event.data
            if len(body) > MAX_BODY_BYTES:
                return None, b""
        elif isinstance(event, h11.EndOfMessage):
            return request, body
        else:
            return None, b""


def _decoded(body: bytes) -> Mapping[str, object]:
    try:
        told = json.loads(body) if body.strip() else {}
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


async def _answer(stream: ByteStream, line: h11.Connection, status: int, value: object) -> None:
    body = json.dumps(value, ensure_ascii=False).encode()
    headers = [("Content-Type", "application/json; charset=utf-8"), ("Content-Length", str(len(body)))]
    parts = [line.send(h11.Response(status_code=status, headers=headers)), line.send(h11.Data(data=body))]
    parts.append(line.send(h11.EndOfMessage()))
    await stream.write(b"".join(part for part in parts if part))
