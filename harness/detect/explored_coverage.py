"""What an exploration stands in for where no scenario did it: the walk through the menus, and the core tasks.

An exploration that ended because nothing was left to try has opened whatever a walk through the menus opens. One that
ended by its budget, that left something untried, or that never got past a dialog shows nothing by what it lacks
(design law 1). The functions that it found count as tasks where the app file names none, each form of them was sent,
and each was opened once more.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from harness.model.coverage import Covered
from harness.model.event import Event, EventKind
from harness.model.run import Run

MENU_WALK, CORE_TASKS = "menu_walk", "core_tasks"
VISITOR, GRASSROOTS = "visitor", "grassroots"
LEAST_SCREENS = 2  # one screen alone is a wall more often than an app
Data = Mapping[str, Any]


@dataclass(slots=True)
class _Walk:
    """One exploration: how it ended, what was found, and the gates of its scenario that nobody got past."""

    explored: Data
    found: Data | None = None
    gates_shut: set[str] = field(default_factory=set)


def explored_scenarios(run: Run, events: Sequence[Event]) -> dict[str, Covered]:
    """The two scenarios as the main role's exploration covers them, unless somebody began them; {} where none ran."""
    begun = {event.data.get("scenario") for event in events if event.kind is EventKind.SCENARIO_BEGIN}
    role = main_role(run)
    walks = [walk for walk in _walks(events) if walk.explored.get("role") == role]
    if not walks:
        return {}
    covered = {MENU_WALK: _best(_menus(walk) for walk in walks)}
    if not any(task.role in (role, VISITOR) for task in run.app.core_tasks):
        covered[CORE_TASKS] = _best(_tasks(walk) for walk in walks)
    return {name: one for name, one in covered.items() if name not in begun}


def main_role(run: Run) -> str:
    """Who carries the burden: 基层用户, else the first account of the app file, else a visitor."""
    roles = [account.role for account in run.app.accounts]
    return GRASSROOTS if GRASSROOTS in roles else (roles[0] if roles else VISITOR)


def _walks(events: Iterable[Event]) -> Iterator[_Walk]:
    """The explorations of scenarios that passed."""
    walks: list[_Walk] = []
    shut: set[str] = set()
    for event in events:
        if event.kind is EventKind.SCENARIO_BEGIN:
            walks, shut = [], set()
        elif event.kind is EventKind.GATE:
            _note_gate(shut, event.data)
        elif event.kind is EventKind.EXPLORED:
            walks.append(_Walk(event.data, gates_shut=set(shut)))
        elif event.kind is EventKind.FOUND and walks and event.data.get("role") == walks[-1].explored.get("role"):
            walks[-1].found = event.data
        elif event.kind is EventKind.SCENARIO_END and event.data.get("outcome") == "passed":
            yield from walks


def _note_gate(shut: set[str], told: Data) -> None:
    if told.get("state") == "failed":
        shut.add(str(told.get("gate")))
    elif told.get("state") == "passed":
        shut.discard(str(told.get("gate")))


def _best(covered: Iterable[Covered]) -> Covered:
    """One whole exploration is enough; of several that fall short the last says why."""
    all_of_them = list(covered)
    return next((one for one in all_of_them if one.ok), all_of_them[-1])


def _menus(walk: _Walk) -> Covered:
    told = walk.explored
    if told.get("ended") != "saturated":
        return Covered(ok=False, why=f"the exploration ended by {told.get('ended', '')} before all was seen")
    if walk.gates_shut:
        return Covered(ok=False, why=f"the exploration stood before a gate: {', '.join(sorted(walk.gates_shut))}")
    if told.get("penned") is not False or not _at_least(told.get("screens"), LEAST_SCREENS):
        return Covered(ok=False, why="the exploration got past no more than a dialog or one screen")
    left = told.get("unreached")
    if not isinstance(left, list | tuple):
        return Covered(ok=False, why="the exploration does not say what it left untried")
    return Covered(ok=False, why=f"left untried: {', '.join(map(str, left[:5]))}") if left else Covered(ok=True)


def _tasks(walk: _Walk) -> Covered:
    menus, found = _menus(walk), walk.found
    if not menus.ok:
        return menus
    if found is None or found.get("whole") is not True or not found.get("functions"):
        return Covered(ok=False, why="the exploration found no function that it could open again")
    unsent = found.get("unsent")
    if not isinstance(unsent, list | tuple):
        return Covered(ok=False, why="the exploration does not say which forms it did not send")
    if unsent:
        return Covered(ok=False, why=f"forms that nobody was allowed to send: {', '.join(map(str, unsent[:5]))}")
    return Covered(ok=True)


def _at_least(number: object, least: int) -> bool:
    return isinstance(number, int) and number >= least
