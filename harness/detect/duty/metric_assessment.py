"""Likes, shares, votes, plays that feed a score of persons or units; a public counter of likes feeds none."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from harness.detect.screen.people_rows import people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part, is_article
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting
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
ENTRY_DP, ALIGNED_DP = 32.0, 12.0


def metric_assessment(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """METRIC_ASSESSMENT wherever a sentence, a row or a table makes a score of such a count."""
    for piece in view.wrapped(2):
        decides = _SAID.metric_decides.search(piece.text) and not _SAID.of_cheats.search(piece.text)
        decides = decides and not is_lifted(piece.text) and not of_public(piece.text)
        decides = decides or (_SAID.worth.search(view.near(piece)) and not _SAID.of_cheats.search(piece.text))
        decides = decides or (_SAID.votes.search(piece.text) and demand_in(piece.text).parts >= LEAST_METRIC_ROWS)
        decides = decides or _decides(view, piece)
        told = decides or _SAID.metric_rule.search(piece.text) or _SAID.metric_of.search(view.near(piece))
        if told and not _SAID.explained.search(piece.text) and len(piece.text) <= RULE_CHARACTERS:
            yield sighting(
                Kind.METRIC_ASSESSMENT,
                view,
                [piece],
                masker,
                confidence=0.4 if is_article(view.tree, view.pieces) and not view.is_circular else 0.8,
            )
    yield from _paid(view, masker)
    if view.is_reading:
        return
    yield from _metric_rows(view, masker)
    yield from _tallied(view, masker)
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


def _paid(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """What the app pays points for: to read, to answer, to like, to comment; a mark at the end of an article, too."""
    for joined in view.wrapped(2):
        if view.reads(joined) and _SAID.read_paid.fullmatch(joined.text):
            yield sighting(Kind.METRIC_ASSESSMENT, view, [joined], masker, confidence=0.7)
    if view.is_reading:
        return
    benign = load_lexicon("metric").is_benign_title
    entries: list[tuple[Sequence[Piece], str]] = [(row, "|".join(piece.text for piece in row)) for row in view.rows]
    entries += [((joined,), joined.text) for joined in view.wrapped(2)]
    entries += [((first, below), f"{first.text}|{below.text}") for first, below in _two_lines(view)]
    for pieces, text in entries:
        if len(text) > RULE_CHARACTERS or not _SAID.act_paid.search(text) or is_lifted(text):
            continue
        if (
            _SAID.of_paper.search(text)
            or _SAID.of_cheats.search(text)
            or benign(f"{view.title_over(pieces[0])}|{text}")
        ):
            continue
        yield sighting(Kind.METRIC_ASSESSMENT, view, pieces, masker, confidence=0.7)


def _two_lines(view: ScreenView) -> Iterator[tuple[Piece, Piece]]:
    """The name of an entry and the line right below it, whatever button stands beside."""
    for upper, lower in pairwise(view.rows):
        for first in upper:
            for below in lower:
                near = 0 < below.box.y_dp - first.box.y_dp <= ENTRY_DP
                if near and abs(below.box.x_dp - first.box.x_dp) <= ALIGNED_DP:
                    yield first, below


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


def _tallied(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Units or persons with their votes, plays or shares under a heading that calls it their result."""
    for piece in view.pieces:
        benign = load_lexicon("metric").is_benign_title(view.title_over(piece))
        if _SAID.tally_head.fullmatch(piece.text) and not benign:
            rows = [row for row in people_rows(view) if row.figures and row.pieces[0].box.y_dp > piece.box.y_dp]
            if len(rows) >= LEAST_METRIC_ROWS:
                pieces = [piece, *(one for row in rows for one in row.pieces)]
                yield sighting(Kind.METRIC_ASSESSMENT, view, pieces, masker, confidence=0.6)
