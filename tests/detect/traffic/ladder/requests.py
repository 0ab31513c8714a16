"""Requests for the ladder's tests, and what the ladder saw in them as plain tuples."""

from datetime import UTC, datetime

from harness.detect.traffic.ladder.unfold import Unfolded
from harness.detect.traffic.message import Message

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def request(
    body: bytes = b"",
    content_type: str = "",
    *,
    path: str = "/",
    headers: tuple[tuple[str, str], ...] = (),
    said: tuple[bytes, ...] = (),
    decoded: bool = False,
) -> Message:
    typed = (("Content-Type", content_type),) if content_type else ()
    return Message(
        index=0,
        flow_id="flow",
        t=NOON,
        method="POST",
        scheme="https",
        host="duban.lincheng.test",
        port=443,
        path=path,
        headers=(*typed, *headers),
        body=body,
        decoded=decoded,
        client_messages=said,
    )


def sights(unfolded: Unfolded) -> list[tuple[str, tuple[str, ...], str]]:
    """(path, steps, value) of every value."""
    return [
        (layer.path(number), layer.steps, layer.value(number))
        for layer in unfolded.layers
        for number in range(len(layer.starts))
        if layer.text
    ]


def values(unfolded: Unfolded) -> list[str]:
    return [value for _, _, value in sights(unfolded)]
