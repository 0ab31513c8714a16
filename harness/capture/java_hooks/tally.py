"""Whether everything that the agent counted was written: the proof that nothing was dropped on the way."""

from collections import Counter
from collections.abc import Iterable

from harness.capture.java_hooks.attachment import Total
from harness.capture.java_hooks.message import Batch


class Tally:
    """Of one process. A batch that is missing shows at once, a call that is missing at the end."""

    def __init__(self) -> None:
        self._batch = 0
        self._written: Counter[int] = Counter()

    def take(self, batch: Batch) -> str:
        """What is wrong with a batch's number, "" for nothing."""
        expected, self._batch = self._batch + 1, batch.number
        if batch.number != expected:
            return f"batch {expected} of the agent's messages did not arrive"
        return f"{batch.refused} messages of the agent could not be read" if batch.refused else ""

    def wrote(self, hook: int, count: int) -> None:
        self._written[hook] += count

    def gaps(self, totals: Iterable[Total]) -> dict[int, int]:
        """By hook: how many calls the agent counted and nobody wrote. Empty when the counts agree."""
        return {one.hook: gap for one in totals if (gap := one.returned - self._written[one.hook])}
