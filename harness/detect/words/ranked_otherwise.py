"""Tells an order that is none of those who work: sports, examinations, queues, lots, towns by their air, goods."""

from harness.detect.words.phrases import Phrases

_SAID = Phrases("ranked_otherwise")


def ranked_otherwise(heading: str, section: str) -> bool:
    """`heading` is the page's title with the row looked at, `section` all that stands under it, one text a line."""
    told = "\n".join(line for line in section.split("\n") if not _SAID.note.search(line))
    if _SAID.of_rate.search(told):
        told = _SAID.inhabitants.sub("", told)
    if _SAID.counts_at_work.search(told):
        heading = _SAID.marks.sub("", heading)
    return bool(_SAID.heading.search(heading)) or bool(_SAID.anywhere.search(told))
