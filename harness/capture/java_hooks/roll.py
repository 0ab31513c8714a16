"""Which hooks sit in a process, by category, and how each proved itself."""

from collections.abc import Iterable, Mapping

from harness.capture.java_hooks.hook import HookTable
from harness.capture.java_hooks.message import HookState

ByCategory = dict[str, dict[str, str]]
INSTALLED = "installed"


class Roll:
    """A hook that the agent says nothing of has failed. A missing class is none to call, until a loader brings it."""

    def __init__(self, table: HookTable, states: Iterable[HookState]) -> None:
        self._table = table
        self._states = {state.hook: state for state in states}

    @property
    def sitting(self) -> int:
        return sum(state.state == INSTALLED for state in self._states.values())

    def by_category(self) -> ByCategory:
        """By category and method: `installed 2` (overloads), or why not."""
        return self._grouped({number: _said(self._states.get(number)) for number in range(len(self._table))})

    def came(self, late: Iterable[HookState]) -> ByCategory:
        """Take hooks in that were installed later, and say which."""
        taken = {state.hook: state for state in late}
        self._states |= taken
        return self._grouped({number: _said(state) for number, state in taken.items()})

    def proofs_by_category(self, how: Mapping[int, str]) -> ByCategory:
        """How the hooks that sit proved themselves: `called` or `in_place`; `failed` otherwise."""
        return self._grouped({number: proof for number, proof in how.items() if proof != "none"})

    def failed(self, how: Mapping[int, str]) -> list[str]:
        """The methods that are there and whose hook does not work, those of low weight left out."""
        every = range(len(self._table))
        bad = [number for number in every if self._is_bad(number) or how.get(number) == "failed"]
        hooks = [hook for number in bad if (hook := self._table.at(number)) is not None]
        return [hook.api for hook in hooks if hook.weight != "low"]

    def _is_bad(self, number: int) -> bool:
        state = self._states.get(number)
        return state is None or state.state == "failed"

    def _grouped(self, said: Mapping[int, str]) -> ByCategory:
        grouped: ByCategory = {}
        for number, text in said.items():
            if (hook := self._table.at(number)) is not None:
                grouped.setdefault(hook.category.value, {})[hook.api] = text
        return grouped


def _said(state: HookState | None) -> str:
    if state is None:
        return "failed: the agent says nothing of it"
    if state.state == INSTALLED:
        return f"{INSTALLED} {state.overloads}" if state.overloads else f"{INSTALLED}: {state.why}"[:160]
    return f"{state.state}: {state.why}"[:160] if state.why and state.state == "failed" else state.state
