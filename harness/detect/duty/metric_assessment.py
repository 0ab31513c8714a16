"""Likes, shares, votes, plays that feed a score of persons or units; a public counter of likes feeds none."""

import re
from collections.abc import Iterable

from harness.detect.screen.people_rows import people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting
from harness.detect.screen.task_card import task_cards
from harness.detect.words.demand import demand_in, is_lifted, of_public
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.model.observation import Kind, Observation

_SAID = Phrases("metric_assessment")

_SPAN = re.compile(r"\d+(\.\d+)?(个)?(小时|时|分钟)(\d+分)?|\d+分\d+秒")
_METRIC_COLUMN = re.compile(r"(点赞|转发|评论|投票|得票|分享|阅读|播放|获赞|浏览)(总)?(量|数|次数)?")
_SCORE_OF = re.compile(r"(指标|项目|内容).{0,12}得分")
ROW_CHARACTERS, RULE_CHARACTERS = 40, 90
LEAST_METRIC_ROWS = 2


def metric_assessment(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """METRIC_ASSESSMENT wherever a sentence, a row or a table makes a score of such a count."""
    for piece in view.wrapped(2):
        decides = _SAID.metric_decides.search(piece.text) and not _SAID.of_cheats.search(piece.text)
        decides = decides and not is_lifted(piece.text) and not of_public(piece.text)
        decides = decides or (_SAID.worth.search(view.near(piece)) and not _SAID.of_cheats.search(piece.text))
        decides = decides or (_SAID.votes.search(piece.text) and demand_in(piece.text).parts >= LEAST_METRIC_ROWS)
        decides = decides or _decides(view, piece) or _binds(piece.text)
        told = decides or _SAID.metric_rule.search(piece.text) or _SAID.metric_of.search(view.near(piece))
        if told and not _SAID.explained.search(piece.text) and len(piece.text) <= RULE_CHARACTERS:
            yield sighting(
                Kind.METRIC_ASSESSMENT,
                view,
                [piece],
                masker,
                confidence=0.4 if view.is_article and not view.is_circular else 0.8,
            )
        if _SAID.just_earned.search(piece.text):
            yield sighting(Kind.METRIC_ASSESSMENT, view, [piece], masker, confidence=0.7)
    if view.is_reading:
        return
    yield from _metric_rows(view, masker)
    yield from _tallied(view, masker)
    yield from _earning(view, masker)
    yield from _weighed(view, masker)
    for row in view.rows:
        counted = [piece for piece in row if _METRIC_COLUMN.fullmatch(piece.text)]
        scored = [piece for piece in row if _SAID.score_column.fullmatch(piece.text)]
        if counted and scored and len(row) >= 3:
            yield sighting(Kind.METRIC_ASSESSMENT, view, row, masker, confidence=0.85)
        text = _SPAN.sub("", "".join(piece.text for piece in row))
        if (
            len(text) <= ROW_CHARACTERS
            and _SAID.metric.search(text)
            and _SAID.score.search(text)
            and not _SAID.explained.search(text)
        ):
            quiet = load_lexicon("metric").is_benign_title(view.title_over(row[0]) + text)
            reading = any(view.part(piece) is Part.HEADLINE for piece in row)
            if not quiet and not reading:
                yield sighting(Kind.METRIC_ASSESSMENT, view, row, masker, confidence=0.85)


def _metric_rows(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A table of scores whose rows are likes, shares, votes: 指标 | 数量 | 得分 over 点赞数 | 120 | 12."""
    heads = [row for row in view.rows if len(row) >= 2 and _SCORE_OF.search("".join(piece.text for piece in row))]
    for head in heads:
        under = [row for row in view.rows if row[0].box.y_dp > head[0].box.y_dp and len(row) >= len(head)]
        named = [row for row in under if _METRIC_COLUMN.fullmatch(row[0].text)]
        if len(named) >= LEAST_METRIC_ROWS:
            pieces = [*head, *(piece for row in named for piece in row)]
            yield sighting(Kind.METRIC_ASSESSMENT, view, pieces, masker, confidence=0.8)


def _decides(view: ScreenView, piece: Piece) -> bool:
    """Whether it or its row converts a count to a score: 折成分数, ×0.1, 每满 100 | +1, 权重 20%."""
    near = view.near(piece)
    if is_lifted(near) or of_public(near) or _SAID.of_cheats.search(near) or len(near) > RULE_CHARACTERS:
        return False
    return bool(_SAID.converted.search(near))


def _binds(text: str) -> bool:
    """Whether a sentence sets how often each is to like or answer, or what befalls those who do not."""
    if is_lifted(text) or of_public(text) or _SAID.of_cheats.search(text) or _SAID.of_exams.search(text):
        return False
    set_for_each = _SAID.share_of_each.search(text) and demand_in(text).parts >= LEAST_METRIC_ROWS
    return bool(_SAID.missed.search(text) or _SAID.best_ones.search(text) or set_for_each)


def _earning(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Tasks and entries of an account of points: 给身边好人点赞 over 每次+1分, 挑战答题 | +5."""
    for card in task_cards(view):
        if any(view.part(piece) in (Part.PROSE, Part.INPUT) for piece in card):
            continue
        text = _SPAN.sub("", "|".join(piece.text for piece in card))
        named = _SAID.scored_act.search(text) and _SAID.earned.search(text)
        quiet = _SAID.of_exams.search(f"{view.title}|{text}") or _SAID.explained.search(text) or is_lifted(text)
        if named and not quiet and len(text) <= 2 * ROW_CHARACTERS:
            yield sighting(Kind.METRIC_ASSESSMENT, view, card, masker, confidence=0.75)


def _weighed(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Posts, comments or reads with a weight or marks: under a column of weights, or a heading about marks at work."""
    heads = [row for row in view.rows if any(_SAID.weight_column.fullmatch(piece.text) for piece in row)]
    top = min((row[0].box.y_dp for row in heads if len(row) >= LEAST_METRIC_ROWS), default=None)
    for row in view.rows:
        weighed = _SAID.scored_act.search(row[0].text) and any(_SAID.weighed.fullmatch(one.text) for one in row[1:])
        if not weighed or view.part(row[0]) is Part.PROSE:
            continue
        title = view.title_over(row[0])
        under = top is not None and row[0].box.y_dp > top
        if under or (_SAID.of_marks.search(title) and not load_lexicon("metric").is_benign_title(title)):
            yield sighting(Kind.METRIC_ASSESSMENT, view, row, masker, confidence=0.75)


def _tallied(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Units or persons with their votes, plays or shares under a heading that calls it their result."""
    for piece in view.pieces:
        benign = load_lexicon("metric").is_benign_title(view.title_over(piece))
        if _SAID.tally_head.fullmatch(piece.text) and not benign:
            rows = [row for row in people_rows(view) if row.figures and row.pieces[0].box.y_dp > piece.box.y_dp]
            if len(rows) >= LEAST_METRIC_ROWS:
                pieces = [piece, *(one for row in rows for one in row.pieces)]
                yield sighting(Kind.METRIC_ASSESSMENT, view, pieces, masker, confidence=0.6)
