"""A device's name as a narrow column takes it: without what stands in brackets, with the mark of a simulated one."""

import re

from harness.report.plain_text import plain
from harness.report.words import Words

_BRACKETS = re.compile(r"\s*[（(].*$", re.DOTALL)


def short_device(name: str) -> str:
    """The name up to its first bracket; the whole where nothing is left."""
    return plain(_BRACKETS.sub("", name) or name, 60)


def marked_device(name: str, words: Words, *, simulated: bool) -> str:
    """The short name, and that it is simulated."""
    shown = short_device(name)
    return words.say("device.marked", name=shown) if simulated else shown
