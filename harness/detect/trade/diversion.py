"""Commercial diversion (A14-5c): links to shops, loans, insurance and telecom offers, and commission ids in requests.

Public insurance (社保, 医保), housing funds, statutory fees and what news tell of loans are none.
"""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.sent.sent_observation import Finding, Trace, observed
from harness.detect.sent.traffic_view import Sent, TrafficView
from harness.detect.traffic.receiver.parties import Party
from harness.detect.traffic.sent_field import SentField
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("diversion")

_COMMISSION = re.compile(
    r"^(commission|rebate|affiliate|aff_?(id|code)|cps_?(id|code)?|promoter_?id|distributor_?id|tui_?guang|"
    r"yongjin|union_?id_?cps|alliance_?id|pid_cps)$",
    re.IGNORECASE,
)
ENTRY_CHARACTERS = 12


def detect_diversion(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """DIVERSION as screens show it, one per role."""
    yield from strongest(one for view in views for one in _on(view, masker))


def detect_commission(traffic: TrafficView) -> Iterable[Observation]:
    """DIVERSION as requests to third parties show it: a field that names who is paid for the customer."""
    for sent in traffic.sent:
        found = next((field for field in sent.fields if _is_commission(field)), None)
        if found is not None and sent.party == Party.THIRD:
            yield observed(_paid(sent, found), traffic.masker)
            return


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for piece in view.pieces:
        if _is_offer(piece, view):
            yield sighting(Kind.DIVERSION, view, [piece], masker, confidence=0.75, data={"commission": False})


def _is_offer(piece: Piece, view: ScreenView) -> bool:
    short = piece.is_control and len(piece.text) <= ENTRY_CHARACTERS and bool(_SAID.offer.search(piece.text))
    benign = _SAID.public.search(piece.text) or load_lexicon("commerce").is_benign_title(piece.text + "|" + view.title)
    return short and not benign and not view.reads(piece)


def _is_commission(field: SentField) -> bool:
    return bool(field.text) and bool(_COMMISSION.search(field.key))


def _paid(sent: Sent, field: SentField) -> Finding:
    trace = Trace(sent, field.where, field.key)
    return Finding(Kind.DIVERSION, sent.message.host, 0.8, (trace,), data={"commission": True})
