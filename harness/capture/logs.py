"""The logs channel: console and script errors at once, the browser's performance log and load times at the end."""

import json
import secrets
import threading
from collections.abc import Mapping
from typing import Any

from harness.capture.api_hooks import CONSOLE_MARK
from harness.capture.bidi import BidiConnection
from harness.capture.channel import BrowserLike, ChannelLog, EvidenceSink, SelfTest, record
from harness.capture.console_entry import Flood, parse_entry
from harness.model.event import EventKind, Source
from harness.model.faults import DeviceLost

SELF_TEST_TIMEOUT_S = 5.0
MAX_LOG_ENTRIES = 20_000
MAX_LOG_BYTES = 20_000_000
METRICS = """
const nav = performance.getEntriesByType('navigation')[0], found = {};
const names = ['responseStart', 'responseEnd', 'domInteractive', 'domContentLoadedEventEnd', 'loadEventEnd',
  'transferSize'];
if (nav) for (const name of names) found[name] = nav[name];
for (const paint of performance.getEntriesByType('paint')) found[paint.name] = paint.startTime;
found.resources = performance.getEntriesByType('resource').length;
return {url: location.origin + location.pathname, metrics: found};
"""


class LogsChannel:
    """One BiDi connection per session; the performance log is fetched when the session is let go."""

    name = "logs"

    def __init__(self, sink: EvidenceSink) -> None:
        self._sink = sink
        self._log = ChannelLog(sink, self.name)
        self._session: BrowserLike | None = None
        self._bidi: BidiConnection | None = None
        self._flood = Flood()
        self._marker = ""
        self._arrived = threading.Event()
        self._sessions = 0

    def attach(self, session: BrowserLike) -> None:
        self._session, self._flood = session, Flood()
        self._marker = secrets.token_hex(12)
        self._bidi = BidiConnection.of(session.driver, self._log.lost)
        self._bidi.on("log.entryAdded", self._take)
        self._sessions += 1
        self._log.started()

    def self_test(self, session: BrowserLike) -> SelfTest:
        """A console line of ours must arrive."""
        self._arrived.clear()
        session.evaluate("console.debug(arguments[0])", self._marker)
        if not self._arrived.wait(SELF_TEST_TIMEOUT_S):
            return SelfTest(False, f"our own console line did not arrive in {SELF_TEST_TIMEOUT_S:.0f} s")
        return SelfTest(True, "our own console line arrived")

    def measure(self, session: BrowserLike) -> None:
        """Write the load times of the page that is open. A page that gives none is no fault."""
        try:
            found = session.evaluate(METRICS)
        except DeviceLost:
            return
        metrics = parse_metrics(found)
        if metrics:
            record(self._sink, Source.SYSTEM, EventKind.PERFORMANCE, metrics)

    def detach(self) -> None:
        session, bidi, self._session, self._bidi = self._session, self._bidi, None, None
        if session is None or bidi is None:
            return
        held = self._flood.rest()
        if held:
            self._say_held(held)
        self.measure(session)
        why = self._save_performance(session)
        self._log.ended(why)
        bidi.close()

    def _save_performance(self, session: BrowserLike) -> str:
        try:
            entries = session.performance_log()
        except DeviceLost as lost:
            return f"no performance log: {lost.what.en}"
        content, kept = bounded_log(entries)
        self._sink.add_file(f"system/performance-{self._sessions}.json", content)
        return "" if kept == len(entries) else f"performance log cut to {kept} of {len(entries)} entries"

    def _take(self, params: Mapping[str, Any]) -> None:
        text = str(params.get("text") or "")
        if text == self._marker:
            self._arrived.set()
        if text == self._marker or text.startswith(CONSOLE_MARK):
            return
        passes, held = self._flood.admit()
        if held:
            self._say_held(held)
        if passes:
            kind, data = parse_entry(params)
            record(self._sink, Source.UI, kind, data)

    def _say_held(self, held: int) -> None:
        text = f"{held} further entries were counted, not written"
        record(self._sink, Source.UI, EventKind.CONSOLE, {"level": "warn", "text": text, "held_back": held})


def parse_metrics(found: object) -> dict[str, Any] | None:
    """PERFORMANCE data from what the page gave: numbers only, times in ms."""
    if not isinstance(found, Mapping) or not isinstance(found.get("metrics"), Mapping):
        return None
    numbers = {
        str(name)[:60]: round(float(value), 1)
        for name, value in list(found["metrics"].items())[:40]
        if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e12
    }
    return {"metrics": numbers, "url": str(found.get("url", ""))[:2000]} if numbers else None


def bounded_log(entries: list[Any]) -> tuple[bytes, int]:
    """The log as a JSON array of at most MAX_LOG_BYTES, and how many entries it holds."""
    parts: list[bytes] = []
    size = 2
    for entry in entries[:MAX_LOG_ENTRIES]:
        part = json.dumps(entry, ensure_ascii=False).encode("utf-8", "replace")
        if size + len(part) + 2 > MAX_LOG_BYTES:
            break
        parts.append(part)
        size += len(part) + 2
    return b"[" + b",\n".join(parts) + b"]", len(parts)
