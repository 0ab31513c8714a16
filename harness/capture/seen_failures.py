"""Which failures of a handset were told already: each reading tells again what the rings still hold."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from harness.capture.android_answers import PhoneTime
from harness.devices.android.evidence.exit_info import ProcessExit
from harness.devices.android.evidence.failure import SAME_FAILURE, Failure

_SLACK_MS = SAME_FAILURE.total_seconds() * 1000


@dataclass(slots=True)
class SeenFailures:
    """Failures since `since_ms` (ms since 1970 on our clock), each once."""

    since_ms: float
    _known: list[tuple[int, str, float]] = field(default_factory=list)

    def fresh(self, told: Iterable[Failure], time: PhoneTime) -> Iterator[tuple[Failure, float]]:
        """Those not told before, each with its time on our clock."""
        for one in told:
            at_ms = time.ours(one.at)
            if at_ms + time.doubt_ms < self.since_ms or self._knows(one, at_ms):
                continue
            self._known.append((one.pid, one.what, at_ms))
            yield one, at_ms

    def none_known(self, exits: Sequence[ProcessExit]) -> bool:
        """Whether a full ring holds nothing that was told before: then something may have fallen out of it."""
        known = {pid for pid, _, _ in self._known}
        return not any(one.pid in known for one in exits)

    def _knows(self, one: Failure, at_ms: float) -> bool:
        return any(
            pid == one.pid
            and abs(known_ms - at_ms) <= _SLACK_MS
            and (what == one.what or one.what in ("killed", "ended"))
            for pid, what, known_ms in self._known
        )
