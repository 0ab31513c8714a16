"""Addresses of the app itself that failed when they were asked for: dead links and broken interfaces (A17-2).

Counted is each address once (without its query); what refuses for good reason (401, 403, 405, 429) is no defect, and
neither is that nothing is found under a word that we typed ourselves.
"""

from collections.abc import Iterable
from urllib.parse import unquote

from harness.detect.masking.mask import Masker
from harness.detect.sent.app_parties import parties_of
from harness.detect.traffic.capture.server_connection import ServerSide
from harness.detect.traffic.receiver.parties import Party
from harness.model.observation import Channel, Evidence, Kind, Observation
from harness.recording import layout
from harness.recording.reader import Recording

_BROKEN = frozenset({404, 410, *range(500, 600)})
_NOT_A_LINK = ("favicon.ico", "robots.txt", "apple-touch-icon.png", ".map")
_TYPED = "测试"  # what a field that nobody described is filled with (standards, section 0, safety limits)
LEAST_ASKED = 5
MOST_EVIDENCE = 5


def detect_link_health(recording: Recording, sides: Iterable[ServerSide], masker: Masker) -> Iterable[Observation]:
    """LINKS_ASKED once, for a run that asked for LEAST_ASKED first-party addresses or more."""
    parties = parties_of(recording.run.app)
    asked: dict[tuple[str, str], ServerSide] = {}
    for side in sides:
        path = side.path.partition("?")[0]
        if side.status is None or path.endswith(_NOT_A_LINK) or _TYPED in unquote(path):
            continue
        if parties.party(side.host) is Party.FIRST:
            known = asked.get((side.host, path))
            if known is None or (known.status in _BROKEN and side.status not in _BROKEN):
                asked[side.host, path] = side
    if len(asked) < LEAST_ASKED:
        return
    dead = [side for side in asked.values() if side.status in _BROKEN]
    shown = dead or list(asked.values())[:1]
    evidence = tuple(_place(side, masker) for side in shown[:MOST_EVIDENCE])
    data = {"share": round(len(dead) / len(asked), 3), "asked": len(asked), "dead": len(dead)}
    key = masker.mask(recording.run.app.key)
    yield Observation(Kind.LINKS_ASKED, Channel.TRAFFIC, key, 0.9, evidence, data=data)


def _place(side: ServerSide, masker: Masker) -> Evidence:
    path = side.path.partition("?")[0]
    return Evidence(
        layout.FLOWS, f"flow={side.flow_id}", masker.mask(f"{side.method} {side.host}{path} {side.status}")[:160]
    )
