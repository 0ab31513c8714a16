"""Points under any name, as rows, sentences and tables tell them: 平安豆 | 320, 每走访一户得 2 分, 单日封顶 12 分."""

from collections.abc import Iterable, Sequence

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.phrases import Phrases

_SAID = Phrases("points")

SENTENCE_CHARACTERS, ROW_CHARACTERS, SEVERAL = 44, 30, 2


def points_told(view: ScreenView, pieces: Sequence[Piece]) -> Iterable[Sequence[Piece]]:
    """The places among `pieces` that tell of points; those of pupils, teams and shoppers are left out before."""
    known = {id(piece) for piece in pieces}
    for piece in pieces:
        told = len(piece.text) <= SENTENCE_CHARACTERS and _SAID.told_points.search(piece.text)
        if told and not view.reads(piece) and not _SAID.of_assessment.search(piece.text):
            yield [piece]
    rows = [row for row in view.rows if id(row[0]) in known]
    for row in rows:
        text = "|".join(piece.text for piece in row)
        if len(text) <= ROW_CHARACTERS and (_SAID.signs.search(text) or _SAID.counted_in.search(text)):
            yield row
        if any(_SAID.column.fullmatch(piece.text) for piece in row) and any(
            _SAID.who_column.fullmatch(piece.text) for piece in row
        ):
            yield row
    heads = [piece for piece in pieces if _SAID.points_head.fullmatch(piece.text)]
    acts = [row for row in rows if _SAID.act_points.search("|".join(piece.text for piece in row))]
    if heads and len(acts) >= SEVERAL:
        yield [heads[0], *(piece for row in acts for piece in row)]
