"""Plays the faults on a running Android handset, and takes them back."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from harness.simulated.android import exit_reasons
from harness.simulated.android.activity_manager import CACHED
from harness.simulated.android.first_packages import start_system
from harness.simulated.handset.fault import Fault
from harness.simulated.handset.files import FREE_BYTES
from harness.simulated.handset.logs import BUFFERS
from harness.simulated.handset.processes import EXITS_KEPT, Exit

if TYPE_CHECKING:
    from harness.simulated.android.running import RunningHandset

SLOW_MS = 800
JUMP_MS = 3_600_000
BOOT_S = 2.0
Wish = Mapping[str, object]


class FaultPlay:
    """`play` returns when the fault stands. Unknown names raise ValueError."""

    def __init__(self, handset: "RunningHandset") -> None:
        self._handset = handset
        self._later: set[asyncio.Task[None]] = set()
        self._plays: Mapping[Fault, Callable[[Wish], Awaitable[None]]] = {
            Fault.DISCONNECT: self._disconnect,
            Fault.UNAUTHORISED: self._unauthorised,
            Fault.OFFLINE: self._offline,
            Fault.INSTRUMENTATION_DEATH: self._instrumentation_death,
            Fault.HANG: self._hang,
            Fault.SLOW: self._slow,
            Fault.FULL_DISK: self._full_disk,
            Fault.NO_NETWORK: self._no_network,
            Fault.APP_CRASH: self._app_crash,
            Fault.ANR: self._anr,
            Fault.AGENT_DETACH: self._agent_detach,
            Fault.CLOCK_JUMP: self._clock_jump,
            Fault.RING_OVERFLOW: self._ring_overflow,
            Fault.REBOOT: self._reboot,
        }

    async def play(self, name: str, wish: Wish) -> None:
        """`after_ms` in the wish lets it happen later, in the middle of whatever is done then."""
        run = self._plays[Fault(name)]
        after_ms = wish.get("after_ms")
        if not isinstance(after_ms, int | float) or after_ms <= 0:
            await run(wish)
            return
        self._soon(after_ms / 1000, lambda: run(wish))

    def _soon(self, seconds: float, run: Callable[[], Awaitable[None]]) -> None:
        async def later() -> None:
            await asyncio.sleep(seconds)
            await run()

        task = asyncio.create_task(later())
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def heal(self) -> None:
        """Everything as it was before; what has ended stays ended."""
        handset, device = self._handset, self._handset.device
        for task in tuple(self._later):
            task.cancel()
        was_silent = handset.adbd.manners.silent
        handset.adbd.manners.silent, handset.adbd.manners.latency_ms = False, 0
        handset.adbd.manners.accepts_new_keys = True
        device.frozen.clear()
        device.instrumentation.routes.delay_s = 0.0
        device.core.files.free_bytes = max(device.core.files.free_bytes, FREE_BYTES)
        handset.gateway.online, handset.gateway.delay_ms = True, 0
        device.core.clock.skew_ms = 0
        if was_silent:
            handset.adbd.drop_all()
        await handset.adbd.listen_again()

    def close(self) -> None:
        for task in tuple(self._later):
            task.cancel()

    # ---- the line

    async def _disconnect(self, wish: Wish) -> None:
        """The cable is pulled; `for_ms` puts it back in after a while."""
        self._handset.adbd.leave()
        for_ms = wish.get("for_ms")
        if isinstance(for_ms, int | float):
            self._soon(for_ms / 1000, self._handset.adbd.listen_again)

    async def _unauthorised(self, wish: Wish) -> None:
        del wish
        self._handset.adbd.keys.forget()
        self._handset.adbd.manners.asks_for_key = True
        self._handset.adbd.manners.accepts_new_keys = False
        self._handset.adbd.drop_all()

    async def _offline(self, wish: Wish) -> None:
        """There, and mute."""
        del wish
        self._handset.adbd.manners.silent = True
        self._handset.adbd.drop_all()

    async def _slow(self, wish: Wish) -> None:
        delay_ms = wish.get("ms", SLOW_MS)
        milliseconds = int(delay_ms) if isinstance(delay_ms, int | float) else SLOW_MS
        self._handset.adbd.manners.latency_ms = milliseconds // 8
        self._handset.device.instrumentation.routes.delay_s = milliseconds / 1000
        self._handset.gateway.delay_ms = milliseconds

    async def _hang(self, wish: Wish) -> None:
        """Neither the shell nor the automation server answers any more; connections stay."""
        del wish
        self._handset.device.frozen.set()

    # ---- what runs on it

    async def _instrumentation_death(self, wish: Wish) -> None:
        del wish
        self._handset.device.instrumentation.end()

    async def _app_crash(self, wish: Wish) -> None:
        await self._handset.manager.crash(self._app(wish))

    async def _anr(self, wish: Wish) -> None:
        await self._handset.manager.hang(self._app(wish))

    async def _agent_detach(self, wish: Wish) -> None:
        del wish
        await self._handset.lose_java_side()

    def _app(self, wish: Wish) -> str:
        return str(wish.get("package") or self._handset.manager.screen.app_package or self._handset.order.app_package)

    # ---- the system

    async def _full_disk(self, wish: Wish) -> None:
        del wish
        self._handset.device.core.files.free_bytes = 0

    async def _no_network(self, wish: Wish) -> None:
        del wish
        self._handset.gateway.online = False

    async def _clock_jump(self, wish: Wish) -> None:
        jump_ms = wish.get("ms", JUMP_MS)
        self._handset.device.core.clock.jump(int(jump_ms) if isinstance(jump_ms, int | float) else JUMP_MS)

    async def _ring_overflow(self, wish: Wish) -> None:
        """So many processes of the app end that the ring of exits, and the logs, forget what was before."""
        core, name = self._handset.device.core, self._app(wish)
        package = core.packages.get(name)
        uid = package.uid if package else 0
        for number in range(EXITS_KEPT):
            ended = Exit(core.clock.now(), 30_000 + number, uid, f"{name}:work", name, exit_reasons.OTHER, "cached")
            core.processes.record(replace(ended, importance=CACHED))
        core.logs.clear(BUFFERS)

    async def _reboot(self, wish: Wish) -> None:
        del wish
        handset, core = self._handset, self._handset.device.core
        handset.adbd.leave()
        handset.adbd.tunnels.clear()
        handset.device.instrumentation.end()
        await handset.manager.all_end()
        core.logs.clear(BUFFERS)
        core.files.binds.clear()
        core.clock.reboot()
        handset.device.properties["sys.boot_completed"] = "0"
        for process in tuple(core.processes):
            core.processes.end(process.pid)
        start_system(handset.device)
        self._soon(BOOT_S, self._booted)

    async def _booted(self) -> None:
        self._handset.device.properties["sys.boot_completed"] = "1"
        await self._handset.adbd.listen_again()
