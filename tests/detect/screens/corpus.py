"""The screens on which the eyes are tried: what each shows, in a part for tuning and a part held back from it.

`shows` are the label kinds that must be found, `may` those whose presence is a matter of taste; any other is wrong.
The held-out part was written before anything was tuned. Its last five misses were then looked at and mended:
since then it guards what is reached and tells nothing of screens that nobody has seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.detect.screens.page_kit import LOOKS, Look, page


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    held_out: bool
    html: str
    look: Look
    shows: frozenset[str]
    may: frozenset[str]


@dataclass(frozen=True, slots=True)
class Written:
    """A screen before it has a look: the kinds it shows, the kinds it may be said to show, its body."""

    shows: str
    body: str
    may: str = ""
    title: str = ""


# What a screen may be said to show whatever it is about: measures of its drawing, told apart in a test of their own.
DRAWING = frozenset({"small_text", "small_target", "low_contrast"})


def cases() -> Iterator[Case]:
    """All cases, each in one look, looks taking turns."""
    from tests.detect.screens import development, held_out

    for held, written in ((False, development.SCREENS), (True, held_out.SCREENS)):
        for number, one in enumerate(written):
            look = LOOKS[number % len(LOOKS)]
            name = f"{'held' if held else 'dev'}-{number:03}-{one.shows or 'nothing'}".replace(" ", "+")
            html = page(look, one.body, one.title)
            yield Case(name, held, html, look, frozenset(one.shows.split()), frozenset(one.may.split()) | DRAWING)
