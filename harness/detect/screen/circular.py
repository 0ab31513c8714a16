"""Notices within an office: prose, but what it asks binds those who work there, as news and policies do not."""

from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.phrases import Phrases

_SAID = Phrases("circular")


def is_circular(view: ScreenView) -> bool:
    """A notice to departments or staff by its salutation, or by a headline about the use of the app."""
    if _SAID.news.search(view.text):
        return False
    greets = any(_SAID.salutation.match(piece.text) for piece in view.pieces)
    return greets or (bool(_SAID.headline.search(view.title)) and not _SAID.of_goods.search(view.title))
