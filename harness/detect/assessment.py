"""Assessment modules (考核, 督查, 扣分 of persons or units), and likes, shares, votes that feed a score.

A public like counter, a rating of a service and an inspection of firms are none.
"""

import re
from collections.abc import Iterable, Sequence

from harness.detect.function_label import SURE, labelled
from harness.detect.lexicon import load_lexicon
from harness.detect.people_rows import people_rows
from harness.detect.reading_text import Part
from harness.detect.screen_view import ScreenView
from harness.detect.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SCORE = re.compile(r"[+\-加扣计得]\d+(\.\d+)?分|\+\d+(\.\d+)?$|\d+(\.\d+)?(积分|分)$|得分|(计入|纳入)(考核|考评|得分)")
_METRIC = re.compile(r"点赞|转发|分享|投票|评论|阅读|学习时长|答题")
_EXPLAINED = re.compile(r"《|不得|严禁|禁止|不作为|不纳入|不计入")
ROW_CHARACTERS = 40


def detect_assessment(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """ASSESSMENT and METRIC_ASSESSMENT, one each per role."""
    yield from strongest(one for view in views for one in (*_modules(view, masker), *_metrics(view, masker)))


def _modules(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    rows = [row for row in people_rows(view) if row.figures]
    for found in labelled(load_lexicon("assessment"), view):
        pieces = [found.piece, *(piece for row in rows for piece in row.pieces)]
        if len(rows) >= 2 and found.confidence > 0:
            yield sighting(Kind.ASSESSMENT, view, pieces, masker, confidence=SURE)
        elif re.search(r"(扣|考核|考评|绩效|督查).{0,6}\d+(\.\d+)?分?", view.near(found.piece).replace("|", "")):
            confidence = 0.4 if view.is_reading else 0.8
            yield sighting(Kind.ASSESSMENT, view, view.row(found.piece), masker, confidence=confidence)
        else:
            yield sighting(Kind.ASSESSMENT, view, [found.piece], masker, confidence=min(found.confidence, 0.6))


def _metrics(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    if view.is_reading:
        return
    for row in view.rows:
        text = "".join(piece.text for piece in row)
        if len(text) <= ROW_CHARACTERS and _METRIC.search(text) and _SCORE.search(text) and not _EXPLAINED.search(text):
            quiet = load_lexicon("metric").is_benign_title(view.title + text)
            reading = any(view.part(piece) is Part.HEADLINE for piece in row)
            if not quiet and not reading:
                yield sighting(Kind.METRIC_ASSESSMENT, view, row, masker, confidence=0.85)
