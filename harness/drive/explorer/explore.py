"""Explore an app that nobody described: try what was never tried until nothing is left, or the budget is spent.

The device holds every act against the deny list; what it names is not even tried here. Every screen that is met for the
first time is looked at, so that whatever judges screens sees it.
"""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field

from harness.drive.app_session import AppSession
from harness.drive.explorer import choice, outside
from harness.drive.explorer.budget import Budget, Ended, Explored
from harness.drive.explorer.choice import Goal, next_goal
from harness.drive.explorer.control import MOST_LABEL, Control, controls_of
from harness.drive.explorer.form import fill_in
from harness.drive.explorer.screen_graph import BACK, HOME, SCROLL, Leg, ScreenGraph
from harness.drive.explorer.structure import dialog_stands, screen_name, wording
from harness.drive.form_end import take_leave
from harness.model.event import EventKind, Source
from harness.model.faults import AppBroke, StepFailed
from harness.model.screen import UiTree

MOST_LOOKS = 3  # at one screen that shows other words than before
MOST_BREAKDOWNS = 3
NOWHERE = ""  # an act that could not be done leads nowhere
MOST_MENU = 200
VISITOR = "visitor"


@dataclass(frozen=True, slots=True)
class _Here:
    """What is shown now."""

    tree: UiTree
    name: str
    controls: dict[str, Control]


def _nobody(_way: Sequence[str], _tree: UiTree) -> None:
    """Nobody else looks."""


