"""The app's Java processes (HotSpot with stand-in android.* classes, where hooks sit), and the Frida server for them.

The server on the handset is a file that only names a version; started there, it becomes a Frida portal on this machine,
and the handset's port leads to it. So the harness' own way (push, start as root, forward, attach) is gone in full.
"""

import asyncio
import contextlib
from pathlib import Path

from harness.model.faults import HarnessError
from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.handset.bytestream import ByteStream, SocketStream
from harness.simulated.hotspot.app_process import AppProcess, start_app_process
from harness.simulated.hotspot.portal import Portal
from harness.simulated.hotspot.stand_ins import compile_stand_ins, find_jdk

SERVER_HEAD = b"#!simulated-frida-server "


def frida_server_file(folder: Path, version: str) -> Path:
    """A file for a laboratory's folder of Frida servers that a simulated handset can run."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"frida-server-{version}-android-arm64"
    file.write_bytes(SERVER_HEAD + version.encode() + b"\n")
    return file


class JavaSide:
    """`classes` is a folder of compiled stand-ins, compiled when it is empty. Raises MissingComponent without a JDK."""

    def __init__(self, device: AndroidDevice, classes: Path) -> None:
        self._device, self._classes, self._jdk = device, classes, find_jdk()
        self._apps: dict[str, AppProcess] = {}
        self._portal: Portal | None = None
        self._port = 0
        self.server_pid = 0

    async def prepare(self) -> None:
        if not any(self._classes.glob("**/*.class")):
            await asyncio.to_thread(compile_stand_ins, self._jdk, self._classes)

    # ---- app processes

    async def start(self, package: str) -> int:
        """The process id of the app's Java side; the same number stands in the handset's process table."""
        app = await asyncio.to_thread(start_app_process, self._jdk, self._classes, 0)
        self._apps[package] = app
        await asyncio.to_thread(self._tell, app, package)
        if self._portal:
            await asyncio.to_thread(self._portal.join, app.pid)
        return app.pid

    def _tell(self, app: AppProcess, package: str) -> None:
        device = self._device
        told = {
            "process": package,
            "clipboard": device.core.clipboard,
            "secure:android_id": device.settings.get(("secure", "android_id"), ""),
            "serial": device.serial,
        }
        if fix := device.core.fix:
            told |= {"latitude": str(fix.latitude), "longitude": str(fix.longitude)}
        for key, value in told.items():
            app.set(key, value)

    async def call(self, package: str, name: str, *arguments: str) -> None:
        """What the app's native shell calls. A Java process that is gone takes nothing else with it."""
        app = self._apps.get(package)
        if app and app.alive:
            with contextlib.suppress(HarnessError):
                await asyncio.to_thread(self._tell, app, package)
                await asyncio.to_thread(app.call, name, *arguments)

    async def end(self, package: str) -> None:
        if app := self._apps.pop(package, None):
            await asyncio.to_thread(app.close)

    # ---- the Frida server

    async def serve(self, port: int, name: str) -> bool:
        """Listen on a port of the handset; False where one serves already."""
        if self._portal:
            return False
        self._portal = await asyncio.to_thread(Portal)
        for app in self._apps.values():
            await asyncio.to_thread(self._portal.join, app.pid)
        self._device.core.loopback.listen(port, self._connect)
        self._port = port
        self.server_pid = self._device.core.processes.start(name, 0, self._device.core.clock.now()).pid
        return True

    async def _connect(self) -> ByteStream:
        if self._portal is None:
            raise ConnectionRefusedError(111, "the server has ended")
        host, _, port = self._portal.address.partition(":")
        return SocketStream(*await asyncio.open_connection(host, int(port)))

    async def end_server(self) -> None:
        """Every agent is detached."""
        portal, self._portal = self._portal, None
        if portal:
            self._device.core.loopback.leave(self._port)
            self._device.core.processes.end(self.server_pid)
            self.server_pid = 0
            await asyncio.to_thread(portal.close)

    async def close(self) -> None:
        await self.end_server()
        for package in tuple(self._apps):
            await self.end(package)
