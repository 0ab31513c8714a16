"""Whether users can post or comment, and whether what others posted can be reported (A19-4).

A complaint, a rating of a service and a form are no postings: what is posted is seen by others.
"""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.entry_label import entries
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation

_POST = re.compile(
    r"^(发布|发表|我要)?(评论|帖子|动态|话题|跟帖|回帖)$|^(发帖|发动态|发布动态|发表评论|写评论|我来评论|参与讨论|社区|论坛|圈子)$"
)
_REPORT = re.compile(r"^(我要|内容|违规|不良信息|一键)?举报(中心|入口|内容|投诉|电话)?$|^投诉举报$|不良信息举报")


def detect_posting(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """POSTING and REPORT_ENTRY, one each per role."""
    yield from strongest(one for view in views for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for piece in view.pieces:
        short = len(piece.text) <= 12 and piece.is_control
        if short and _POST.search(piece.text):
            yield sighting(Kind.POSTING, view, [piece], masker, confidence=0.8)
    for piece in entries(view, _REPORT):
        yield sighting(Kind.REPORT_ENTRY, view, [piece], masker, confidence=0.9)
