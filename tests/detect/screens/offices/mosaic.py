"""Screens laid together of pieces: what shows a kind, beside what only looks like another.

A line of pieces/PART_*.txt is a piece: the kinds that it shows (`~` a matter of taste, `!` only looks like it), `: `,
its elements with ` // ` between them; one that begins with `* ` is a screen of its own. Lines with `# ` are comments.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.detect.screens.offices.sheet import Element, Sheet, elements_of

PIECES = Path(__file__).with_name("pieces")
SHOWING, ALIKE, NOTHING = 3, 4, 6  # pieces of a screen: that show something, beside them that do not, of one without
TITLES = ("服务", "综合", "我的工作台", "Home 首页", "掌上通", "便民")


@dataclass(frozen=True, slots=True)
class MosaicPiece:
    """`alike` are the kinds that it is easily taken for."""

    name: str
    shows: frozenset[str]
    may: frozenset[str]
    alike: frozenset[str]
    whole: bool
    elements: tuple[Element, ...]


def pieces(part: str) -> Iterator[MosaicPiece]:
    for path in sorted(PIECES.glob(f"{part}_*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line and not line.startswith("# "):
                yield _piece(f"{path.stem}-{number}", line)


def mosaic(part: str) -> Iterator[Sheet]:
    """Every piece of a part on one screen; none beside what it only looks like, which would hide an error."""
    every = tuple(pieces(part))
    yield from (_sheet(number, [one], "") for number, one in enumerate(every) if one.whole)
    showing = [one for one in every if one.shows and not one.whole]
    left = [one for one in every if not one.shows and not one.whole]
    half = (len(showing) + 1) // SHOWING
    for number in range(half):
        chosen = showing[number::half]
        kinds = frozenset(kind for one in chosen for kind in one.shows | one.may)
        beside = _unlike(left, kinds, number)
        yield _sheet(number, [*chosen, *beside], TITLES[number % len(TITLES)])
        left = [one for one in left if one not in beside]
    for number in range(0, len(left), NOTHING):
        yield _sheet(number, left[number : number + NOTHING], TITLES[number % len(TITLES)])


def _unlike(left: Sequence[MosaicPiece], kinds: frozenset[str], number: int) -> list[MosaicPiece]:
    turned = [*left[number * 7 % max(1, len(left)) :], *left[: number * 7 % max(1, len(left))]]
    return [one for one in turned if not one.alike & kinds][:ALIKE]


def _sheet(number: int, chosen: Sequence[MosaicPiece], title: str) -> Sheet:
    shows = frozenset(kind for one in chosen for kind in one.shows)
    may = frozenset(kind for one in chosen for kind in one.may) - shows
    head = (Element("title", (title,)),) if title else ()
    body = tuple(element for one in chosen for element in one.elements)
    return Sheet(f"{chosen[0].name}+{number}", shows, may, head + body)


def _piece(name: str, line: str) -> MosaicPiece:
    whole = line.startswith("* ")
    head, _, body = line.removeprefix("* ").partition(": ")
    kinds = head.split()
    may = frozenset(kind[1:] for kind in kinds if kind.startswith("~"))
    alike = frozenset(kind[1:] for kind in kinds if kind.startswith("!"))
    shows = frozenset(kind for kind in kinds if kind[0] not in "~!")
    return MosaicPiece(name, shows, may, alike, whole, tuple(elements_of(iter(body.split(" // ")))))
