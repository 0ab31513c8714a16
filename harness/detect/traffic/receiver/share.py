"""How much of what a host was sent could be read at all: the blind share that a report must own up to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from harness.detect.traffic.message import Message
from harness.detect.traffic.sighting import Leaving, Sighting


@dataclass(frozen=True, slots=True)
class Share:
    """Bytes of bodies, queries and WebSocket messages as they were sent, and those of them that stayed unreadable."""

    sent_bytes: int = 0
    opaque_bytes: int = 0

    @property
    def blind(self) -> float:
        """From 0 (all was readable) to 1 (nothing was); 0 where nothing was sent."""
        return self.opaque_bytes / self.sent_bytes if self.sent_bytes else 0.0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.sent_bytes + other.sent_bytes, self.opaque_bytes + other.opaque_bytes)


class BlindShare:
    """Adds up by host; the order of adding does not matter."""

    def __init__(self) -> None:
        self._hosts: dict[str, Share] = {}

    def add(self, message: Message, seen: Iterable[Sighting]) -> None:
        """Counts one request with its sightings, of which only `opaque_payload` matters here."""
        self._hosts[message.host] = self._hosts.get(message.host, Share()) + share_of(message, seen)

    def by_host(self) -> Mapping[str, Share]:
        return dict(sorted(self._hosts.items()))

    def whole(self) -> Share:
        return sum(self._hosts.values(), Share())


def share_of(message: Message, seen: Iterable[Sighting]) -> Share:
    """One request's share. A body that was compressed holds more opaque bytes than it sent: never more than all."""
    query = message.path.partition("?")[2]
    sent = len(message.body) + len(query) + sum(map(len, message.client_messages))
    opaque = sum(
        int(one.data.get("sent_bytes", 0))
        for one in seen
        if one.what is Leaving.OPAQUE_PAYLOAD and one.where.startswith(("body", "query", "ws["))
    )
    return Share(sent, min(sent, opaque))
