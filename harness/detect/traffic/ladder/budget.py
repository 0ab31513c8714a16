"""What one message may cost to unfold, whatever its sender made of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

# One body or one inflated stream; together with the text made of it this keeps a message under about 200 MB.
STREAM_LIMIT_BYTES = 16 << 20


@dataclass(slots=True)
class Budget:
    """Bytes laid bare, values and layers found, depth of nesting and time; `spent` names the first that ran out.

    A budget serves one message: its clock starts with the first opening. `clock` counts seconds and never goes back.
    """

    bytes_left: int = 48 << 20
    values_left: int = 1_500_000
    layers_left: int = 20_000
    depth: int = 24
    seconds: float = 1.5
    clock: Callable[[], float] = time.monotonic
    spent: str = ""
    _until: float = field(default=0.0, init=False)

    def in_time(self) -> bool:
        """Whether there is time left; the first call starts the clock."""
        now = self.clock()
        if not self._until:
            self._until = now + self.seconds
        return now < self._until or self._end("time")

    def take_bytes(self, size: int) -> bool:
        """Book content that was laid bare; false where it no longer fits."""
        if size > self.bytes_left:
            return self._end("bytes")
        self.bytes_left -= size
        return True

    def take_layer(self, values: int) -> bool:
        """Book one layer with so many values."""
        if self.layers_left <= 0 or values > self.values_left:
            return self._end("values")
        self.layers_left -= 1
        self.values_left -= values
        return True

    def admits(self, steps: int) -> bool:
        """Whether something may be opened that lies so many steps down."""
        return steps < self.depth or self._end("depth")

    def cut(self, resource: str) -> None:
        """Tell that a reader stopped early for want of `resource`."""
        self._end(resource)

    @property
    def stream_bytes(self) -> int:
        """How much one stream may still unpack to."""
        return min(self.bytes_left, STREAM_LIMIT_BYTES)

    def _end(self, resource: str) -> bool:
        self.spent = self.spent or resource
        return False
