"""Where a request carries values besides its body: the steps of its path, query, fragment, headers, cookies."""

from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from harness.detect.traffic.ladder.charset import unescaped_text
from harness.detect.traffic.ladder.form import opened_form, unquoted
from harness.detect.traffic.ladder.opened import Opened
from harness.detect.traffic.message import Message

LONGEST_PATH = 64 << 10
HEADERS_LIMIT = 1_000
# Headers that every client sends alike, or whose value only names how the message travels.
_USUAL = frozenset(
    (
        *("host", "connection", "accept", "accept-encoding", "accept-language", "cache-control", "pragma", "te", "dnt"),
        *("content-length", "content-type", "content-encoding", "origin", "upgrade", "priority", "range", "cookie"),
        *("upgrade-insecure-requests", "if-none-match", "if-modified-since", "transfer-encoding", "expect"),
        *("sec-ch-ua", "sec-ch-ua-mobile", "sec-ch-ua-platform", "sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest"),
        *("sec-fetch-user", "sec-gpc", "sec-websocket-key", "sec-websocket-version", "sec-websocket-extensions"),
        *(
            "content-md5",
            "date",
            "keep-alive",
            "proxy-connection",
            "x-requested-with",
            "access-control-request-headers",
        ),
        *("access-control-request-method", "if-range", "content-range", ":authority", ":method", ":path", ":scheme"),
    )
)


def message_places(message: Message) -> Iterator[tuple[str, Opened]]:
    """Yield (place, what stands there)."""
    path, _, fragment = message.path.partition("#")
    path, _, query = path.partition("?")
    steps = _path_steps(path[:LONGEST_PATH])
    if steps is not None:
        yield "url", steps
    for place, text in (("query", query), ("fragment", fragment)):
        if text:
            yield place, opened_form(text, declared=True) or Opened((), [unquoted(text)[0]])
    yield from _headers(message)


def _path_steps(path: str) -> Opened | None:
    steps = path.split("/")[1:]
    if "%" in path:
        steps = [unescaped_text(unquote_to_bytes(step))[0] if "%" in step else step for step in steps]
    names = [f"[{number}]" for number, step in enumerate(steps) if step]
    values = [step for step in steps if step]
    return Opened((), values, lambda: names, keys=()) if values else None


def _headers(message: Message) -> Iterator[tuple[str, Opened]]:
    names: list[str] = []
    values: list[str] = []
    for name, value in message.headers[:HEADERS_LIMIT]:
        lower = name.lower()
        if lower not in _USUAL:
            if value:
                names.append(lower)
                values.append(value)
        elif lower == "cookie":
            for crumb in value.split(";"):
                key, _, text = crumb.strip().partition("=")
                if text:
                    names.append(f"cookie.{key}")
                    values.append(unquoted(text)[0] if "%" in text else text)
    if values:
        yield "header", Opened((), values, lambda: names, keys=names)
