"""Duties to spread the app: forced sharing, invitation quotas, download tasks; a plain share button is none."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.function_label import labelled
from harness.detect.lexicon import load_lexicon
from harness.detect.piece import Piece
from harness.detect.screen_view import ScreenView
from harness.detect.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SHAPES = {
    "share": re.compile(
        r"(分享|转发)(至|到|给|后|满|.{0,10}(才能|方可|解锁|继续查看|继续使用|后查看|后使用|后继续))|"
        r"请先(分享|转发)|(分享|转发)(任务|得分|\+\d)|转发海报|分享海报"
    ),
    "invite": re.compile(
        r"(已邀请|还需邀请|再邀请|需邀请|邀请人数|邀请满|邀请进度).{0,8}\d|邀请\d+(人|名|位)|拉新|邀请(任务|排行)|推广任务"
    ),
    "download": re.compile(r"必须(下载|安装)|应装尽装|人人安装|全员(下载|注册|关注|安装)|(下载|安装|注册)任务"),
}
_FORCED_SHARE = re.compile(
    r"才能|方可|解锁|请先|后(即)?(可)?继续|任务|得分|\+\d|后(即)?(可)?(查看|使用)|满|\d+(个|位)?(群|人|次|好友)"
)
_QUIET = {
    "邀请好友": "invite",
    "邀请码": "invite",
    "邀请同事": "invite",
    "推广码": "invite",
    "推广二维码": "invite",
    "邀请注册": "invite",
}
PIECE_CHARACTERS = 60


def detect_promotion(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """PROMOTION by subject (share, invite, download), one each per role."""
    yield from strongest(one for view in views for one in (*_demands(view, masker), *_entries(view, masker)))


def _demands(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for piece in view.pieces:
        if view.reads(piece):
            continue
        row = "".join(other.text for other in view.row(piece))
        for subject, shape in _SHAPES.items():
            text = row if subject == "invite" else piece.text
            if shape.search(text) and _demanding(subject, text) and len(text) <= PIECE_CHARACTERS:
                yield _one(view, piece, masker, 0.85, subject)


def _entries(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for found in labelled(load_lexicon("promotion"), view):
        subject = next((_QUIET[hit.word] for hit in found.hits if hit.word in _QUIET), "")
        if subject:
            yield _one(view, found.piece, masker, min(found.confidence, 0.6), subject)


def _demanding(subject: str, text: str) -> bool:
    if re.search(r"《|不得|严禁|禁止|无需|自愿|不强制", text):
        return False
    return subject != "share" or bool(_FORCED_SHARE.search(text))


def _one(view: ScreenView, piece: Piece, masker: Masks, confidence: float, subject: str) -> Observation:
    return sighting(Kind.PROMOTION, view, [piece], masker, confidence=confidence, subject=subject)
