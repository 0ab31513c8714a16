"""The instrumentation process: alive as long as `am instrument` runs, listening on the handset's port 6790."""

import asyncio

from harness.simulated.android.activity_manager import ActivityManager
from harness.simulated.android.uia2.http import serve_http
from harness.simulated.android.uia2.routes import PACKAGE, Routes
from harness.simulated.handset.bytestream import ByteStream
from harness.simulated.handset.pipe_stream import PipeStream

PORT = 6790
TEST_PACKAGE = f"{PACKAGE}.test"
ANSWERED_S = 0.05


class Instrumentation:
    """Started by `am instrument`, ended by a client, by force-stop or by a fault."""

    def __init__(self, manager: ActivityManager) -> None:
        self.manager = manager
        self.routes = Routes(manager)
        self.over = asyncio.Event()
        self.over.set()
        self._serving: set[asyncio.Task[None]] = set()
        self._ending: asyncio.TimerHandle | None = None

    @property
    def alive(self) -> bool:
        return not self.over.is_set()

    def start(self) -> None:
        core = self.manager.device.core
        self.end()
        self.over.clear()
        self.routes = Routes(self.manager)
        self.routes.ended = self._session_ended
        for name in (PACKAGE, TEST_PACKAGE):
            package = core.packages.get(name)
            core.processes.start(name, package.uid if package else 10_100, core.clock.now())
        core.loopback.listen(PORT, self._connect)

    def _session_ended(self) -> None:
        """The server ends with its session, once it has answered: the driver waits until it is gone."""
        self._ending = asyncio.get_running_loop().call_later(ANSWERED_S, self.end)

    async def _connect(self) -> ByteStream:
        client, server = PipeStream.pair()
        task = asyncio.create_task(serve_http(server, self.routes))
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)
        return client

    def end(self) -> None:
        core = self.manager.device.core
        if self._ending:
            self._ending.cancel()
            self._ending = None
        core.loopback.leave(PORT)
        for task in tuple(self._serving):
            task.cancel()
        for name in (PACKAGE, TEST_PACKAGE):
            for process in core.processes.of_package(name):
                core.processes.end(process.pid)
        self.over.set()
