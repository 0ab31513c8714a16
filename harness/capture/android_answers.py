"""What a handset answers, kept whole: each answer is a file under `system/` with its SHA-256 in a DUMP event.

The parsers may be mended later and the answer read anew; the file is the evidence, the events are only its reading.
"""

import hashlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any

from harness.capture.channel import EvidenceSink, record
from harness.devices.android.adb import Handset
from harness.devices.android.clock_offset import ClockOffset, clock_offset
from harness.devices.android.evidence.reading import MAX_TEXT_CHARS, Parsed
from harness.model.event import EventKind, Source
from harness.recording.clock import Clock
from harness.recording.layout import SYSTEM

ASK_TIMEOUT_S = 30.0
READING_STEP_MS = 1.0  # ages are whole milliseconds


@dataclass(frozen=True, slots=True)
class Answer:
    """`heard` is the middle between asking and hearing on our clock; the phone looked within `doubt_ms` of it."""

    name: str
    moment: str
    text: str
    heard: datetime
    doubt_ms: float

    def ago(self, age_ms: float) -> float:
        """When something happened that was `age_ms` old in the answer: ms since 1970 on our clock."""
        return round(self.heard.timestamp() * 1000 - age_ms, 1)


@dataclass(frozen=True, slots=True)
class PhoneTime:
    """The phone's clock against ours, and the zone that its dumps are written in."""

    offset: ClockOffset
    zone: tzinfo

    def ours(self, at: datetime) -> float:
        """A time of the phone as ms since 1970 on our clock."""
        return round(at.timestamp() * 1000 - self.offset.offset_ms, 1)

    @property
    def doubt_ms(self) -> float:
        return round(self.offset.doubt_ms + READING_STEP_MS, 1)


class AndroidAnswers:
    """Asks one handset for one channel. Raises what the handset raises: DeviceLost or DeviceSilent."""

    def __init__(self, sink: EvidenceSink, handset: Handset, channel: str, clock: Clock) -> None:
        self._sink, self._handset, self._channel, self._clock = sink, handset, channel, clock
        self._count = 0
        self._lock = threading.Lock()

    def ask(self, name: str, command: str, moment: str) -> Answer:
        """Run a command; nothing is kept yet (see `keep`)."""
        asked = self._clock.now()
        text = self._handset.shell(command, ASK_TIMEOUT_S)
        heard = self._clock.now()
        half = (heard - asked) / 2
        doubt_ms = half / timedelta(milliseconds=1) + READING_STEP_MS
        return Answer(name, moment, text, asked + half, round(doubt_ms, 1))

    def keep(self, answer: Answer, parsed: Parsed[Any]) -> None:
        """Write the answer down, and how much of it could be read. Raises CaptureLost where nothing can be written."""
        content = answer.text[:MAX_TEXT_CHARS].encode("utf-8", "replace")
        with self._lock:
            self._count += 1
            number = self._count
        file = f"{SYSTEM}/{self._channel}-{number:04d}-{answer.name}.txt"
        self._sink.add_file(file, content)
        data = {
            "name": answer.name,
            "moment": answer.moment,
            "file": file,
            "sha256": hashlib.sha256(content).hexdigest(),
            "bytes": len(content),
            "records": len(parsed.records),
            "unread": len(parsed.unread),
            "cut": parsed.cut or len(answer.text) > MAX_TEXT_CHARS,
            "answered": parsed.answered,
        }
        self.say(EventKind.DUMP, data)

    def read[T](
        self, name: str, command: str, moment: str, parse: Callable[[str], Parsed[T]]
    ) -> tuple[Answer, Parsed[T]]:
        """Ask, parse and keep."""
        answer = self.ask(name, command, moment)
        parsed = parse(answer.text)
        self.keep(answer, parsed)
        return answer, parsed

    def say(self, kind: EventKind, data: Mapping[str, Any]) -> None:
        """One event of the system; what is None is left out."""
        told = {key: value for key, value in data.items() if value is not None}
        record(self._sink, Source.SYSTEM, kind, told)

    def phone_time(self) -> PhoneTime:
        """How the phone's clock stands now."""
        offset = clock_offset(self._handset, lambda: self._clock.now().timestamp() * 1000, reads=3)
        return PhoneTime(offset, zone_of(self._handset.shell("date +%z", ASK_TIMEOUT_S)))


def zone_of(text: str) -> tzinfo:
    """`+0800` as a zone; UTC where the phone does not say."""
    told = text.strip()
    if len(told) != 5 or told[0] not in "+-" or not (told[1:].isascii() and told[1:].isdigit()):
        return UTC
    minutes = int(told[1:3]) * 60 + int(told[3:5])
    return timezone(timedelta(minutes=minutes if told[0] == "+" else -minutes)) if minutes < 24 * 60 else UTC
