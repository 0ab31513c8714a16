"""Requests that carry a file in parts, as different uploaders send them."""

import base64
import json
from collections.abc import Callable
from datetime import UTC, datetime

from harness.detect.traffic.message import Message

START = datetime(2026, 3, 2, tzinfo=UTC)


def request(index: int, path: str, body: bytes, *headers: tuple[str, str], method: str = "PUT") -> Message:
    return Message(index, str(index), START, method, "https", "up.lincheng.test", 443, path, headers, body)


def pieces(content: bytes, count: int) -> list[tuple[int, bytes]]:
    """(offset, bytes)."""
    size = -(-len(content) // count)
    return [(start, content[start : start + size]) for start in range(0, len(content), size)]


def by_range(content: bytes, count: int = 4) -> list[Message]:
    return [
        request(n, "/object/1.jpg", piece, ("Content-Range", f"bytes {at}-{at + len(piece) - 1}/{len(content)}"))
        for n, (at, piece) in enumerate(pieces(content, count))
    ]


def by_cloud_part(content: bytes, count: int = 4) -> list[Message]:
    return [
        request(n, f"/b/1.jpg?partNumber={n + 1}&uploadId=ABC", piece)
        for n, (_, piece) in enumerate(pieces(content, count))
    ]


def by_append(content: bytes, count: int = 4) -> list[Message]:
    return [
        request(n, f"/b/1.jpg?append&position={at}", piece, ("x-oss-meta-name", "n"))
        for n, (at, piece) in enumerate(pieces(content, count))
    ]


def by_tus(content: bytes, count: int = 4) -> list[Message]:
    return [
        request(n, "/files/24e533e", piece, ("Upload-Offset", str(at)), ("Tus-Resumable", "1.0.0"))
        for n, (at, piece) in enumerate(pieces(content, count))
    ]


def by_upload_path(content: bytes, count: int = 4) -> list[Message]:
    return [
        request(n, f"/buckets/b/objects/bmFtZQ==/uploads/6000e4/{n + 1}", piece)
        for n, (_, piece) in enumerate(pieces(content, count))
    ]


def by_headers(content: bytes, count: int = 4) -> list[Message]:
    return [
        request(n, "/up", piece, ("X-Upyun-Multi-Uuid", "77-8"), ("X-Upyun-Part-Id", str(n)))
        for n, (_, piece) in enumerate(pieces(content, count))
    ]


def by_form(fields: dict[str, str], number: str, content: bytes, count: int = 4, first: int = 0) -> list[Message]:
    """multipart/form-data with the part's number in the field `number`, beside constant `fields`."""
    made = []
    for n, (_, piece) in enumerate(pieces(content, count)):
        told = {**fields, number: str(n + first)}
        head = "".join(f'--B\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in told.items())
        file = '--B\r\nContent-Disposition: form-data; name="file"; filename="blob"\r\n\r\n'
        body = head.encode() + file.encode() + piece + b"\r\n--B--\r\n"
        kind = ("Content-Type", "multipart/form-data; boundary=B")
        made.append(request(n, "/up", body, kind, method="POST"))
    return made


def by_json(content: bytes, count: int = 4, *, cut_text: bool = False, nested: bool = False) -> list[Message]:
    """base64 slices: each piece encoded by itself, or (`cut_text`) one long text cut anywhere."""
    text = base64.b64encode(content)
    slices = [piece for _, piece in pieces(text if cut_text else content, count)]
    made = []
    for n, piece in enumerate(slices):
        shown = (piece if cut_text else base64.b64encode(piece)).decode()
        fields = {"fileId": "f-1", "index": n, "total": len(slices), "data": shown}
        body = json.dumps({"code": 1, "payload": fields} if nested else fields).encode()
        made.append(request(n, "/up", body, ("Content-Type", "application/json"), method="POST"))
    return made


UPLOADERS: dict[str, Callable[[bytes], list[Message]]] = {
    "range": by_range,
    "cloud part": by_cloud_part,
    "append": by_append,
    "tus": by_tus,
    "part in the path": by_upload_path,
    "headers": by_headers,
    "WebUploader": lambda content: by_form({"id": "WU_FILE_0", "chunks": "4", "name": "a.jpg"}, "chunk", content),
    "plupload": lambda content: by_form({"name": "o_1.jpg", "chunks": "4"}, "chunk", content),
    "Resumable.js": lambda content: by_form(
        {"resumableIdentifier": "9-ajpg", "resumableTotalChunks": "4"}, "resumableChunkNumber", content, first=1
    ),
    "Dropzone": lambda content: by_form({"dzuuid": "a-b", "dztotalchunkcount": "4"}, "dzchunkindex", content),
    "Fine Uploader": lambda content: by_form({"qquuid": "a-b", "qqtotalparts": "4"}, "qqpartindex", content),
    "home-made": lambda content: by_form({"md5": "0" * 32, "total": "4"}, "index", content),
    "base64 slices": by_json,
    "one base64 text cut": lambda content: by_json(content, 5, cut_text=True),
    "nested JSON": lambda content: by_json(content, nested=True),
}
