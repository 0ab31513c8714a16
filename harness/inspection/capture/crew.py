"""Several processes that look at a capture's batches; what comes out is in the capture's order and the same for any
number of them.

Each worker has one batch at a time and answers before it gets the next, so no pipe can fill up on both sides.
"""

import contextlib
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from harness.inspection.capture.batch import Entry, Looked, Looker
from harness.inspection.capture.collector import rare_collections
from harness.inspection.one_thread import one_thread
from harness.model.faults import RunFault
from harness.model.saying import Saying

ANSWER_TIMEOUT_S = 900.0
END_TIMEOUT_S = 5.0
_MEND = Saying("run it again with --workers 1", "改用 --workers 1 重试")


@dataclass(frozen=True, slots=True)
class _Worker:
    process: BaseProcess
    line: "Connection[Any, Any]"


def look_at_all(looker: Looker, batches: Iterable[list[Entry]], workers: int) -> Iterator[Looked]:
    """What each batch gave, in their order. Raises RunFault when a worker ends or says nothing any more."""
    if workers <= 1:
        with rare_collections(), one_thread():
            yield from map(looker.look, batches)
        return
    crew: list[_Worker] = []
    try:
        for _ in range(workers):
            crew.append(_start(looker))
        yield from _in_turn(crew, batches)
    finally:
        for worker in crew:
            _end(worker)


def _in_turn(crew: list[_Worker], batches: Iterable[list[Entry]]) -> Iterator[Looked]:
    free, busy = deque(crew), deque[_Worker]()
    for batch in batches:
        if not free:
            worker = busy.popleft()
            looked = _answer(worker)
            _send(worker, batch)
            busy.append(worker)
            yield looked
            continue
        _send(free[0], batch)
        busy.append(free.popleft())
    while busy:
        yield _answer(busy.popleft())


def _start(looker: Looker) -> _Worker:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(looker, theirs, ours), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _work(looker: Looker, line: "Connection[Any, Any]", other_end: "Connection[Any, Any]") -> None:
    other_end.close()
    with rare_collections(), one_thread(), contextlib.suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while True:
            line.send(looker.look(line.recv()))


def _send(worker: _Worker, batch: list[Entry]) -> None:
    try:
        worker.line.send(batch)
    except OSError:
        raise _lost() from None


def _answer(worker: _Worker) -> Looked:
    try:
        if not worker.line.poll(ANSWER_TIMEOUT_S):
            raise RunFault(Saying("a worker says nothing any more", "工作进程没有响应"), "harness inspect", _MEND)
        looked: Looked = worker.line.recv()
    except (EOFError, OSError):
        raise _lost() from None
    return looked


def _lost() -> RunFault:
    return RunFault(Saying("a worker has ended by itself", "工作进程意外结束"), "harness inspect", _MEND)


def _end(worker: _Worker) -> None:
    worker.line.close()
    worker.process.join(END_TIMEOUT_S / 5)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join(END_TIMEOUT_S)
