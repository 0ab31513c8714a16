"""The hooks channel of a phone's app: Java and native calls, with stack, process, importance and the SDK that called.

    channel = JavaHooksChannel(writer, HookTarget("usb:9A241FFAZ003", "cn.gov.zj.app"))

It follows capture.channel.Channel and stands where the browser's HooksChannel does, under the same name. It needs no
session: the process is found by the target. `clock_offset_ms` is the app's own clock against ours, for the CLOCK event.
"""

import contextlib
import queue
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from harness.capture.channel import ChannelLog, EvidenceSink, SelfTest, record
from harness.capture.frida_work import bounded
from harness.capture.java_hooks.attachment import LOAD_TIMEOUT_S, HookedProcess
from harness.capture.java_hooks.call_event import call_data
from harness.capture.java_hooks.hook import HookTable
from harness.capture.java_hooks.hook_file import bundled_table
from harness.capture.java_hooks.message import Batch, Called, HookState, parse_batch
from harness.capture.java_hooks.roll import Roll
from harness.capture.java_hooks.sdk_table import SdkTable, bundled_sdks
from harness.capture.java_hooks.tally import Tally
from harness.capture.java_hooks.target import HookTarget, close_device, find_processes, lost, open_device
from harness.model.event import EventKind, Source
from harness.model.faults import CaptureLost

SELF_TEST_TIMEOUT_S = 10.0
DRAIN_TIMEOUT_S = 20.0
CLOCK_ASKS = 5
TERMINATED = "process-terminated"  # Frida's word; it says so of a server that ended beside a living process, too
DETACHED = "detached"


