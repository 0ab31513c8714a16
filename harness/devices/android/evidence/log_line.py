"""One line of logcat: `-v epoch` (`1763778000.123  2003  2010 E Tag: text`) or `-v threadtime`, uid or none."""

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo

from harness.devices.android.evidence.reading import Gathering, Parsed, lines_of
from harness.devices.android.evidence.written_time import device_time, epoch_time

_LINE = re.compile(
    r"\s*(?:(?P<epoch>[0-9]{9,11}\.[0-9]{3,9})|"
    r"(?:(?P<year>[0-9]{4})-)?(?P<day>[0-9]{2}-[0-9]{2}) (?P<time>[0-9:.]{8,15}))"
    r"(?: [+-][0-9]{4})?\s+(?:(?:u[0-9]{1,4}_[a-z][0-9]{1,6}|[a-z_]{2,20}|[0-9]{1,9})\s+)??(?P<pid>[0-9]{1,9})\s+"
    r"(?P<tid>[0-9]{1,9})\s+(?P<level>[VDIWEFAS])\s(?P<tag>[^:]{0,120}?)\s*:(?: (?P<text>.*))?"
)
_IGNORED = ("--------- ",)


@dataclass(frozen=True, slots=True)
class LogLine:
    """`at` is the phone's clock. `level` is one of V D I W E F."""

    at: datetime
    pid: int
    tid: int
    level: str
    tag: str
    text: str


def parse_log(text: str, zone: tzinfo, year: int) -> Parsed[LogLine]:
    """`zone` and `year` are the phone's, for the forms that do not write them."""
    lines, cut = lines_of(text)
    found = Gathering[LogLine](cut)
    for raw in lines:
        if not raw.strip() or raw.startswith(_IGNORED):
            continue
        line = _line(raw, zone, year)
        if line is None:
            found.miss(raw)
        else:
            found.take(line)
    return found.parsed(answered="Unable to open log device" not in text[:400] and "logcat: " not in text[:200])


def _line(raw: str, zone: tzinfo, year: int) -> LogLine | None:
    match = _LINE.fullmatch(raw)
    if match is None:
        return None
    if match["epoch"]:
        at = epoch_time(match["epoch"], zone)
    else:
        at = device_time(f"{match['year'] or f'{year:04d}'}-{match['day']} {match['time']}", zone)
    if at is None:
        return None
    return LogLine(at, int(match["pid"]), int(match["tid"]), match["level"], match["tag"], match["text"] or "")
