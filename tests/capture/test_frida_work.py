"""What Frida is asked to do ends in time, and what listened to it is forgotten."""

import gc
import time
import weakref
from collections.abc import Callable
from typing import Any

import pytest

from harness.capture.frida_work import bounded, let_go
from harness.model.faults import CaptureLost


class Listening:
    """As Frida's binding keeps listeners: a ring that Python's collector cannot see is a list of this module's here."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, Callable[..., None]]] = []
        self._impl = self.heard

    def on(self, signal: str, listener: Callable[..., None]) -> None:
        self.heard.append((signal, listener))

    def off(self, signal: str, listener: Callable[..., None]) -> None:
        self.heard.remove((signal, listener))


class Listener:
    def take(self, *_: Any) -> None:
        """Nothing."""

    def gone(self, *_: Any) -> None:
        """Nothing."""


def test_who_listened_is_forgotten_while_the_binding_still_keeps_its_own() -> None:
    session, script, listener = Listening(), Listening(), Listener()
    session.on("detached", listener.gone)
    script.on("message", listener.take)
    let_go(session, script, listener.take, listener.gone)
    still_there = weakref.ref(listener)
    del listener
    gc.collect()
    assert still_there() is None
    assert "_impl" not in vars(script)


def test_what_never_came_to_be_is_let_go_of_without_ado() -> None:
    listener = Listener()
    let_go(None, None, listener.take, listener.gone)


def test_work_that_hangs_is_given_up() -> None:
    began = time.monotonic()
    with pytest.raises(CaptureLost, match="no answer"):
        bounded(lambda: time.sleep(30), 0.1)
    assert time.monotonic() - began < 20
