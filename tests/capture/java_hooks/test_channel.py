"""What the channel does with an agent: coverage ends where the agent does, and a lost call is a lost channel."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from harness.capture.java_hooks import attachment, channel
from harness.capture.java_hooks.channel import JavaHooksChannel
from harness.capture.java_hooks.hook import Category, Hook, HookTable
from harness.capture.java_hooks.sdk_table import SdkTable
from harness.capture.java_hooks.target import HookTarget
from harness.model.event import EventKind, Source
from harness.model.faults import CaptureLost
from harness.model.saying import Saying

WHAT = Saying("x", "某")
TABLE = HookTable(
    (
        Hook("a.b.C", "m", Category.DEVICE, WHAT, "a test", "high"),
        Hook("j.Charset", "isSupported", Category.SELF_TEST, WHAT, "a test"),
        Hook("a.b.Pin", "check", Category.PINNING, WHAT, "a test", answer="nothing"),
    )
)


@dataclass
class FakeAgent:
    """Device, session, script and their exports in one; `say` is a message of the agent."""

    java: bool = True
    states: tuple[str, ...] = ("installed", "installed")
    proofs: tuple[str, ...] = ("in_place", "called")
    totals: list[list[int]] = field(default_factory=list)
    handlers: dict[str, Callable[..., None]] = field(default_factory=dict)
    configured: dict[str, Any] = field(default_factory=dict)
    batches: int = 0

    def attach(self, pid: int) -> "FakeAgent":
        return self

    def create_script(self, source: str) -> "FakeAgent":
        return self

    def on(self, signal: str, handler: Callable[..., None]) -> None:
        self.handlers[signal] = handler

    def off(self, signal: str, handler: Callable[..., None]) -> None:
        assert self.handlers[signal] == handler

    def load(self) -> None: ...

    def unload(self) -> None: ...

    def detach(self) -> None: ...

    @property
    def exports_sync(self) -> SimpleNamespace:
        return SimpleNamespace(
            install=self.install, self_test=self.self_test, flush=lambda: self.totals, clock=lambda: 0
        )

    def install(self, config: dict[str, Any]) -> dict[str, Any]:
        self.configured = config
        hooks = [{"hook": n, "state": state, "overloads": 1, "why": ""} for n, state in enumerate(self.states)]
        return {"java": self.java, "process": "cn.gov.app", "hooks": hooks}

    def self_test(self, marker: str) -> list[list[object]]:
        self.say({"hook": 1, "count": 1, "self_test": marker})
        return [[number, proof] for number, proof in enumerate(self.proofs)]

    def say(self, *messages: dict[str, Any]) -> None:
        self.batches += 1
        self.handlers["message"]({"type": "send", "payload": {"batch": self.batches, "messages": list(messages)}}, None)


@dataclass
class Kept:
    folder: Path = Path()
    events: list[tuple[EventKind, dict[str, Any]]] = field(default_factory=list)

    def append(self, source: Source, kind: EventKind, data: Mapping[str, Any], *, phase: object = None) -> Any:
        self.events.append((kind, dict(data)))

    def add_file(self, relative: str, content: bytes) -> Path:
        raise NotImplementedError(relative)

    def path(self, relative: str) -> Path:
        raise NotImplementedError(relative)

    def states(self) -> list[str]:
        return [data["state"] for kind, data in self.events if kind is EventKind.CHANNEL]

    def why(self) -> str:
        return str([data["why"] for kind, data in self.events if kind is EventKind.CHANNEL][-1])

    def calls(self) -> list[dict[str, Any]]:
        return [data for kind, data in self.events if kind is EventKind.CALL]


@pytest.fixture
def agent(monkeypatch: pytest.MonkeyPatch) -> FakeAgent:
    made = FakeAgent()
    monkeypatch.setattr(channel, "open_device", lambda target: made)
    monkeypatch.setattr(attachment, "agent_source", lambda: "")
    return made


@pytest.fixture
def kept() -> Kept:
    return Kept()


def attached(kept: Kept, unpin: bool = False, lives: Callable[[int], bool] = lambda _pid: True) -> JavaHooksChannel:
    made = JavaHooksChannel(kept, HookTarget("usb", 5), table=TABLE, sdks=SdkTable({}), unpin=unpin, lives=lives)
    made.attach()
    return made


def test_calls_are_written_and_counts_agree_at_the_end(agent: FakeAgent, kept: Kept) -> None:
    made = attached(kept)
    agent.say({"hook": 0, "count": 1, "stack": ["a.b.C.m(Native Method)"]}, {"hook": 0, "count": 41})
    agent.totals = [[0, 42, 3, 0]]
    made.detach()
    assert [(call["api"], call["count"]) for call in kept.calls()] == [("a.b.C.m", 1), ("a.b.C.m", 41)]
    assert kept.states() == ["started", "ended"]
    assert next(data for kind, data in kept.events if kind is EventKind.HOOKS and data["when"] == "end")["hooks"] == {
        "a.b.C.m": "42"
    }


def test_a_call_that_nobody_wrote_costs_the_channel(agent: FakeAgent, kept: Kept) -> None:
    made = attached(kept)
    agent.totals = [[0, 7, 0, 0]]
    made.detach()
    assert kept.states() == ["started", "lost"]
    assert "a.b.C.m 7" in kept.why()


def test_a_batch_that_did_not_arrive_costs_the_channel(agent: FakeAgent, kept: Kept) -> None:
    made = attached(kept)
    agent.batches = 1
    agent.say({"hook": 0, "count": 1})
    made.detach()
    assert kept.states() == ["started", "lost"]


def test_an_agent_that_goes_ends_the_coverage_once_and_at_that_moment(agent: FakeAgent, kept: Kept) -> None:
    made = attached(kept)
    agent.handlers["detached"]("process-terminated", None)
    made._drain()
    assert kept.states() == ["started", "lost"]
    assert "cn.gov.app detached: process-terminated" in kept.why()
    made.detach()
    assert kept.states() == ["started", "lost"]


@pytest.mark.parametrize(
    ("reason", "lives", "state"),
    [
        ("process-terminated", False, "ended"),
        ("process-terminated", True, "lost"),
        ("connection-terminated", False, "lost"),
    ],
)
def test_an_app_that_ends_is_no_loss_of_ours(
    agent: FakeAgent, kept: Kept, reason: str, lives: bool, state: str
) -> None:
    made = attached(kept, lives=lambda _: lives)
    agent.handlers["detached"](reason, None)
    made._drain()
    assert kept.states() == ["started", state]
    made.detach()
    assert kept.states() == ["started", state]


def test_a_fault_in_the_agent_is_a_loss_and_our_own_leaving_is_none(agent: FakeAgent, kept: Kept) -> None:
    made = attached(kept)
    agent.handlers["message"]({"type": "error", "description": "TypeError"}, None)
    made.detach()
    agent.handlers["detached"]("application-requested", None)
    assert kept.states() == ["started", "lost"]


def test_the_self_test_needs_our_own_call_and_no_failed_hook(agent: FakeAgent, kept: Kept) -> None:
    made = attached(kept)
    assert made.self_test().ok
    assert kept.calls()[-1]["self_test"] is True
    agent.proofs = ("failed", "called")
    broken = made.self_test()
    assert (broken.ok, broken.why) == (False, "1 hooks do not work: a.b.C.m")
    made.detach()


def test_a_process_without_java_is_no_channel(agent: FakeAgent, kept: Kept) -> None:
    agent.java = False
    with pytest.raises(CaptureLost, match="no Java"):
        attached(kept)


@pytest.mark.parametrize("unpin", [False, True])
def test_pinning_is_answered_only_where_the_run_may(agent: FakeAgent, kept: Kept, unpin: bool) -> None:
    agent.states = ("installed",) * (3 if unpin else 2)
    attached(kept, unpin).detach()
    assert len(agent.configured["table"]["java"]) == (3 if unpin else 2)
    assert agent.configured["salt"]
