"""`dumpsys location`: who asked for positions, how often, and (Android 12 and later) how long and how many.

8-11  `UpdateRecord[gps com.gov.demo(10120 foreground) Request[ACCURACY_FINE gps requested=+5s0ms fastest=+5s0ms]]` and
      `com.gov.demo: gps: Min interval 5 seconds: Max interval 30 seconds: Duration requested 10 out of the last 12
      minutes`
12-16 `10120/com.gov.demo/1A2B3C Request[@+5s0ms, HIGH_ACCURACY]` below `gps provider:` and, as the whole history,
      `10120/com.gov.demo: min/max interval = 5s/30s, total/active/foreground duration = +10m0s0ms/+9m/+2m, locations =
      120`
"""

import re
from dataclasses import dataclass

from harness.devices.android.evidence.reading import Gathering, Parsed, lines_of, refused
from harness.devices.android.evidence.written_time import DURATION, duration_ms

_PROVIDER = re.compile(r"(?:(gps|network|fused|passive)|([a-z_]{2,30}) provider)(?: provider)?(?: \[[^\]]*\])?:")
_HISTORY_PART = re.compile(r"Historical (?:Aggregate Location Provider Data|Records by Provider):")
_EVENTS_PART = re.compile(r"(?:Location )?Event Log:|.*Event Log.*:")
_NEW = re.compile(
    r"(?P<uid>[0-9]{1,9})/(?P<package>[\w.]{1,200})(?:\[[^\]]*\])?(?:/\w{1,40})?\*?[\s:]*"
    r"(?:[\w() ]{0,40})?Request\[(?P<asked>[^\]]{1,400})\].*"
)
_AGGREGATE = re.compile(
    r"(?P<uid>[0-9]{1,9})/(?P<package>[\w.]{1,200})(?:\[[^\]]*\])?: min/max interval = (?P<least>[^/]{1,30})/"
    rf"(?P<most>[^,]{{1,30}}), total/active/foreground duration = (?P<total>{DURATION})/(?P<active>{DURATION})/"
    rf"(?P<front>{DURATION}), locations = (?P<count>[0-9]{{1,12}}).*"
)
_OLD = re.compile(
    r".*UpdateRecord\[(?P<provider>[a-z_]{2,30}) (?P<package>[\w.]{1,200})\((?P<uid>[0-9]{1,9})"
    r"(?P<front> foreground| background)?.*?Request\[(?P<asked>.{0,300})"
)
_OLD_HISTORY = re.compile(
    r"(?P<package>[\w.]{1,200}): (?P<provider>[a-z_]{2,30}): (?:Min interval|Interval|Max interval) "
    r"(?P<least>[0-9]{1,9}) seconds(?:: Max interval (?P<most>[0-9]{1,9}) seconds)?: Duration requested "
    r"(?:total )?(?P<total>[0-9]{1,9})(?:, foreground (?P<front>[0-9]{1,9}))?"
    r".{0,80}out of the last (?P<last>[0-9]{1,9}) minutes.*"
)
_INTERVAL = re.compile(rf"(?:@|requested=|interval=)({DURATION})")
_QUALITY = re.compile(
    r"(HIGH_ACCURACY|BALANCED|LOW_POWER|PASSIVE|ACCURACY_FINE|ACCURACY_BLOCK|POWER_HIGH|POWER_LOW|POWER_NONE)"
)
_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class LocationRequest:
    """`now` is a request that stands at the moment of the dump; else it is the history since the phone was started.

    Intervals and durations in ms, None where the release does not tell. `foreground_ms` of `total_ms` were with the
    app in front. `count` positions were delivered.
    """

    package: str
    provider: str
    now: bool
    uid: int | None = None
    interval_ms: int | None = None
    longest_interval_ms: int | None = None
    quality: str = ""
    foreground: bool | None = None
    total_ms: int | None = None
    foreground_ms: int | None = None
    count: int | None = None


def parse_location_dump(text: str) -> Parsed[LocationRequest]:
    """All packages' requests, in the order of the text."""
    lines, cut = lines_of(text)
    found = Gathering[LocationRequest](cut)
    provider = ""
    log = False
    for raw in lines:
        line = raw.strip()
        if _EVENTS_PART.fullmatch(line):
            log = True
        elif _HISTORY_PART.fullmatch(line):
            log, provider = False, ""
        elif named := _PROVIDER.fullmatch(line):
            log, provider = False, named[1] or named[2]
        elif not log:
            _read(line, provider, found)
    return found.parsed(answered=not refused(text))


def _read(line: str, provider: str, found: Gathering[LocationRequest]) -> None:
    if aggregate := _AGGREGATE.fullmatch(line):
        found.take(_history(aggregate, provider))
    elif new := _NEW.fullmatch(line):
        front = None if "(" not in line else "background" not in line
        found.take(_standing(new, provider, front))
    elif old := _OLD.match(line):
        found.take(_standing(old, old["provider"], None if old["front"] is None else "foreground" in old["front"]))
    elif past := _OLD_HISTORY.fullmatch(line):
        found.take(_old_history(past))
    elif "min/max interval" in line or "UpdateRecord[" in line or "Duration requested" in line:
        found.miss(line)


def _standing(match: re.Match[str], provider: str, front: bool | None) -> LocationRequest:
    interval, quality = _INTERVAL.search(match["asked"]), _QUALITY.search(match["asked"])
    return LocationRequest(
        match["package"],
        provider,
        True,
        int(match["uid"]),
        duration_ms(interval[1]) if interval else None,
        quality=quality[1] if quality else "",
        foreground=front,
    )


def _history(match: re.Match[str], provider: str) -> LocationRequest:
    return LocationRequest(
        match["package"],
        provider,
        False,
        int(match["uid"]),
        duration_ms(match["least"].strip()),
        duration_ms(match["most"].strip()),
        total_ms=duration_ms(match["total"]),
        foreground_ms=duration_ms(match["front"]),
        count=int(match["count"]),
    )


def _old_history(match: re.Match[str]) -> LocationRequest:
    most, front = match["most"], match["front"]
    return LocationRequest(
        match["package"],
        match["provider"],
        False,
        interval_ms=int(match["least"]) * 1_000,
        longest_interval_ms=int(most) * 1_000 if most else None,
        total_ms=int(match["total"]) * _MINUTE_MS,
        foreground_ms=int(front) * _MINUTE_MS if front else None,
    )
