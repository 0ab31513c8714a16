"""Tells what is installed or registered: an app, or a thing on a wall, a firm, a car."""

from harness.detect.words.phrases import Phrases

_SAID = Phrases("installed_thing")


def of_things(text: str) -> bool:
    """Whether a normalised text speaks of things and of no software."""
    return bool(_SAID.things.search(text)) and not _SAID.software.search(text)
