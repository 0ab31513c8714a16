"""Where the proxy's process leaves the flows: on disk at once, in a thread, never in the way of a request.

Two files of mitmproxy's native format. `flows.mitm` gets each flow once, when it has ended. The journal beside it gets
each request the moment it arrives and each WebSocket message, so that a kill loses no evidence; an orderly end removes
it, and after a kill `recover` moves what only the journal holds into flows.mitm.
"""

import contextlib
import os
import queue
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from mitmproxy import exceptions, flow, http, io
from mitmproxy.io import tnetstring

from harness.capture.proxy_line import ProxyLine, encode

JOURNAL_SUFFIX = ".journal"
QUEUE_LENGTH = 20_000
CLOSE_TIMEOUT_S = 2.0

Job = Callable[[], None]


def journal_of(flows: Path) -> Path:
    return flows.with_name(flows.name + JOURNAL_SUFFIX)


class FlowStore:
    """One writer thread, bounded queue: when the disk cannot follow, requests wait rather than evidence is lost."""

    def __init__(self, flows: Path, lines: BinaryIO, on_fault: Callable[[OSError], None]) -> None:
        self._path = flows
        self._flows, self._journal = flows.open("ab", buffering=0), journal_of(flows).open("ab", buffering=0)
        self._lines, self._on_fault = lines, on_fault
        self._jobs: queue.Queue[Job | None] = queue.Queue(maxsize=QUEUE_LENGTH)
        self._thread = threading.Thread(target=self._work, name="flow-store", daemon=True)
        self._thread.start()

    def announce(self, line: ProxyLine) -> None:
        self._jobs.put(lambda: _write_all(self._lines, encode(line)))

    def keep_open(self, one: flow.Flow) -> None:
        """A flow that has begun: into the journal, as it is now."""
        self._put(self._journal, one.get_state())

    def keep_last_message(self, one: http.HTTPFlow) -> None:
        """The newest WebSocket message alone: into the journal, with the flow it belongs to."""
        state = one.get_state()
        state["websocket"] = {**state["websocket"], "messages": state["websocket"]["messages"][-1:]}
        self._put(self._journal, state)

    def keep_ended(self, one: flow.Flow) -> None:
        self._put(self._flows, one.get_state())

    def close(self) -> None:
        """Write what is queued (bounded time), force it to the disk, and remove the journal."""
        self._jobs.put(None)
        self._thread.join(CLOSE_TIMEOUT_S)
        if self._thread.is_alive():
            return
        os.fsync(self._flows.fileno())
        self._flows.close()
        self._journal.close()
        journal_of(self._path).unlink(missing_ok=True)

    def _put(self, sink: BinaryIO, state: dict[str, Any]) -> None:
        # A state shares its bodies with the flow; encoding and writing run in the thread.
        self._jobs.put(lambda: _write_all(sink, tnetstring.dumps(state)))

    def _work(self) -> None:
        while job := self._jobs.get():
            try:
                job()
            except OSError as fault:
                self._on_fault(fault)
                return


def _write_all(sink: BinaryIO, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[sink.write(view) :]
    sink.flush()


def recover(flows: Path) -> int:
    """After a kill: cut a torn last flow off and append what only the journal holds; the number of flows added."""
    journal = journal_of(flows)
    if not journal.is_file():
        return 0
    whole, ended = _whole_flows(flows)
    begun: dict[str, flow.Flow] = {}
    for one in _whole_flows(journal)[1]:
        _join(begun, one)
    missing = [one for name, one in begun.items() if name not in {each.id for each in ended}]
    with flows.open("r+b" if flows.exists() else "w+b") as sink:
        sink.truncate(whole)
        sink.seek(whole)
        for one in missing:
            _write_all(sink, tnetstring.dumps(one.get_state()))
    journal.unlink()
    return len(missing)


def _join(begun: dict[str, flow.Flow], one: flow.Flow) -> None:
    """The same flow again brings its further WebSocket messages."""
    first = begun.setdefault(one.id, one)
    if first is one or not isinstance(first, http.HTTPFlow) or not isinstance(one, http.HTTPFlow) or not one.websocket:
        return
    if first.websocket is None:
        first.websocket, first.response = one.websocket, one.response
    else:
        first.websocket.messages += one.websocket.messages


def _whole_flows(path: Path) -> tuple[int, list[flow.Flow]]:
    """The length in bytes of the readable part of a flow file, and its flows."""
    found: list[flow.Flow] = []
    whole = 0
    if not path.is_file():
        return whole, found
    with path.open("rb") as source, contextlib.suppress(exceptions.FlowReadException):
        for one in _read(source):
            found.append(one)
            whole = source.tell()
    return whole, found


def _read(source: BinaryIO) -> Iterator[flow.Flow]:
    yield from io.FlowReader(source).stream()
