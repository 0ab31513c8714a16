"""The message that one entry of a HAR holds. Whoever wrote the file, no field is believed before it is looked at."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from harness.detect.traffic.capture.entry import (
    ANSWER_LIMIT_BYTES,
    BODY_LIMIT_BYTES,
    HEADERS_LIMIT,
    Malformed,
    bounded_frames,
)
from harness.detect.traffic.capture.har_body import as_bytes, from_base64, of_params
from harness.detect.traffic.capture.packing import already_unpacked
from harness.detect.traffic.message import Message, address_of
from harness.model.saying import Saying

# The moment of an entry that does not tell its own; what it sent counts all the same.
UNKNOWN_TIME = datetime.fromtimestamp(0, UTC)


class _Unfit(Exception):
    """An entry lacks what a message needs."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.why = Saying(en, zh)


def message_of(index: int, entry: Any) -> Message | Malformed:
    """What an entry sent; Malformed where it has no request with a method and a URL."""
    try:
        return _message(index, entry)
    except _Unfit as fault:
        return Malformed(index, fault.why)


def _message(index: int, entry: Any) -> Message:
    request = _object(entry, "request")
    try:
        scheme, host, port, path = address_of(_text(request, "url"))
    except ValueError:
        raise _Unfit("request.url is no URL", "request.url 不是网址") from None
    headers = _headers(request)
    body, headers, decoded = _body(request, headers)
    frames, more = bounded_frames(_said_by_client(entry))
    return Message(
        index=index,
        flow_id=str(index),
        t=_moment(entry.get("startedDateTime")),
        method=_text(request, "method").upper(),
        scheme=scheme,
        host=host,
        port=port,
        path=path,
        headers=headers,
        body=body[:BODY_LIMIT_BYTES],
        decoded=decoded,
        client_messages=frames,
        cut=more or len(body) > BODY_LIMIT_BYTES,
        server_ip=_or_empty(entry.get("serverIPAddress")),
        **_answer(entry.get("response")),
    )


def _object(parent: Any, key: str) -> dict[str, Any]:
    value = parent.get(key) if isinstance(parent, dict) else None
    if not isinstance(value, dict):
        raise _Unfit(f"there is no {key}", f"缺少 {key}")
    return value


def _text(request: Mapping[str, Any], key: str) -> str:
    value = request.get(key)
    if not isinstance(value, str) or not value:
        raise _Unfit(f"request.{key} is no text", f"request.{key} 不是文字")
    return value


def _or_empty(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _moment(value: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        return UNKNOWN_TIME


def _headers(request: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Names and values without HTTP/2's pseudo headers; cookies that stand apart are put back."""
    listed = request.get("headers")
    if listed is not None and not isinstance(listed, list):
        raise _Unfit("request.headers is no list", "request.headers 不是列表")
    found = [pair for one in (listed or ())[:HEADERS_LIMIT] if (pair := _pair(one)) and pair[0][:1] != ":"]
    cookies = request.get("cookies")
    if isinstance(cookies, list) and cookies and not any(name.lower() == "cookie" for name, _ in found):
        pairs = [pair for one in cookies[:HEADERS_LIMIT] if (pair := _pair(one))]
        found.append(("cookie", "; ".join(f"{name}={value}" for name, value in pairs)))
    return tuple(found)


def _pair(one: Any) -> tuple[str, str] | None:
    if isinstance(one, dict):
        name, value = one.get("name"), one.get("value")
    elif isinstance(one, list) and len(one) == 2:
        name, value = one
    else:
        return None
    return (name, value if isinstance(value, str) else str(value)) if isinstance(name, str) and name else None


def _body(
    request: Mapping[str, Any], headers: tuple[tuple[str, str], ...]
) -> tuple[bytes, tuple[tuple[str, str], ...], bool]:
    """The body, the headers that fit it, and whether its content encoding is undone already."""
    posted = next((one for key in ("postData", "_content", "content") if isinstance(one := request.get(key), dict)), {})
    named = {name.lower(): value for name, value in reversed(headers)}
    media = (named.get("content-type") or _or_empty(posted.get("mimeType"))).lower()
    text, params = posted.get("text"), posted.get("params")
    if isinstance(text, str) and text:
        encoding = posted.get("encoding") or posted.get("_encoding") or request.get("_encoding")
        body = (from_base64(text) if encoding == "base64" else None) or as_bytes(text, media)
    elif isinstance(params, list) and params:
        body, fitting = of_params(params, media)
        others = tuple(pair for pair in headers if pair[0].lower() != "content-type")
        return body, (*others, ("content-type", fitting)), True
    else:
        return b"", headers, False
    if "content-type" not in named and media:
        headers = (*headers, ("content-type", _or_empty(posted.get("mimeType"))))
    packing = named.get("content-encoding", "").strip().lower()
    return body, headers, already_unpacked(body, packing, media)


def _said_by_client(entry: Mapping[str, Any]) -> Iterator[bytes]:
    listed = entry.get("_webSocketMessages")
    for one in listed if isinstance(listed, list) else ():
        if not isinstance(one, dict) or one.get("type") not in ("send", "request"):
            continue
        data = one.get("data")
        if isinstance(data, str) and data:
            binary = from_base64(data) if one.get("opcode") == 2 else None
            yield as_bytes(data, "") if binary is None else binary


def _answer(response: Any) -> dict[str, Any]:
    if not isinstance(response, dict):
        return {}
    given = response.get("content")
    content: Mapping[str, Any] = given if isinstance(given, dict) else {}
    text, status = _or_empty(content.get("text"))[: ANSWER_LIMIT_BYTES * 4 // 3], response.get("status")
    body = from_base64(text) if content.get("encoding") == "base64" else text.encode("utf-8", "surrogatepass")
    return {
        "response_status": status if isinstance(status, int) and not isinstance(status, bool) else None,
        "response_type": _or_empty(content.get("mimeType")),
        "response_location": _or_empty(response.get("redirectURL")),
        "response_body": (body or b"")[:ANSWER_LIMIT_BYTES],
    }