@dataclass(slots=True)
class Explorer:
    """One exploration. `graph` and `denied` are what it has found out so far.

    `watch` is shown every screen that says something new, with the texts that lead to it from the app's first page.
    """

    session: AppSession
    budget: Budget
    watch: Callable[[Sequence[str], UiTree], None] = _nobody
    graph: ScreenGraph = field(default_factory=ScreenGraph)
    denied: dict[str, None] = field(default_factory=dict)
    steps: int = 0
    _chance: random.Random = field(init=False)
    _home: str = ""
    _first: str = ""
    _breakdowns: int = 0
    _free: bool = False
    _seen: set[tuple[str, int]] = field(default_factory=set)
    _texts: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.budget.seed)

    def explore(self) -> Explored:
        """Until saturation or the end of the budget, written down as it goes. Raises DeviceLost and SecrecyMet."""
        began = time.monotonic()
        with self.session.exploring():
            ended = self._explore(began + self.budget.seconds)
        seconds = round(time.monotonic() - began, 1)
        counts = (self.budget.seed, len(self.graph.screens), self.steps)
        left = tuple(dict.fromkeys(choice.unreached(self.graph)))[:MOST_MENU]
        explored = Explored(ended, *counts, seconds, tuple(sorted(self.denied)), left, penned=not self._free)
        self._conclude(explored)
        return explored

    def _explore(self, deadline: float) -> Ended:
        here, goal = self._begin(), None
        while True:
            if time.monotonic() >= deadline:
                return "time"
            if self.steps >= self.budget.steps:
                return "steps"
            if self._breakdowns >= MOST_BREAKDOWNS:
                return "broken"
            goal = next_goal(self.graph, here.name, self._chance, goal)
            if goal is None:
                return "saturated"
            here = self._pursue(here, goal)

    def _begin(self) -> _Here:
        self.session.device.open_app()
        tree = outside.settled(self.session, self.session.device.tree())
        self._home = outside.origin_of(tree)
        here = self._met(tree, ())
        self.graph.start = self._first = here.name
        return here

    # ---- one act

    def _pursue(self, here: _Here, goal: Goal) -> _Here:
        """Try what the goal names, or go one leg towards it."""
        if goal.leg is None:
            return self._scroll(here) if goal.act == SCROLL else self._tap(here, goal.act)
        act = goal.leg.act
        if act == HOME and BACK not in self.graph.screens[here.name].acts and here.name != self.graph.start:
            act = BACK  # nobody has tried yet whether that is as good
        after = self._tap(here, act) if act not in (HOME, BACK, SCROLL) else self._leave(here, act)
        if act == goal.leg.act and after.name != goal.leg.to:
            self._astray(here, goal, goal.leg)
        return after

    def _astray(self, here: _Here, goal: Goal, leg: Leg) -> None:
        """An act led elsewhere than it did: it is worth less now, and so is what it should have led to."""
        if gone := self.graph.screens[here.name].controls.get(leg.act):
            gone.failed += 1
        screen = self.graph.screens[goal.screen]
        if known := screen.controls.get(goal.act):
            known.sought += 1
        else:
            screen.scroll_sought += 1

    def _tap(self, here: _Here, key: str) -> _Here:
        control = here.controls.get(key)
        if control is None:
            self.graph.screens[here.name].controls[key].missed += 1
            return here
        if control.node.kind == "button" and not control.in_nav and fill_in(self.session, here.tree):
            here = self._again(here)
            control = here.controls.get(key, control)
        return self._act(here, key, control)

    def _again(self, here: _Here) -> _Here:
        tree = self.session.device.tree()
        return _Here(tree, here.name, self._controls(tree))

    def _leave(self, here: _Here, act: str) -> _Here:
        return self._act(here, act, None)

    def _scroll(self, here: _Here) -> _Here:
        screen = self.graph.screens[here.name]
        known = len(screen.controls)
        after = self._act(here, SCROLL, None)
        further = self.graph.screens[after.name]
        if after.name != here.name:  # no feed without end: what lies below inherits the count
            further.scrolls = max(further.scrolls, screen.scrolls + 1)
        screen.scrolls += 1 if len(screen.controls) > known else choice.MOST_SCROLLS
        return after

    def _act(self, here: _Here, act: str, control: Control | None) -> _Here:
        """Do it, see where it led, and write that down."""
        self.steps += 1
        target, why, began = control.label if control else "", "", time.monotonic()
        try:
            self._do(act, control)
            tree = outside.settled(self.session, self.session.device.tree())
        except StepFailed as failed:
            why, tree = failed.what.en, self.session.device.tree()
        except AppBroke as broken:
            why, tree = broken.what.en, self._start_again()
            self._breakdowns += 1
        self._write_step("tap" if control else act, target, why, round((time.monotonic() - began) * 1000, 1))
        return self._arrive(here, act, target, why, tree)

    def _do(self, act: str, control: Control | None) -> None:
        device = self.session.device
        if control:
            device.tap(control.node)
        elif act == BACK:
            device.back()
        elif act == SCROLL:
            device.scroll(0.8)
        else:
            device.open_app()

    def _arrive(self, here: _Here, act: str, label: str, why: str, tree: UiTree) -> _Here:
        left = outside.left_for(self.session.app, self._home, tree)
        if left:
            self._led(here, act, label, left)
            tree = self._start_again()
        way = self._way_on(here, act, label) if not left else ()
        after = self._met(tree, way)
        if not left:
            self._led(here, act, label, NOWHERE if why and after.name == here.name else after.name)
        if label and after.name == here.name:
            self.denied.update(dict.fromkeys(self.session.device.stopped()))
        return after

    def _start_again(self) -> UiTree:
        self.session.device.open_app()
        return outside.settled(self.session, self.session.device.tree())

    def _way_on(self, here: _Here, act: str, label: str) -> tuple[str, ...]:
        """The labels from the start to where an act leads, which is what a person would have to tap."""
        way = self.graph.screens[here.name].way
        return (*way, label) if label else way[:-1] if act == BACK else () if act == HOME else way

    # ---- what was found

    def _met(self, tree: UiTree, way: tuple[str, ...]) -> _Here:
        take_leave(self.session, self.session.heed(tree))
        name, controls = screen_name(tree), self._controls(tree)
        new = self.graph.meet(name, way, controls.values())
        screen, words = self.graph.screens[name], (name, wording(tree))
        if new or (words not in self._seen and screen.looks < MOST_LOOKS):
            screen.looks += 1
            self.session.look(f"explore {' > '.join(label.replace('>', '') for label in screen.way)}")
            self.watch(self.texts(screen.way), tree)
        self._seen.add(words)
        self._free = self._free or bool(controls and not dialog_stands(tree))
        return _Here(tree, name, controls)

    def texts(self, way: Sequence[str]) -> list[str]:
        """What the controls of a way say in full: labels have no figures."""
        return [self._texts.get(label, label) for label in way]

    def _controls(self, tree: UiTree) -> dict[str, Control]:
        found, denied = controls_of(tree, self.session.is_denied)
        self.denied.update(dict.fromkeys(denied))
        for one in found:
            self._texts.setdefault(one.label, one.node.text.strip()[:MOST_LABEL])
        return {one.key: one for one in found}

    def _led(self, here: _Here, act: str, label: str, to: str) -> None:
        known = self.graph.screens[here.name].controls.get(act)
        first = known is None or not known.tries
        self.graph.led(here.name, act, to)
        if to != here.name or first:
            data = {"from": here.name, "to": to, "word": "tap" if known else act, "control": label}
            self.session.witness.record(Source.SCENARIO, EventKind.MOVE, {**data, "screens": len(self.graph.screens)})

    def _write_step(self, word: str, target: str, why: str, ms: float) -> None:
        data = {"word": word, "target": target, "outcome": "failed" if why else "done", "why": why, "ms": ms}
        self.session.witness.record(Source.SCENARIO, EventKind.STEP, data)

    def _conclude(self, explored: Explored) -> None:
        told = {
            **asdict(explored),
            "denied": list(explored.denied),
            "unreached": list(explored.unreached),
            "start": self._first,
            "role": self.session.role or VISITOR,
        }
        self.session.witness.record(Source.SCENARIO, EventKind.EXPLORED, told)
        controls = [known for screen in self.graph.screens.values() for known in screen.controls.values()]
        entries = dict.fromkeys(known.label for known in controls if known.label and known.kind != "checkbox")
        opened = dict.fromkeys(known.label for known in controls if any(known.leads) and known.label in entries)
        menu = {"entries": list(entries)[:MOST_MENU], "opened": list(opened)[:MOST_MENU]}
        data = {"role": self.session.role, **menu, "denied": list(explored.denied)}
        self.session.witness.record(Source.SCENARIO, EventKind.MENU, data)
