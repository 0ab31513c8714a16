"""Turns what a detector saw on a screen into an Observation: evidence by picture and event, everything masked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from harness.detect.screen.piece import Piece, around
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.people_names import veil_names
from harness.model.app import App
from harness.model.observation import Channel, Evidence, Kind, Observation
from harness.model.screen import Box

EXCERPT_CHARACTERS = 120
MOST_EVIDENCE = 8
EVENTS = "events.jsonl"


class Masks(Protocol):
    """Hides planted and personal values (harness.detect.masking.mask.Masker fits)."""

    def mask(self, text: str) -> str: ...


def sighting(
    kind: Kind,
    view: ScreenView,
    pieces: Sequence[Piece],
    masker: Masks,
    *,
    confidence: float,
    subject: str = "",
    data: Mapping[str, Any] | None = None,
) -> Observation:
    """One observation on one screen; `pieces` are what shows it (none: the whole screen)."""
    box = around([piece.box for piece in pieces]) if pieces else Box(0, 0, view.tree.width_dp, view.tree.height_dp)
    excerpt = veil_names(" ".join(piece.spaced for piece in pieces)[: 4 * EXCERPT_CHARACTERS])
    score = min((piece.score for piece in pieces), default=1.0)
    return Observation(
        kind=kind,
        channel=Channel.UI,
        subject=masker.mask(subject),
        confidence=round(confidence * score, 3),
        evidence=_evidence(view, box, masker.mask(excerpt)[:EXCERPT_CHARACTERS]),
        phase=view.phase,
        role=view.role,
        data=_masked(data or {}, masker),
    )


OnScreen = Callable[[ScreenView, App, Masks], Iterable[Observation]]


@dataclass(frozen=True, slots=True)
class EachRole:
    """A detector that asks each screen by itself; of a whole recording it gives the strongest of each role.

    `on_screen` is what one screen shows, at every place; `apart` tells what is never put together.
    """

    on_screen: OnScreen
    apart: Callable[[Observation], bool] = lambda _: False

    def __call__(self, views: Sequence[ScreenView], app: App, masker: Masks) -> Iterable[Observation]:
        found = [one for view in views for one in self.on_screen(view, app, masker)]
        for side in (False, True):
            yield from strongest(one for one in found if self.apart(one) is side)


OnScreens = Callable[[Sequence[ScreenView], App, Masks], Iterable[Observation]]


@dataclass(frozen=True, slots=True)
class EachPlace:
    """A detector that tells every place of a single screen (`on_screen`), and of a recording what `of_run` chooses."""

    of_run: OnScreens
    on_screen: OnScreen

    def __call__(self, views: Sequence[ScreenView], app: App, masker: Masks) -> Iterable[Observation]:
        return self.of_run(views, app, masker)


def strongest(observations: Iterable[Observation]) -> list[Observation]:
    """The best of each (kind, subject, role) with the places of the others behind its own."""
    groups: dict[tuple[str, str, str], list[Observation]] = {}
    for one in observations:
        groups.setdefault((one.kind, one.subject, one.role), []).append(one)
    return [_together(group) for group in groups.values()]


def _together(group: list[Observation]) -> Observation:
    best = max(group, key=lambda one: (one.confidence, one.evidence[0].file.endswith(".png")))
    evidence = list(best.evidence)
    for other in group:
        known = {one.file for one in evidence if one.file != EVENTS}
        fresh = not any(one.file in known for one in other.evidence)
        if fresh and other.confidence >= 0.5 and len(evidence) + len(other.evidence) <= MOST_EVIDENCE:
            evidence += other.evidence
    return replace(best, evidence=tuple(evidence))


def _evidence(view: ScreenView, box: Box, excerpt: str) -> tuple[Evidence, ...]:
    """A place that the picture does not reach (one would have to scroll) is shown by the page's elements instead."""
    place = ",".join(f"{value:.0f}" for value in (box.x_dp, box.y_dp, box.width_dp, box.height_dp))
    file = view.png if _in_picture(view, box) else f"screens/{view.screen}.tree.json"
    return Evidence(file, f"box={place}", excerpt), Evidence(EVENTS, f"seq={view.seq}", excerpt)


def _in_picture(view: ScreenView, box: Box) -> bool:
    """Whether the middle of the box, or all of a box that is larger than the screen's half, meets the viewport."""
    top, bottom = max(box.y_dp, 0.0), min(box.y_dp + box.height_dp, view.tree.height_dp)
    return bottom - top >= min(0.5 * box.height_dp, 0.5 * view.tree.height_dp)


def _masked(data: Mapping[str, Any], masker: Masks) -> dict[str, Any]:
    return {key: masker.mask(value) if isinstance(value, str) else value for key, value in data.items()}
