"""Whom the explorer is measured against: a monkey without a plan, and a weighted choice as Fastbot makes it.

Both hold to the deny list, fill in forms, and are brought back when they have left the app, as the explorer does.
"""

import contextlib
import math
import random
import time
from collections import Counter
from dataclasses import dataclass, field

from harness.drive.app_session import AppSession
from harness.drive.explorer import outside
from harness.drive.explorer.control import controls_of
from harness.drive.explorer.form import fill_in
from harness.drive.explorer.structure import screen_name
from harness.drive.trial.monkey import choose
from harness.model.faults import StepFailed
from harness.model.screen import UiTree


@dataclass
class Monkey:
    """The acts and weights of the trial's monkey, without those that disturb the app."""

    session: AppSession
    chance: random.Random

    def act(self, tree: UiTree) -> None:
        made = choose(tree, self.chance, self.session.denied)
        while made.word in ("turn", "background"):
            made = choose(tree, self.chance, self.session.denied)
        device = self.session.device
        if made.word == "tap" and made.node:
            device.tap(made.node)
        elif made.word == "type" and made.node:
            device.type_text(made.node, self.session.filled(made.text))
        elif made.word == "back":
            device.back()
        elif made.word == "scroll":
            device.scroll(0.8)
        else:
            device.open_app()


@dataclass
class Weighted:
    """Fastbot-like: a value for each act on each screen (SARSA over the screens it leads to), what was never done
    first, then a draw that prefers worth; a share of draws is left to chance. No way is planned."""

    session: AppSession
    chance: random.Random
    worth: dict[tuple[str, str], float] = field(default_factory=dict)
    visits: Counter[str] = field(default_factory=Counter)
    last: tuple[str, str] | None = None

    ALPHA, GAMMA, CURIOUS, HEAT = 0.25, 0.8, 0.1, 0.3

    def act(self, tree: UiTree) -> None:
        name = screen_name(tree)
        self.visits[name] += 1
        found, _ = controls_of(tree, self.session.is_denied)
        acts = {one.key: one for one in found}
        keys = [*acts, "back"]
        key = self._choice(name, keys)
        self._learn(name, key)
        self.last = name, key
        if key == "back":
            self.session.device.back()
            return
        if acts[key].node.kind == "button":
            fill_in(self.session, tree)
        self.session.device.tap(acts[key].node)

    def _choice(self, name: str, keys: list[str]) -> str:
        fresh = [key for key in keys if (name, key) not in self.worth and key != "back"]
        if fresh and self.chance.random() > self.CURIOUS:
            return self.chance.choice(fresh)
        weights = [math.exp(min(20.0, self.worth.get((name, key), 0.0) / self.HEAT)) for key in keys]
        return self.chance.choices(keys, weights)[0]

    def _learn(self, name: str, key: str) -> None:
        self.worth.setdefault((name, key), 0.0)
        if self.last:
            reward = 1.0 / math.sqrt(self.visits[name])
            gained = reward + self.GAMMA * self.worth[name, key]
            self.worth[self.last] += self.ALPHA * (gained - self.worth[self.last])


HUNG_S, MOST_HANGS = 12.0, 2  # a page that answers no more takes a command's whole time again and again


def walk(walker: Monkey | Weighted, seconds: float) -> str:
    """Act until the time is up, or until the page hangs; how many acts, and how it ended."""
    session, acts, hangs, deadline = walker.session, 0, 0, time.monotonic() + seconds
    session.device.open_app()
    home = outside.origin_of(session.device.tree())
    while time.monotonic() < deadline and hangs < MOST_HANGS:
        began = time.monotonic()
        tree = outside.settled(session, session.device.tree())
        if outside.left_for(session.app, home, tree):
            session.device.open_app()
            continue
        with contextlib.suppress(StepFailed):
            walker.act(tree)
        acts += 1
        hangs += time.monotonic() - began > HUNG_S
    return f"{acts} acts" + (", then the page hung" if hangs >= MOST_HANGS else "")
