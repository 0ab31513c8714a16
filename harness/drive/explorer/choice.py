"""What to try next: what was never tried, where it promises a screen never seen; the nearest of it first."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from harness.drive.explorer.screen_graph import SCROLL, Known, Leg, Screen, ScreenGraph

# How much an untried control promises [default]: measured on the demonstration apps, see tests/bench/test_explorer.py.
PLAIN, IN_NAV, FRUITFUL, CHECKBOX, WAY_BACK, SCROLLING, LEFT_OVER = 1.0, 2.0, 1.5, 0.4, 0.3, 0.5, 0.05
DISTANCE = 0.35  # what one more tap on the way takes from a promise
SAMPLE = 3  # rows of a list that led nowhere new: the others are like them
MOST_OF_A_GROUP = 8
MOST_SOUGHT, MOST_MISSED, MOST_SCROLLS = 12, 2, 2
BACK_WORDS = ("返回", "取消", "关闭", "back", "cancel", "close", "‹", "<", "×")


@dataclass(frozen=True, slots=True)
class Goal:
    """An act to be tried on a screen; `leg` is the first step there, None on the screen itself."""

    screen: str
    act: str
    leg: Leg | None


def next_goal(graph: ScreenGraph, here: str, chance: random.Random, held: Goal | None = None) -> Goal | None:
    """The best of all that is left to try; None when nothing is: the app is known as far as it can be reached.

    Among equals the goal that is `held` stays: who turns round at every crossing arrives nowhere.
    """
    best, goals = 0.0, list[Goal]()
    for name, (cost, leg) in graph.distances(here).items():
        for act, promise in promises(graph, graph.screens[name]):
            worth = promise / (1 + DISTANCE * cost)
            if worth > best * 1.0001:
                best, goals = worth, []
            if worth >= best * 0.9999:
                goals.append(Goal(name, act, leg))
    kept = [goal for goal in goals if held and (goal.screen, goal.act) == (held.screen, held.act)]
    return kept[0] if kept else chance.choice(goals) if goals else None


def promises(graph: ScreenGraph, screen: Screen) -> Iterator[tuple[str, float]]:
    """What is left to try on a screen, each with what it promises."""
    told = _told(screen)
    for key, known in screen.controls.items():
        if not known.tries and known.missed < MOST_MISSED and known.sought < MOST_SOUGHT:
            promise = _promise(graph, known, told.get(known.group, []))
            if promise:
                yield key, promise
    if screen.scrolls < MOST_SCROLLS and screen.scroll_sought < MOST_SOUGHT:
        yield SCROLL, SCROLLING


def unreached(graph: ScreenGraph) -> list[str]:
    """The labels of what was seen and promised a screen, and was never tried: it was gone, or no way led back to it."""
    return [known.label for screen in graph.screens.values() for known in _given_up(graph, screen)]


def _given_up(graph: ScreenGraph, screen: Screen) -> Iterator[Known]:
    told = _told(screen)
    for known in screen.controls.values():
        if not known.tries and _promise(graph, known, told.get(known.group, [])) > max(WAY_BACK, LEFT_OVER):
            yield known


def _told(screen: Screen) -> dict[str, list[str]]:
    """By group, where those of it led that were tried."""
    told: dict[str, list[str]] = {}
    for known in screen.controls.values():
        if known.tries:
            told.setdefault(known.group, []).append(known.leads[-1])
    return told


def _promise(graph: ScreenGraph, known: Known, told: list[str]) -> float:
    if graph.expected(known) in graph.screens:
        return 0.0
    if is_stale(told):
        return LEFT_OVER if len(told) < MOST_OF_A_GROUP else 0.0
    if known.kind == "checkbox":
        return CHECKBOX
    if known.label.casefold().startswith(BACK_WORDS):
        return WAY_BACK
    if known.in_nav:
        return IN_NAV
    return FRUITFUL if len(set(told)) > 1 else PLAIN


def is_stale(told: list[str]) -> bool:
    """Whether the last of a group led where others of it had led already: what a list does, and a row of tiles not."""
    last = told[1 - SAMPLE :]
    return len(told) >= SAMPLE and len(set(last)) == 1 and last[0] in told[: 1 - SAMPLE]
