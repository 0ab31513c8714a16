"""What nobody scripted: an exploration finds the functions, forms, gates and choices that the probes then try.

A function counts only when it opens again from a fresh start with all gates passed: what cannot be opened then was not
withheld by anybody.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from harness.drive.app_session import AppSession
from harness.drive.explorer.budget import Budget
from harness.drive.explorer.choice import BACK_WORDS
from harness.drive.explorer.explore import Explorer
from harness.drive.explorer.structure import screen_name
from harness.drive.find import plain
from harness.drive.form_end import ENDS, form_end
from harness.drive.found_functions import Found
from harness.drive.found_gate import find_gate
from harness.drive.probes.duty_words import duty_of
from harness.drive.probes.found_forms import form_steps
from harness.drive.probes.opt_out import SHOWN, choices
from harness.drive.probes.unrelated import WHERE_ONE_IS, reachable
from harness.model.app import CoreTask, Duty, Gate, Step
from harness.model.event import EventKind, Source
from harness.model.screen import UiTree

MOST_FUNCTIONS, MOST_FORMS, MOST_GATES = 8, 6, 3
HOME = WHERE_ONE_IS[0]
LONGEST_WAY = 4  # taps; what lies deeper is no core function


@dataclass(slots=True)
class _Seen:
    """What the screens of an exploration showed, besides their controls; `forms` are the ends of forms by screen,
    `unsent` those of any form that the deny list keeps.
    """

    session: AppSession
    forms: dict[str, str] = field(default_factory=dict)
    gates: dict[str, Gate] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
    unsent: dict[str, None] = field(default_factory=dict)

    def meet(self, way: Sequence[str], tree: UiTree) -> None:
        steps = form_steps(tree)
        if steps:
            self.forms.setdefault(screen_name(tree), str(steps[-1].args["text"]))
        if (end := form_end(tree)) and self.session.is_denied(end):
            self.unsent[end] = None
        self._meet_gate(way, find_gate(tree))
        for duty in SHOWN:
            if choice := next(choices(tree, duty), None):
                self.choices.setdefault(duty, choice.text[:40])

    def _meet_gate(self, way: Sequence[str], gate: Gate | None) -> None:
        """A gate that the app file does not know."""
        if gate is None or not way or len(self.gates) >= MOST_GATES:
            return
        known = [plain(one.marker) for one in self.session.app.gates]
        if not any(one in plain(gate.marker) or plain(gate.marker) in one for one in known):
            self.gates.setdefault(gate.marker, replace(gate, reach=_taps(way)))


def find_functions(session: AppSession, budget: Budget) -> Found:
    """Explore as the present role and keep what was found for the sessions to come. Needs every gate passed."""
    seen = _Seen(session)
    explorer = Explorer(session, budget, seen.meet)
    ended = explorer.explore().ended
    ways = {name: explorer.texts(explorer.graph.screens[name].way) for name in seen.forms}
    asking = [
        name for name, end in seen.forms.items() if _can_be_gone(session, ways[name]) and not session.is_denied(end)
    ]
    tried = asking[:MOST_FORMS]
    labels = (known.label for screen in explorer.graph.screens.values() for known in screen.controls.values())
    found = Found(
        functions=tuple(_functions(session, explorer)),
        forms=tuple(CoreTask((HOME, *ways[name])[-1], session.role, _taps(ways[name])) for name in tried),
        withheld=tuple(end for name, end in seen.forms.items() if name not in tried),
        gates=tuple(seen.gates.values()),
        choices=dict(seen.choices),
        labels=frozenset(labels),
        whole=ended == "saturated",
    )
    session.found.by_role[session.role] = found
    _write(session, found, tuple(seen.unsent))
    return found


def _functions(session: AppSession, explorer: Explorer) -> Sequence[CoreTask]:
    """The nearest screens, as functions that have been opened once more."""
    ways = sorted((screen.way for screen in explorer.graph.screens.values()), key=len)
    candidates: dict[str, CoreTask] = {}
    for way in (explorer.texts(way) for way in ways if 0 < len(way) <= LONGEST_WAY):
        if _can_be_gone(session, way) and _leads_on(way[-1]):
            candidates.setdefault(way[-1], CoreTask(way[-1], session.role, _taps(way), _duty(way[-1])))
    tried = list(candidates.values())[: MOST_FUNCTIONS + MOST_FUNCTIONS // 2]
    opened = set(reachable(session, tried))
    return [task for task in tried if task.name in opened][:MOST_FUNCTIONS]


def _can_be_gone(session: AppSession, way: Sequence[str]) -> bool:
    """Whether a way leads by named controls alone, sends no form and touches nothing denied."""
    return all(plain(text) and not ENDS.search(plain(text)) for text in way) and not session.is_denied(*way)


def _leads_on(text: str) -> bool:
    """Whether a control leads to a function: not back, and not where one is already."""
    return text not in WHERE_ONE_IS and not plain(text).casefold().startswith(BACK_WORDS)


def _duty(text: str) -> Duty | None:
    return duty_of(text) or None  # type: ignore[return-value]


def _taps(way: Sequence[str]) -> tuple[Step, ...]:
    return tuple(Step("tap", {"text": text}) for text in way)


def _write(session: AppSession, found: Found, unsent: tuple[str, ...]) -> None:
    told = {
        "role": session.role,
        "functions": [task.name for task in found.functions],
        "forms": [task.name for task in found.forms],
        "withheld": list(found.withheld),
        "unsent": list(unsent),
        "gates": [gate.name for gate in found.gates],
        "whole": found.whole,
    }
    session.witness.record(Source.SCENARIO, EventKind.FOUND, told)
