"""A running handset: its parts put together, and the wishes and faults that come from outside."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from harness.simulated.android.activity_manager import ActivityManager
from harness.simulated.android.adbd.host_keys import HostKeys
from harness.simulated.android.adbd.server import Adbd
from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.android.commands import COMMANDS
from harness.simulated.android.first_packages import APP_PACKAGE, put_app, put_first_packages
from harness.simulated.android.models import model_named
from harness.simulated.android.trust_store import put_ordinary
from harness.simulated.android.uia2.instrumentation import Instrumentation
from harness.simulated.handset.gateway import Gateway


@dataclass(frozen=True, slots=True)
class Order:
    """What to start. `port` 0 takes a free one; `folder` keeps trusted keys and whatever the handset writes."""

    folder: Path
    model: str = "plain"
    api: int = 34
    app_url: str = ""
    package: str = APP_PACKAGE
    port: int = 0
    rooted: bool = False
    trusts_any_computer: bool = False


class RunningHandset:
    """One handset on one event loop."""

    def __init__(self, order: Order) -> None:
        self.order = order
        model = model_named(order.model)
        self.device = AndroidDevice.new(model, order.api, f"SIM{order.api}{model.key.upper()}", rooted=order.rooted)
        core = self.device.core
        self.gateway = Gateway(core.loopback, self.device.http_proxy, self._in_front)
        self.manager = ActivityManager(self.device, order.folder, self.gateway)
        self.device.manager = self.manager
        self.device.instrumentation = Instrumentation(self.manager)
        put_first_packages(self.device)
        put_ordinary(core.files, order.api)
        if order.app_url:
            put_app(self.device, order.app_url, order.package)
        self.adbd = Adbd(self.device, HostKeys(order.folder / "adb_keys"), lambda: COMMANDS)
        self.adbd.manners.asks_for_key = not order.trusts_any_computer
        self.port = 0

    def _in_front(self, uid: int) -> bool:
        return self.manager.in_front(uid)

    async def start(self) -> None:
        await self.manager.screen.running_engine()
        self.port = await self.adbd.listen(self.order.port)

    async def close(self) -> None:
        await self.adbd.close()
        await self.manager.close()
        await self.gateway.close()
        self.device.end_background()

    async def serve_until(self, ended: asyncio.Event) -> None:
        """Fulfil the handset's wishes until told to end."""
        while not ended.is_set():
            try:
                await asyncio.wait_for(ended.wait(), 0.5)
            except TimeoutError:
                continue

    def state(self) -> dict[str, object]:
        """What tests and people ask about the inside."""
        return {
            "serial": f"127.0.0.1:{self.port}",
            "api": self.device.api,
            "computers": sum(connection.online for connection in self.adbd.connections),
            "tunnels": {port: tunnel.destination for port, tunnel in self.adbd.tunnels.tunnels.items()},
            "unknown_commands": list(self.device.unknown_commands),
        }
