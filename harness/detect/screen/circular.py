"""Notices within an office: prose, but what it asks binds those who work there, as news and policies do not."""

from collections.abc import Iterable

from harness.detect.words.phrases import Phrases

_SAID = Phrases("circular")


def is_circular(title: str, texts: Iterable[str]) -> bool:
    """A notice to departments or staff by its salutation, or by a headline about their work with the app.

    `title` of the page, `texts` of its pieces. What names a reporter, a source or questions and answers is none.
    """
    told = tuple(texts)
    if any(_SAID.news.search(text) for text in told):
        return False
    greets = any(_SAID.salutation.match(text) for text in told)
    return greets or (bool(_SAID.headline.search(title)) and not _SAID.of_goods.search(title))
