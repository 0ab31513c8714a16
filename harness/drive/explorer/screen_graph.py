"""The screens that were met, what can be tapped on each, and where every act led."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from harness.drive.explorer.control import Control

BACK, HOME, SCROLL = "back", "home", "scroll"
# What a way costs, in taps: starting the app anew takes as long as some of them, going back may lead elsewhere.
COST_TAP, COST_GUESS, COST_SCROLL, COST_BACK, COST_HOME, COST_FAILED = 1.0, 1.3, 1.3, 1.6, 4.0, 2.0
ALIKE_IN_NAV, ALIKE = 1, 2  # as many other screens showed where a control of this name leads


@dataclass(slots=True)
class Known:
    """One control of one screen. `leads` are the screens that it led to, `sought` how often the way to it went astray.

    `identity` is shared with the controls of other screens that stand and are called the same.
    """

    group: str
    label: str
    kind: str
    in_nav: bool
    identity: str = ""
    leads: list[str] = field(default_factory=list)
    tries: int = 0
    missed: int = 0
    sought: int = 0
    failed: int = 0


@dataclass(slots=True)
class Screen:
    """`way` are the labels on the shortest way that first led here; `acts` says where back and the like led."""

    name: str
    way: tuple[str, ...]
    controls: dict[str, Known] = field(default_factory=dict)
    acts: dict[str, str] = field(default_factory=dict)
    scrolls: int = 0
    scroll_sought: int = 0
    looks: int = 0


@dataclass(frozen=True, slots=True)
class Leg:
    """One act on the way: a control's key, or scroll, back or home; `to` where it is expected to lead."""

    act: str
    to: str


@dataclass(slots=True)
class ScreenGraph:
    """`start` is where the app opens, as far as was last seen."""

    start: str = ""
    screens: dict[str, Screen] = field(default_factory=dict)
    _alike: dict[str, dict[str, str]] = field(default_factory=dict)
    _guesses: dict[str, tuple[int, str]] = field(default_factory=dict)

    def meet(self, name: str, way: tuple[str, ...], controls: Iterable[Control]) -> bool:
        """Take in what a screen shows; whether it was met for the first time."""
        new = name not in self.screens
        screen = self.screens.setdefault(name, Screen(name, way))
        if len(way) < len(screen.way):
            screen.way = way
        for one in controls:
            if one.key not in screen.controls:
                screen.controls[one.key] = _known(one)
        return new

    def led(self, origin: str, act: str, to: str) -> None:
        """Keep where an act on a screen led."""
        screen = self.screens[origin]
        known = screen.controls.get(act)
        if known is None:
            screen.acts[act] = to
            if act == HOME and to in self.screens:
                self.start = to
            return
        known.tries += 1
        known.leads.append(to)
        shown = self._alike.setdefault(known.identity, {})
        shown[origin] = to
        self._guesses[known.identity] = (len(shown), to if len(set(shown.values())) == 1 else "")

    def expected(self, known: Known) -> str:
        """Where a control leads that was not tried yet, as its like elsewhere showed; empty when they differ."""
        told, to = self._guesses.get(known.identity, (0, ""))
        return to if told >= (ALIKE_IN_NAV if known.in_nav else ALIKE) else ""

    def legs(self, name: str) -> Iterator[tuple[float, Leg]]:
        """Every known act on a screen, with its cost."""
        screen = self.screens[name]
        for key, known in screen.controls.items():
            if known.leads:
                yield COST_TAP + COST_FAILED * known.failed, Leg(key, known.leads[-1])
            elif known.missed == 0 and (to := self.expected(known)):
                yield COST_GUESS + COST_FAILED * known.failed, Leg(key, to)
        if screen.acts.get(SCROLL, name) != name:  # where what is further down has another structure
            yield COST_SCROLL, Leg(SCROLL, screen.acts[SCROLL])
        if BACK in screen.acts:
            yield COST_BACK, Leg(BACK, screen.acts[BACK])
        if self.start:
            yield COST_HOME, Leg(HOME, self.start)

    def distances(self, origin: str) -> dict[str, tuple[float, Leg | None]]:
        """From one screen to every one that can be reached: the cost, and the first leg of the cheapest way."""
        found: dict[str, tuple[float, Leg | None]] = {}
        waiting: list[tuple[float, int, str, Leg | None]] = [(0.0, 0, origin, None)]
        turn = 0
        while waiting:
            cost, _, name, first = heapq.heappop(waiting)
            if name in found or name not in self.screens:
                continue
            found[name] = (cost, first)
            for price, leg in self.legs(name):
                turn += 1
                heapq.heappush(waiting, (cost + price, turn, leg.to, first or leg))
        return found


def _known(control: Control) -> Known:
    identity = f"{control.group}|{control.label}"
    return Known(control.group, control.label, control.node.kind, control.in_nav, identity)
