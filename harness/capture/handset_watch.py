"""What befalls the handset itself while a run lasts: a restart, a clock that was set, a full disk, slowness.

None of it is the app's doing, and each makes what was measured beside it doubtful: it is told as a fault of the run.
"""

import re
import time
from collections.abc import Callable

from harness.capture.channel import EvidenceSink, record
from harness.capture.loss_noting import HANDSET
from harness.devices.android.adb import Handset
from harness.devices.android.clock_offset import clock_offset
from harness.devices.android.health import health_of
from harness.model.event import EventKind, Source
from harness.model.faults import DeviceLost, HarnessError

ANSWERS = 3
SLOW_MS = 250.0  # [default] of the quickest answer; USB takes 5 to 50 ms, another room's adb server up to 150
JUMP_MS = 5_000.0  # [default] far above the drift of a run and what NTP mends in one step
RESTART_S = 5.0  # by how much less than expected the handset may have been up
_UP_S = re.compile(r"^(\d{1,10}\.\d{1,3})\s")


class HandsetWatch:
    """`begin` when the handset is taken, `look` whenever; what was told is not told again."""

    def __init__(
        self,
        sink: EvidenceSink,
        handset: Handset,
        now_ms: Callable[[], float],
        mono_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._sink, self._handset, self._now_ms, self._mono_s = sink, handset, now_ms, mono_s
        self._told: set[str] = set()
        self._offset_ms = self._booted_s = 0.0

    def begin(self) -> None:
        """Raises DeviceLost or DeviceSilent."""
        self._offset_ms = clock_offset(self._handset, self._now_ms, reads=ANSWERS).offset_ms
        self._booted_s = self._booted()

    def look(self) -> bool:
        """A handset that does not answer is such a fault, too; whether it did."""
        try:
            self._look_at_boot()
            self._look_at_clock()
            self._look_at_answers()
            self._look_at_health()
        except DeviceLost as fault:
            self.tell(fault)
            return False
        return True

    def tell(self, fault: HarnessError) -> None:
        self._say(fault.what.en, fault.line("en"))

    def _look_at_boot(self) -> None:
        booted_s = self._booted()
        if booted_s > self._booted_s + RESTART_S:
            self._say("restart", "the handset restarted in the course of the run")
            self._booted_s = booted_s

    def _booted(self) -> float:
        """When the handset came up, by our monotonic clock."""
        up = _UP_S.match(self._handset.shell("cat /proc/uptime"))
        return self._mono_s() - float(up[1]) if up else 0.0

    def _look_at_clock(self) -> None:
        seen = clock_offset(self._handset, self._now_ms, reads=ANSWERS)
        if abs(seen.offset_ms - self._offset_ms) > JUMP_MS + seen.doubt_ms:
            by_s = (seen.offset_ms - self._offset_ms) / 1000
            self._say("clock", f"the handset's clock jumped by {by_s:.0f} s in the course of the run")
            self._offset_ms = seen.offset_ms

    def _look_at_answers(self) -> None:
        quickest_ms = min(self._answer_ms() for _ in range(ANSWERS))
        if quickest_ms > SLOW_MS:
            self._say("slow", f"the handset is slow: {quickest_ms:.0f} ms for the quickest of {ANSWERS} answers")

    def _answer_ms(self) -> float:
        asked_s = self._mono_s()
        self._handset.shell("echo here")
        return (self._mono_s() - asked_s) * 1000

    def _look_at_health(self) -> None:
        for problem in health_of(self._handset).spoils():
            self._say(problem.en.split(" ", 1)[0], f"the handset is no longer fit: {problem.en}")

    def _say(self, what: str, words: str) -> None:
        if what not in self._told:
            self._told.add(what)
            record(self._sink, Source.SYSTEM, EventKind.FAULT, {"what": words[:500], "where": HANDSET})
