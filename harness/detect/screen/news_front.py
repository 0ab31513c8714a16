"""The front page of a newspaper or of a news column: what its headlines speak of, the app does not do."""

from collections.abc import Sequence

from harness.detect.screen.piece import Piece
from harness.detect.words.phrases import Phrases

_SAID = Phrases("news_front")

LEAST_TABS, LEAST_BYLINES = 3, 2


def is_news_front(rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether it has the tabs of a newspaper, or several headlines each with who wrote it and when."""
    if any(sum(bool(_SAID.tab.fullmatch(piece.text)) for piece in row) >= LEAST_TABS for row in rows):
        return True
    return sum(any(_SAID.byline.search(piece.text) for piece in row) for row in rows) >= LEAST_BYLINES
