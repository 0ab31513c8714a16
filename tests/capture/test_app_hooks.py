"""Hooks on a handset: by the app's name, else by its process; where there are none, the reason is told."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from harness.capture import app_hooks
from harness.capture.app_hooks import AppHooks
from harness.capture.channel import SelfTest
from harness.model.event import EventKind
from harness.model.faults import CaptureLost, DeviceLost
from harness.model.saying import Saying
from tests.capture.sink import MemorySink

FACTS = cast(Any, SimpleNamespace(abis=("arm64-v8a",), root=None))


class PaperChannel:
    """Knows only the processes of `living`."""

    living: tuple[object, ...] = ()
    entered: list[object]
    asks: list[Callable[[int], bool]]

    def __init__(self, _sink: object, target: Any, lives: Callable[[int], bool]) -> None:
        self.process = target.process
        self.asks.append(lives)

    def attach(self) -> None:
        if self.process not in self.living:
            raise CaptureLost(Saying("not running", "未运行"))
        self.entered.append(self.process)

    def self_test(self) -> SelfTest:
        return SelfTest(True, "our own calls arrived")

    def detach(self) -> None:
        self.entered.append("left")


@pytest.fixture
def hooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[AppHooks, MemorySink]:
    PaperChannel.entered, PaperChannel.asks = [], []
    monkeypatch.setattr(PaperChannel, "name", "hooks", raising=False)
    monkeypatch.setattr(app_hooks, "JavaHooksChannel", PaperChannel)
    monkeypatch.setattr("harness.devices.android.frida_server.find_server", lambda *_: tmp_path)
    monkeypatch.setattr("harness.devices.android.frida_server.start", lambda *_: SimpleNamespace(address="127.0.0.1:1"))
    sink = MemorySink(tmp_path)
    handset = cast(Any, SimpleNamespace(shell=lambda _: "2014 2015\n"))
    return AppHooks(sink, handset, FACTS, "cn.gov.x", tmp_path), sink


def states(sink: MemorySink) -> list[str]:
    return [data["state"] for data in sink.data(EventKind.CHANNEL)]


@pytest.mark.parametrize(("living", "entered"), [(("cn.gov.x",), ["cn.gov.x"]), ((2014,), ["left", 2014])])
def test_the_app_is_entered_by_its_name_else_by_its_process(
    hooks: tuple[AppHooks, MemorySink], monkeypatch: pytest.MonkeyPatch, living: tuple[object, ...], entered: list[Any]
) -> None:
    monkeypatch.setattr(PaperChannel, "living", living)
    one, sink = hooks
    one.begin()
    one.enter()
    one.leave()
    one.leave()
    assert PaperChannel.entered == [*entered, "left"]
    assert states(sink) == ["proved"]


def test_a_process_lives_until_the_handset_says_otherwise(
    hooks: tuple[AppHooks, MemorySink], monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(_: str) -> str:
        raise DeviceLost(Saying("offline", "离线"))

    one, _ = hooks
    one.begin()
    one.enter()
    lives = PaperChannel.asks[0]
    assert (lives(2014), lives(201)) == (True, False)
    monkeypatch.setattr(one._handset, "shell", silent)
    assert lives(201) is True


def test_a_process_that_cannot_be_entered_is_told(hooks: tuple[AppHooks, MemorySink]) -> None:
    one, sink = hooks
    one.begin()
    one.enter()
    assert states(sink) == ["failed"]


def test_without_a_server_there_are_no_hooks_and_the_reason_is_told(
    hooks: tuple[AppHooks, MemorySink], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise DeviceLost(Saying("no root: none", "无 root"))

    monkeypatch.setattr("harness.devices.android.frida_server.start", refuse)
    one, sink = hooks
    one.begin()
    one.enter()
    assert states(sink) == ["failed"]
    assert "no root" in sink.data(EventKind.CHANNEL)[0]["why"]
