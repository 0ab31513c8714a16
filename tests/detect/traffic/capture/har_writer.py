"""HAR files for tests."""

import json
from typing import Any


def entry(url: str = "https://api.lincheng.test/x", method: str = "POST", **more: Any) -> dict[str, Any]:
    """An entry as browsers write it. `text` and `mime` make its body, `headers` (a mapping) its headers."""
    headers = [{"name": name, "value": value} for name, value in more.pop("headers", {}).items()]
    request: dict[str, Any] = {"method": method, "url": url, "httpVersion": "HTTP/2", "headers": headers}
    if "text" in more:
        request["postData"] = {"mimeType": more.pop("mime", "application/json"), "text": more.pop("text")}
    request |= more.pop("request", {})
    answer = {"status": 200, "content": {"mimeType": "application/json", "text": "{}"}, "redirectURL": ""}
    return {
        "startedDateTime": "2026-11-23T09:00:00.250+08:00",
        "time": 1,
        "request": request,
        "response": answer,
    } | more


def har(*entries: Any, **more: Any) -> bytes:
    return json.dumps(
        {"log": {"version": "1.2", "creator": {"name": "t"}, "pages": [], "entries": entries} | more}
    ).encode()
