"""`dumpsys netstats detail`: bytes by uid, in front and behind, in buckets of two hours (so take differences).

    UID stats:
      Pending bytes: 0
      ident=[{type=1, subType=COMBINED, networkId="lab", metered=false}] uid=10120 set=FOREGROUND tag=0x0
        NetworkStatsHistory: bucketDuration=7200
          st=1763776800 rb=1234 rp=12 tb=567 tp=8 op=0

set=DEFAULT is traffic while the app was behind; rows with a tag other than 0x0 are counted again in the untagged row.
"""

import re
from dataclasses import dataclass

from harness.devices.android.evidence.reading import Gathering, Parsed, key_values, lines_of, refused, whole

_IDENT = re.compile(
    r"ident=\[(?P<ident>.{0,400}?)\] uid=(?P<uid>-?[0-9]{1,9}) set=(?P<set>\w{1,20}) tag=0x(?P<tag>[0-9a-fA-F]{1,8}).*"
)
_TYPE = re.compile(r"type=([A-Z]{2,20}|[0-9]{1,3})")
_WIFI = ("1", "WIFI")


@dataclass(frozen=True, slots=True)
class UidTraffic:
    """All buckets of one uid, network and set together, untagged; `network` is wifi or the type as written."""

    uid: int
    foreground: bool
    network: str
    received_bytes: int
    sent_bytes: int
    received_packets: int = 0
    sent_packets: int = 0


def parse_netstats(text: str) -> Parsed[UidTraffic]:
    """The part `UID stats:` only: device totals and tags would count the same bytes again."""
    lines, cut = lines_of(text)
    found = Gathering[UidTraffic](cut)
    sums: dict[tuple[int, bool, str], list[int]] = {}
    inside = False
    now: list[int] | None = None
    for raw in lines:
        line = raw.strip()
        if line.endswith("stats:"):
            inside, now = line == "UID stats:", None
        elif inside and line.startswith("ident="):
            now = _row(line, sums, found)
        elif inside and now is not None and line.startswith("st="):
            _add(line, now, found)
    for (uid, foreground, network), total in sums.items():
        found.take(UidTraffic(uid, foreground, network, total[0], total[2], total[1], total[3]))
    return found.parsed(answered=not refused(text))


def _row(line: str, sums: dict[tuple[int, bool, str], list[int]], found: Gathering[UidTraffic]) -> list[int] | None:
    match = _IDENT.fullmatch(line)
    if match is None:
        found.miss(line)
        return None
    if int(match["tag"], 16):
        return None
    kind = _TYPE.search(match["ident"])
    network = "wifi" if kind and kind[1] in _WIFI else (kind[1].lower() if kind else "")
    key = (int(match["uid"]), match["set"] == "FOREGROUND", network)
    return sums.setdefault(key, [0, 0, 0, 0]) if len(sums) < 10_000 or key in sums else None


def _add(line: str, now: list[int], found: Gathering[UidTraffic]) -> None:
    told = dict(key_values(line))
    figures = [whole(told.get(key, "")) for key in ("rb", "rp", "tb", "tp")]
    if None in figures:
        found.miss(line)
        return
    for place, figure in enumerate(figures):
        now[place] += figure or 0
