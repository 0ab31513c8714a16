"""`dumpsys appops --package PACKAGE`: the last use of every operation by process state and attribution tag.

9:      FINE_LOCATION (allow / switch COARSE_LOCATION=allow):
            Access: top   = 2018-11-22 10:00:00.123 (-1m2s3ms)
10-16:  null=[ / tag=[
            Access: [top-s] 2026-11-22 10:00:00.123 (-1m2s3ms) duration=+5s proxy[uid=1000, pkg=android, ...]
            Reject: [bg-s]2026-11-22 09:00:00.000 (-1h0m0s0ms)
            Running start at: +5s
8:      FINE_LOCATION: mode=0; time=+1m2s3ms ago; duration=+5s
"""

import re
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Literal

from harness.devices.android.evidence.reading import Gathering, Parsed, lines_of, refused
from harness.devices.android.evidence.written_time import DURATION, STAMP, device_time, duration_ms

_PACKAGE = re.compile(r"Package ([\w.]{1,200}):")
_OPERATION = re.compile(r"([A-Z][A-Z0-9_]{1,60}|MIUIOP\([0-9]{1,6}\)) \(([^()]{1,200})\):?(?: .*)?")
_FLAT = re.compile(r"([A-Z][A-Z0-9_]{1,60}): mode=([0-9])(.*)")
_TAG = re.compile(r"(.{1,120})=\[")
_BOOKED = re.compile(
    rf"(?:(?P<what>Access|Reject): )?\[?(?P<state>pers|top|fgsvcl?|fg|bg|cch)\s*(?:-(?P<flag>[a-z]+))?\]?\s*=?\s*"
    rf"(?P<at>{STAMP}) \((?P<ago>{DURATION})\)(?P<rest>.*)"
)
_RUNNING = re.compile(rf"Running start at: (?P<ago>{DURATION}|.*)")
_TOOK = re.compile(rf"duration=({DURATION})")
_PROXY = re.compile(r"proxy\[[^\]]{0,200}?pkg=([\w.]+)")
BACKGROUND_STATES = frozenset({"bg", "cch"})
What = Literal["access", "reject", "running"]


@dataclass(frozen=True, slots=True)
class BookedOperation:
    """One line of the ledger. `state` is the process's (pers, top, fgsvc, fg, bg, cch; "" where not told).

    `flag`: s the app itself, tp/up a trusted or untrusted proxy, tpd/upd used by one for the app. `at` is the phone's
    clock, `ago_ms` the age at the moment of the dump.
    """

    package: str
    operation: str
    what: What
    tag: str = ""
    state: str = ""
    flag: str = ""
    at: datetime | None = None
    ago_ms: int | None = None
    duration_ms: int | None = None
    proxy: str = ""

    @property
    def in_background(self) -> bool:
        return self.state in BACKGROUND_STATES


@dataclass(slots=True)
class _Place:
    """Where in the dump the reader stands."""

    zone: tzinfo
    package: str = ""
    operation: str = ""
    tag: str = ""
    what: What = "access"
    found: Gathering[BookedOperation] = field(default_factory=Gathering[BookedOperation])


def parse_appops_dump(text: str, zone: tzinfo) -> Parsed[BookedOperation]:
    """Everything booked, in the order of the text; `zone` is that of the phone's clock."""
    lines, cut = lines_of(text)
    found = Gathering[BookedOperation](cut)
    place = _Place(zone, found=found)
    for raw in lines:
        line = raw.strip()
        if line.startswith(("Discrete accesses:", "Historical")):
            break
        _read(line, place)
    return found.parsed(answered=not refused(text))


def _read(line: str, place: _Place) -> None:
    if found := _PACKAGE.fullmatch(line):
        place.package, place.operation, place.tag = found[1], "", ""
    elif flat := _FLAT.fullmatch(line):
        _read_flat(flat, place)
    elif operation := _OPERATION.fullmatch(line):
        place.operation, place.tag = operation[1], ""
    elif place.operation and (tag := _TAG.fullmatch(line)):
        place.tag = "" if tag[1] == "null" else tag[1]
    elif place.operation and line.startswith("Running"):
        _running(line, place)
    elif place.operation and (booked := _BOOKED.match(line)):
        _book(booked, place)
    elif place.operation and line.startswith(("Access", "Reject")):
        place.found.miss(line)


def _book(booked: re.Match[str], place: _Place) -> None:
    if booked["what"]:
        place.what = "reject" if booked["what"] == "Reject" else "access"
    took, proxy = _TOOK.search(booked["rest"]), _PROXY.search(booked["rest"])
    ago = duration_ms(booked["ago"])
    place.found.take(
        BookedOperation(
            package=place.package,
            operation=place.operation,
            what=place.what,
            tag=place.tag,
            state=booked["state"],
            flag=booked["flag"] or "",
            at=device_time(booked["at"], place.zone),
            ago_ms=None if ago is None else abs(ago),
            duration_ms=duration_ms(took[1]) if took else None,
            proxy=proxy[1] if proxy else "",
        )
    )


def _running(line: str, place: _Place) -> None:
    ago = duration_ms(line.partition(": ")[2].split(" ")[0])
    ago_ms = None if ago is None else abs(ago)
    place.found.take(BookedOperation(place.package, place.operation, "running", place.tag, ago_ms=ago_ms))


def _read_flat(flat: re.Match[str], place: _Place) -> None:
    """Android 8: one line an operation, without a state."""
    for what, key in (("access", "; time="), ("reject", "; rejectTime=")):
        age = re.search(rf"{key}({DURATION})", flat[3])
        if age:
            ago = duration_ms(age[1])
            booked: What = "reject" if what == "reject" else "access"
            ago_ms = None if ago is None else abs(ago)
            place.found.take(BookedOperation(place.package, flat[1], booked, ago_ms=ago_ms))
