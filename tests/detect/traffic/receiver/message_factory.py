"""Requests for the receivers' tests, and what the ladder makes of them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from harness.detect.traffic.ladder.unfold import unfold
from harness.detect.traffic.message import Message, address_of
from harness.detect.traffic.sighting import Matcher, Sighting

BEGIN = datetime(2026, 11, 22, 3, 44, 12, tzinfo=UTC)


def request(
    url: str = "https://api.lincheng.gov.cn/v1/report",
    body: bytes = b"",
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> Message:
    scheme, host, port, path = address_of(url)
    sent = tuple((headers or {}).items())
    return Message(7, "flow-7", BEGIN, "POST" if body else "GET", scheme, host, port, path, sent, body, **more)


def seen_by(matcher: Matcher, message: Message) -> Sequence[Sighting]:
    """What a matcher sees in a request that the real ladder took apart."""
    return list(matcher.see(message, unfold(message).layers))