class JavaHooksChannel:
    """Attach when the app's process lives (or with a target that spawns it). `unpin` also answers pinning checks.

    Hooks are told apart by the table; `table` and `sdks` are the bundled ones where none is given. `lives` says whether
    a process that Frida calls terminated is still there: one that is not has ended, and with it what could be seen; an
    agent that went out of a living process is a loss.
    """

    name = "hooks"

    def __init__(
        self,
        sink: EvidenceSink,
        target: HookTarget,
        *,
        table: HookTable | None = None,
        sdks: SdkTable | None = None,
        unpin: bool = False,
        lives: Callable[[int], bool] = lambda _pid: True,
    ) -> None:
        whole = bundled_table() if table is None else table
        self._table = whole if unpin else whole.without_answers()
        self._sink, self._target, self._sdks = sink, target, sdks or bundled_sdks()
        self._log = ChannelLog(sink, self.name)
        self._lives = lives
        self._processes: list[HookedProcess] = []
        self._tallies: dict[int, Tally] = {}
        self._rolls: dict[int, Roll] = {}
        self._heard: queue.SimpleQueue[tuple[HookedProcess, Mapping[str, Any]] | threading.Event | None]
        self._heard = queue.SimpleQueue()
        self._writer: threading.Thread | None = None
        self._proved = threading.Event()
        self._ended: set[int] = set()

    def attach(self, session: object = None) -> None:  # noqa: ARG002 - the protocol's; a process is found by the target
        """Hook every process of the target. Raises CaptureLost when the device or the process is not there."""
        device = bounded(lambda: open_device(self._target), LOAD_TIMEOUT_S)
        self._heard = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._write_all, name="java-hooks", daemon=True)
        self._writer.start()
        spawned = self._target.start == "spawn"
        pids = bounded(lambda: self._spawn(device) if spawned else find_processes(device, self._target), LOAD_TIMEOUT_S)
        for pid in pids:
            self._enter(HookedProcess(device, pid, secrets.token_hex(16), self._hear, self._lose))
        if spawned:
            bounded(lambda: device.resume(pids[0]), LOAD_TIMEOUT_S)
        sitting = " and ".join(f"{self._rolls[one.pid].sitting} hooks in {one.name}" for one in self._processes)
        self._log.started(f"{sitting}; processes that the app starts later are not watched")

    def _spawn(self, device: Any) -> tuple[int, ...]:
        return (device.spawn([str(self._target.process)]),)

    def _enter(self, process: HookedProcess) -> None:
        self._tallies[process.pid] = Tally()
        self._processes.append(process)
        java, states = process.enter(self._table)
        if not java:
            raise lost(f"process {process.pid} has no Java", f"进程 {process.pid} 中没有 Java 运行环境")
        roll = self._rolls[process.pid] = Roll(self._table, states)
        self._tell(process, "attached", roll.by_category(), salt=process.salt)

    def self_test(self, session: object = None) -> SelfTest:  # noqa: ARG002
        """Calls of ours must be seen in every process, and no hook may have failed."""
        failed: list[str] = []
        proved = 0
        for process in self._processes:
            self._proved.clear()
            try:
                how = process.test(secrets.token_hex(4))
            except CaptureLost as fault:
                return SelfTest(False, fault.what.en)
            if not self._proved.wait(SELF_TEST_TIMEOUT_S):
                return SelfTest(False, f"our own call in {process.name} did not arrive")
            roll = self._rolls[process.pid]
            self._tell(process, "self_test", roll.proofs_by_category(how))
            failed += roll.failed(how)
            proved += sum(one == "called" for one in how.values())
        if not self._processes:
            return SelfTest(False, "no process is hooked")
        if failed:
            return SelfTest(False, f"{len(failed)} hooks do not work: {', '.join(failed[:5])}")
        sitting = sum(self._rolls[one.pid].sitting for one in self._processes)
        return SelfTest(True, f"our own calls arrived; {sitting} hooks in place, {proved} of them proved by a call")

    def clock_offset_ms(self) -> tuple[float, float]:
        """How far the app's clock runs ahead of ours, and the doubt, in milliseconds: the best of several answers."""
        if not self._processes:
            raise lost("no process is hooked", "没有已挂钩的进程")
        readings: list[tuple[float, float]] = []
        for _ in range(CLOCK_ASKS):
            before = time.time() * 1000
            theirs = self._processes[0].clock_ms()
            after = time.time() * 1000
            readings.append(((after - before) / 2 + 1, theirs - (before + after) / 2))
        doubt_ms, offset_ms = min(readings)
        return offset_ms, doubt_ms

    def detach(self) -> None:
        """Write the last counts, hold them against the agent's own, and take the hooks out."""
        for process in self._processes:
            if self._log.live and process.pid not in self._ended:
                self._close(process)
            process.leave()
        self._drain()
        self._heard.put(None)
        if self._writer is not None:
            self._writer.join(DRAIN_TIMEOUT_S)
        self._log.ended()
        self._processes, self._writer = [], None
        with contextlib.suppress(CaptureLost):
            bounded(lambda: close_device(self._target), LOAD_TIMEOUT_S)

    def _close(self, process: HookedProcess) -> None:
        try:
            totals = process.flush()
        except CaptureLost as fault:
            self._log.lost(f"its last counts did not come: {fault.what.en}")
            return
        self._drain()
        gaps = self._tallies[process.pid].gaps(totals)
        if gaps:
            missing = ", ".join(f"{self._api(hook)} {count}" for hook, count in list(gaps.items())[:5])
            self._log.lost(f"calls were counted and not written: {missing}")
        called = {self._api(one.hook): str(one.returned) for one in totals if one.returned}
        self._tell(process, "end", {"": called})

    def _drain(self) -> None:
        """Until everything that was heard so far is written."""
        reached = threading.Event()
        self._heard.put(reached)
        reached.wait(DRAIN_TIMEOUT_S)

    def _hear(self, process: HookedProcess, message: Mapping[str, Any]) -> None:
        """On Frida's own thread: only kept for the writer."""
        self._heard.put((process, message))

    def _lose(self, process: HookedProcess, reason: str) -> None:
        """On Frida's own thread, too: whether the process is still there is asked by the writer."""
        self._heard.put((process, {"type": DETACHED, "reason": reason}))

    def _gone(self, process: HookedProcess, reason: str) -> None:
        if reason != TERMINATED or self._lives(process.pid):
            self._log.lost(f"{process.name or process.pid} detached: {reason}")
            return
        self._ended.add(process.pid)
        if all(one.pid in self._ended for one in self._processes):
            self._log.ended("the app's process ended, and its last counts with it")

    def _write_all(self) -> None:
        while (heard := self._heard.get()) is not None:
            if isinstance(heard, threading.Event):
                heard.set()
            else:
                self._write(*heard)

    def _write(self, process: HookedProcess, message: Mapping[str, Any]) -> None:
        if message.get("type") == DETACHED:
            self._gone(process, str(message.get("reason")))
            return
        if message.get("type") == "error":
            self._log.lost(f"the agent failed: {str(message.get('description'))[:200]}")
            return
        batch = parse_batch(message.get("payload"))
        if batch is None:
            return
        if why := self._tallies[process.pid].take(batch):
            self._log.lost(why)
        self._write_batch(process, batch)

    def _write_batch(self, process: HookedProcess, batch: Batch) -> None:
        late = [one for one in batch.messages if isinstance(one, HookState)]
        for message in batch.messages:
            if isinstance(message, Called):
                self._write_call(process, message)
        if late and (roll := self._rolls.get(process.pid)):
            self._tell(process, "late", roll.came(late))

    def _write_call(self, process: HookedProcess, called: Called) -> None:
        hook = self._table.at(called.hook)
        if hook is None:
            return
        data = call_data(called, hook, process.name, process.pid, self._sdks)
        if record(self._sink, Source.HOOK, EventKind.CALL, data):
            self._tallies[process.pid].wrote(called.hook, called.count)
        if data.get("self_test"):
            self._proved.set()

    def _tell(self, process: HookedProcess, when: str, hooks: Mapping[str, Mapping[str, str]], **more: str) -> None:
        for category, states in hooks.items():
            about = {"process": process.name, "pid": process.pid, "when": when, "category": category, **more}
            record(self._sink, Source.HOOK, EventKind.HOOKS, {**about, "hooks": dict(states)})

    def _api(self, number: int) -> str:
        hook = self._table.at(number)
        return hook.api if hook is not None else f"hook {number}"
