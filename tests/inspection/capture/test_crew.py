"""Workers answer in order, end when they are done with, and a lost one is a fault."""

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from harness.detect.traffic.capture.entry import Malformed, Piece
from harness.inspection.capture import crew
from harness.inspection.capture.batch import Looked
from harness.inspection.capture.crew import look_at_all
from harness.model.faults import RunFault


@dataclass
class Stand:
    """In the place of a Looker: tells the entries' numbers, or ends its process at one of them."""

    dies_at: int = -1
    sleeps_at: int = -1
    big: bytes = b""
    here: int = field(default_factory=os.getpid)

    def look(self, batch: list[Any]) -> Looked:
        if any(one.index == self.dies_at for one in batch):
            os.kill(os.getpid(), signal.SIGKILL)
        if any(one.index == self.sleeps_at for one in batch):
            signal.pause()
        return Looked(flows=len(batch), exhausted=[(one.index, f"{self.big!r}") for one in batch])


def batches(count: int) -> Iterator[list[Piece | Malformed]]:
    for number in range(count):
        yield [Piece(2 * number, b"x" * 300_000), Piece(2 * number + 1)]


def told(looker: Any, workers: int) -> list[int]:
    return [index for looked in look_at_all(looker, batches(7), workers) for index, _ in looked.exhausted]


@pytest.mark.parametrize("workers", [0, 1, 2, 3, 9])
def test_the_order_is_the_capture_s(workers: int) -> None:
    assert told(Stand(big=b"y" * 300_000), workers) == list(range(14))


def test_a_worker_that_ends_is_a_fault_and_none_stays() -> None:
    with pytest.raises(RunFault, match="ended by itself"):
        told(Stand(dies_at=6), 2)


def test_a_worker_that_is_silent_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "ANSWER_TIMEOUT_S", 0.3)
    monkeypatch.setattr(crew, "END_TIMEOUT_S", 0.5)
    with pytest.raises(RunFault, match="says nothing"):
        told(Stand(sleeps_at=2), 2)


def test_who_stops_listening_leaves_no_worker_behind() -> None:
    talk = look_at_all(Stand(), batches(7), 2)  # type: ignore[arg-type]
    next(talk)
    assert isinstance(talk, Iterator)
    talk.close()  # type: ignore[attr-defined]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
