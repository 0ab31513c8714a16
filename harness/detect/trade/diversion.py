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
from harness.model.app import App
from harness.model.observation import Kind, Observation

_OFFER = re.compile(
    r"(商城|购物|网购|好物|特惠|团购|旗舰店|专卖店)$|(借款|贷款|信用贷|消费贷|借钱|现金贷|额度)(申请|领取|推荐|专区|测算)?$|"
    r"(车险|寿险|意外险|商业保险|保险)(推荐|投保|特惠|报价|专区|优惠)$|(流量|话费|宽带|号卡|靓号)(套餐|特惠|办理|充值|优惠|领取){1,2}$|"
    r"(理财|基金|信用卡)(推荐|专区|申请|开户|办理)$"
)
_PUBLIC = re.compile(r"社保|医保|养老保险|失业保险|工伤|公积金|助学贷款|创业担保|惠民保|政府|参保|缴费|反诈|防骗")
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
    short = piece.is_control and len(piece.text) <= ENTRY_CHARACTERS and bool(_OFFER.search(piece.text))
    benign = _PUBLIC.search(piece.text) or load_lexicon("commerce").is_benign_title(piece.text + "|" + view.title)
    return short and not benign and not view.reads(piece)


def _is_commission(field: SentField) -> bool:
    return bool(field.text) and bool(_COMMISSION.search(field.key))


def _paid(sent: Sent, field: SentField) -> Finding:
    trace = Trace(sent, field.where, field.key)
    return Finding(Kind.DIVERSION, sent.message.host, 0.8, (trace,), data={"commission": True})
