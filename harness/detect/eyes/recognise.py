"""The eyes on one screen: the detectors of a recording, asked of a single picture with or without its page source."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType

from harness.detect.drawn.doubtful_text import doubtful_places, settled, uncovered
from harness.detect.drawn.drawn_colour import coloured
from harness.detect.drawn.drawn_type import sized
from harness.detect.drawn.mingled_line import with_mingled
from harness.detect.drawn.ocr import TextReader
from harness.detect.drawn.picture_tree import guessed_px_per_dp, is_of_the_phone, own_lines, picture_tree
from harness.detect.drawn.pictured import pictured
from harness.detect.drawn.plain_ground import darkness, one_colour_share, shows_a_thing
from harness.detect.drawn.strips import Pixels
from harness.detect.drawn.untold import untold_places
from harness.detect.eyes.label import Label, confidence_by_kind, names_of
from harness.detect.eyes.screen_detectors import detect_on_one
from harness.detect.eyes.weighing import weighed
from harness.detect.likeness.alike import alike
from harness.detect.likeness.learnt import learnt_likeness
from harness.detect.screen.mute_tree import read_pieces
from harness.detect.screen.piece import tree_pieces
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.screen_views import ocr_pieces
from harness.detect.screen.sighting import Masks
from harness.detect.usable.legibility import LEAST_FONT_DP, LEAST_TARGET_DP
from harness.model.app import App
from harness.model.event import Phase
from harness.model.observation import Kind, Observation
from harness.model.screen import UiTree

LEAST_CONFIDENCE = 0.5
OVER_SHARE = 0.5  # of a box: so much of it in another shows the same thing twice
BLANK_CONFIDENCE = 0.8  # of a single picture: whether it stays, one picture cannot tell
_MEASURES = ("font_dp", "contrast", "in_viewport", "covered", "prominent", "taps", "width_dp", "height_dp", "count")
_LIKENESS = ("alike", "because")
_RANKED = {"ranking_persons", "ranking_units"}
# An app of which nothing is known: a sponsor is one that is labelled so, a number one that has its form.
NOBODY = App(
    key="screen",
    name="",
    sponsor="",
    sponsor_short_names=(),
    filing_number=None,
    kind="h5",
    audience="public",
    version="",
    released_on=None,
    addresses=MappingProxyType({}),
    first_party_domains=(),
    declared_functions=(),
    accounts=(),
    sign_in=(),
    gates=(),
    core_tasks=(),
)


def view_of(
    pixels: Pixels,
    reader: TextReader,
    tree: UiTree | None = None,
    told: Callable[[UiTree], UiTree] = lambda tree: tree,
) -> ScreenView:
    """One picture as a screen. With a tree only what it does not tell is read; without, the whole picture is.

    `told` adds to the picture's own tree what a source without places says of it.
    """
    scale = pixels.shape[1] / tree.width_dp if tree and tree.width_dp > 0 else guessed_px_per_dp(*pixels.shape[1::-1])
    if tree is None or tree.width_dp <= 0:
        lines = with_mingled(reader.read(pixels, scale), pixels, scale)
        tree = told(picture_tree(pixels, lines, scale))
        pieces = read_pieces(tree, lines)
    else:
        seen = sized(coloured(tree, pixels, scale), pixels, scale)
        tree = uncovered(pictured(seen, pixels, scale), pixels, scale)
        within = (*untold_places(pixels, tree), *doubtful_places(tree, pixels, scale))
        lines = with_mingled(reader.read(pixels, scale, within), pixels, scale) if within else ()
        tree = settled(tree, lines, pixels, scale)
        pieces = tuple(piece for piece in tree_pieces(tree) if not is_of_the_phone(piece.text, piece.box))
        pieces += ocr_pieces(own_lines(lines, tree.height_dp), pieces)
    return ScreenView(
        seq=0,
        t=datetime(1970, 1, 1, tzinfo=UTC),
        phase=Phase.BEFORE_CONSENT,
        scenario="",
        role="",
        session=1,
        screen="",
        png="screen.png",
        tree=tree,
        pieces=pieces,
        one_colour=None if pieces or shows_a_thing(pixels) else one_colour_share(pixels),
        dark=darkness(pixels),
    )


def recognise(view: ScreenView, px_per_dp: float, masker: Masks, guess_error: float = 1.0) -> tuple[Label, ...]:
    """All labels of a screen, from top to bottom; texts are masked and names of persons cut.

    `guess_error`: how many times larger than told a measure in dp may be where the density is only guessed.
    """
    labels = told_labels(view, px_per_dp, masker, guess_error)
    page = weighed(view, confidence_by_kind(labels))
    resembling = (alike(row, name, learnt_likeness(), view, masker) for name, row in page.untold_rows())
    found = [label for label in labels if page.bears_out(label.kind)]
    found += [label for one in resembling for label in _labels(one, px_per_dp)]
    return tuple(sorted(_apart(found), key=lambda label: (label.box[1], label.box[0], label.kind)))


def told_labels(view: ScreenView, px_per_dp: float, masker: Masks, guess_error: float = 1.0) -> list[Label]:
    """The labels that phrases, places and pixels tell, before the page is weighed as a whole."""
    seen = [one for one in detect_on_one(view, NOBODY, masker) if not _only_perhaps_small(one, guess_error)]
    return [label for one in seen for label in _labels(one, px_per_dp)]


def _apart(labels: Sequence[Label]) -> list[Label]:
    """Of labels of one kind that lie over each other what words told, then the surest, then the larger."""
    kept: list[Label] = []
    for label in sorted(labels, key=lambda one: (_resembles(one), -one.confidence, -one.box[2] * one.box[3])):
        if not any(_says_it_already(other, label) and _over(other.box, label.box) for other in kept):
            kept.append(label)
    return kept


def _says_it_already(other: Label, label: Label) -> bool:
    """Whether another label is of the same kind, or tells in words whose ranking this only resembles."""
    only_resembles = _resembles(label) and not _resembles(other)
    return other.kind == label.kind or (only_resembles and {other.kind, label.kind} == _RANKED)


def _resembles(label: Label) -> bool:
    return bool(label.details.get("alike"))


def _over(first: tuple[int, int, int, int], second: tuple[int, int, int, int]) -> bool:
    """Whether half of the smaller box lies in the other."""
    across = min(first[0] + first[2], second[0] + second[2]) - max(first[0], second[0])
    down = min(first[1] + first[3], second[1] + second[3]) - max(first[1], second[1])
    smaller = min(first[2] * first[3], second[2] * second[3])
    return across > 0 and down > 0 and across * down >= OVER_SHARE * smaller


def _only_perhaps_small(one: Observation, guess_error: float) -> bool:
    """Whether the smallest type or target of a screen is large enough at another density that it may well have."""
    if one.kind is Kind.SMALL_TEXT:
        return _measure(one, "font_dp") * guess_error >= LEAST_FONT_DP
    sides = min(_measure(one, "width_dp"), _measure(one, "height_dp"))
    return one.kind is Kind.SMALL_TARGET and sides * guess_error >= LEAST_TARGET_DP


def _measure(one: Observation, name: str) -> float:
    value = one.data.get(name)
    return float(value) if isinstance(value, int | float) else 0.0


def _labels(one: Observation, px_per_dp: float) -> Iterator[Label]:
    sure = BLANK_CONFIDENCE if one.kind is Kind.BLANK_SCREEN else one.confidence
    if sure < LEAST_CONFIDENCE:
        return
    place = one.evidence[0]
    sides = [float(side) * px_per_dp for side in place.locator.removeprefix("box=").split(",")]
    left, top, width, height = (round(side) for side in sides)
    for name in names_of(one):
        yield Label(name, (left, top, width, height), place.excerpt, round(sure, 3), _measures(one.data))


def _measures(data: Mapping[str, object]) -> dict[str, object]:
    return {key: data[key] for key in (*_MEASURES, *_LIKENESS) if key in data}
