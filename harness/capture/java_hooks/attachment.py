"""The agent in one process: loaded, its hooks installed, heard, and asked for its last counts before it leaves."""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from harness.capture.frida_work import bounded, let_go
from harness.capture.java_hooks.agent_script import agent_source
from harness.capture.java_hooks.hook import HookTable
from harness.capture.java_hooks.message import HookState, parse_state
from harness.capture.java_hooks.target import lost
from harness.model.faults import CaptureLost

LOAD_TIMEOUT_S = 30.0
INSTALL_TIMEOUT_S = 60.0
TEST_TIMEOUT_S = 30.0
LEAVE_TIMEOUT_S = 10.0
# Calls told in full, each with its stack, in one second: of one method, and of all. The others are counted.
FULL_PER_SECOND = 20
FULL_PER_SECOND_OF_ALL = 300

Hear = Callable[["HookedProcess", Mapping[str, Any]], None]
Lose = Callable[["HookedProcess", str], None]


@dataclass(frozen=True, slots=True)
class Total:
    """Calls of one hook by the agent's own count: that returned, within a call of the same method, still under way."""

    hook: int
    returned: int
    nested: int
    under_way: int


class HookedProcess:
    """One process under watch. `hear` gets every message of the agent, `lose` the reason when it goes unasked."""

    def __init__(self, device: Any, pid: int, salt: str, hear: Hear, lose: Lose) -> None:
        self.pid, self.salt = pid, salt
        self.name = ""
        self._device, self._hear, self._lose = device, hear, lose
        self._session: Any = None
        self._script: Any = None
        self._leaving = False

    def enter(self, table: HookTable) -> tuple[bool, tuple[HookState, ...]]:
        """Load the agent and install: whether there is Java, and every hook's state. Raises CaptureLost."""
        source = agent_source()
        bounded(lambda: self._load(source), LOAD_TIMEOUT_S)
        config = {
            "table": table.for_agent(),
            "salt": self.salt,
            "full_per_second": FULL_PER_SECOND,
            "full_per_second_of_all": FULL_PER_SECOND_OF_ALL,
        }
        told = self._ask("install", INSTALL_TIMEOUT_S, config)
        self.name = str(told.get("process", ""))[:200]
        states = tuple(state for raw in told.get("hooks", []) if (state := parse_state(raw)) is not None)
        return told.get("java") is True, states

    def _load(self, source: str) -> None:
        self._session = self._device.attach(self.pid)
        self._session.on("detached", self._gone)
        self._script = self._session.create_script(source)
        self._script.on("message", self._take)
        self._script.load()

    def test(self, marker: str) -> dict[int, str]:
        """How each hook proved itself: `called` by a call of ours, `in_place`, `failed`, or `none`."""
        told = self._ask("self_test", TEST_TIMEOUT_S, marker)
        return {number: str(how) for number, how in told if isinstance(number, int)}

    def clock_ms(self) -> float:
        """The process's clock, milliseconds since 1970."""
        return float(self._ask("clock", LEAVE_TIMEOUT_S))

    def flush(self) -> tuple[Total, ...]:
        """Everything that was counted is heard before this returns. Raises CaptureLost when the agent is gone."""
        told = self._ask("flush", LEAVE_TIMEOUT_S)
        return tuple(Total(*(int(number) for number in one)) for one in told)

    def _ask(self, name: str, timeout_s: float, *arguments: object) -> Any:
        script = self._script
        if script is None:
            raise lost(f"process {self.pid} has no agent", f"进程 {self.pid} 中没有代理脚本")
        return bounded(lambda: getattr(script.exports_sync, name)(*arguments), timeout_s)

    def leave(self) -> None:
        """Take the hooks out of the process; one that is gone already is left in peace."""
        self._leaving = True
        with contextlib.suppress(CaptureLost):
            bounded(self._unload, LEAVE_TIMEOUT_S)
        let_go(self._session, self._script, self._take, self._gone)
        self._script = self._session = self._device = None

    def _unload(self) -> None:
        if self._script is not None:
            self._script.unload()
        if self._session is not None:
            self._session.detach()

    def _gone(self, reason: str, *_: object) -> None:
        if not self._leaving:
            self._lose(self, reason)

    def _take(self, message: Mapping[str, Any], _data: object) -> None:
        self._hear(self, message)
