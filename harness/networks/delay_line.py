"""What a weak link does to packets, as arithmetic: which are lost, and when the others arrive. Pure, seeded."""

import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from harness.networks.spec import OUTAGE_EVERY_S, Weakness

QUEUE_S = 1.0  # more than this waiting for a slow link, and a packet is dropped as a router would


@dataclass(slots=True)
class DelayLine:
    """One direction of a link. Times are seconds on any monotonic clock; packets keep their order."""

    weakness: Weakness
    seed: int
    dropped: int = 0
    _waiting: deque[tuple[float, bytes]] = field(default_factory=deque)
    _busy_until: float = 0.0
    _random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    def put(self, packet: bytes, now: float) -> None:
        lost = self._random.random() * 100 < self.weakness.loss_percent
        start = max(now, self._busy_until)
        if lost or self.dead(now) or start - now > QUEUE_S:
            self.dropped += 1
            return
        rate = self.weakness.rate_kbit * 1000
        self._busy_until = start + (len(packet) * 8 / rate if rate else 0.0)
        self._waiting.append((self._busy_until + self.weakness.delay_ms / 1000, packet))

    def dead(self, now: float) -> bool:
        """Whether the outage is on; it ends every period, so that a run begins on a living link."""
        return now % OUTAGE_EVERY_S >= OUTAGE_EVERY_S - self.weakness.outage_s

    def due(self, now: float) -> Iterator[bytes]:
        """The packets that have arrived by now."""
        while self._waiting and self._waiting[0][0] <= now:
            yield self._waiting.popleft()[1]

    def next_at(self) -> float | None:
        return self._waiting[0][0] if self._waiting else None
