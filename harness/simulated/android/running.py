"""A running handset: its parts put together, and the wishes and faults that come from outside."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from harness.model.hosted_app import hosted_address
from harness.simulated.android.activity_manager import ActivityManager
from harness.simulated.android.adbd.host_keys import HostKeys
from harness.simulated.android.adbd.server import Adbd
from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.android.commands import COMMANDS
from harness.simulated.android.fault_play import FaultPlay
from harness.simulated.android.first_packages import APP_LABEL, APP_PACKAGE, put_app, put_first_packages, put_host
from harness.simulated.android.models import model_named
from harness.simulated.android.trust_store import put_ordinary, store_folder
from harness.simulated.android.uia2.instrumentation import Instrumentation
from harness.simulated.android.wireguard_app import WireguardApp
from harness.simulated.handset.gateway import Gateway, Place

WISH_POLL_S = 0.2


@dataclass(frozen=True, slots=True)
class Order:
    """What to start. `port` 0 takes a free one; `folder` keeps trusted keys and whatever the handset writes.

    `resolve` is the network that it is given: names (or name:port) and where they stand. `authority` is a CA that its
    maker trusts. `app_package` may be HOST/APPID: the app is then a program inside a host app. `java_classes` is the
    folder of compiled stand-ins; None is a handset whose apps have no Java side. With `has_wireguard` the WireGuard app
    is on it; an app that does not heed the proxy connects past it. `debuggable` apps let debuggers into their WebViews;
    with `mute_pages` these tell accessibility nothing of what they show.
    """

    folder: Path
    model: str = "plain"
    api: int = 34
    app_url: str = ""
    app_package: str = APP_PACKAGE
    app_label: str = APP_LABEL
    port: int = 0
    rooted: bool = False
    trusts_any_computer: bool = False
    resolve: Mapping[str, Place] = field(default_factory=dict)
    authority: Path | None = None
    java_classes: Path | None = None
    has_wireguard: bool = False
    heeds_proxy: bool = True
    debuggable: bool = False
    mute_pages: bool = False


class RunningHandset:
    """One handset on one event loop."""

    def __init__(self, order: Order) -> None:
        self.order = order
        model = model_named(order.model)
        self.device = AndroidDevice.new(model, order.api, f"SIM{order.api}{model.key.upper()}", rooted=order.rooted)
        self.device.debuggable, self.device.mute_pages = order.debuggable, order.mute_pages
        core = self.device.core
        self.gateway = Gateway(core.loopback, self.device.http_proxy, self._in_front, order.resolve)
        self.manager = ActivityManager(self.device, order.folder, self.gateway)
        self.device.manager = self.manager
        self.device.instrumentation = Instrumentation(self.manager)
        if order.java_classes:
            # Frida takes a second to import; a handset without a Java side does without.
            from harness.simulated.android.java_side import JavaSide

            self.device.java = JavaSide(self.device, order.java_classes)
        put_first_packages(self.device)
        if order.app_url and (program := hosted_address(order.app_package)):
            guest = put_host(self.device, program, order.app_url, order.app_label)
            self.manager.guests[guest.package] = guest
        elif order.app_url:
            put_app(self.device, order.app_url, order.app_package, order.app_label)
        app = core.packages.get(order.app_package)
        if app and not order.heeds_proxy:
            self.gateway.heedless.add(app.uid)
        if order.has_wireguard:
            self.device.wireguard = WireguardApp(self.device, order.folder / "wireguard.log")
            self.gateway.vpn = self.device.wireguard.tunnel_of
        put_ordinary(core.files, order.api)
        if order.authority:
            core.files.write(f"{store_folder(order.api)}/maker.0", order.authority.read_bytes())
        self.adbd = Adbd(self.device, HostKeys(order.folder / "adb_keys"), lambda: COMMANDS)
        self.adbd.manners.asks_for_key = not order.trusts_any_computer
        self.faults = FaultPlay(self)
        self.port = 0

    def _in_front(self, uid: int) -> bool:
        return self.manager.in_front(uid)

    async def start(self) -> None:
        if self.device.java:
            await self.device.java.prepare()
        await self.manager.screen.running_engine()
        self.port = await self.adbd.listen(self.order.port)

    async def close(self) -> None:
        self.faults.close()
        await self.adbd.close()
        await self.manager.close()
        if self.device.wireguard:
            await self.device.wireguard.down()
        await self.gateway.close()
        await self.lose_java_side(for_good=True)
        self.device.end_background()
        self.device.providers.close()

    async def lose_java_side(self, *, for_good: bool = False) -> None:
        """Every hooking agent is detached; `for_good` ends the apps' Java processes too."""
        if self.device.java:
            await (self.device.java.close() if for_good else self.device.java.end_server())

    async def serve_until(self, ended: asyncio.Event) -> None:
        """Fulfil the handset's wishes until told to end."""
        while not ended.is_set():
            try:
                wish = await asyncio.wait_for(self.device.wishes.get(), WISH_POLL_S)
            except TimeoutError:
                continue
            await self.faults.play(wish, {})

    def state(self) -> dict[str, object]:
        """What tests and people ask about the inside."""
        core = self.device.core
        return {
            "serial": f"127.0.0.1:{self.port}",
            "api": self.device.api,
            "computers": sum(connection.online for connection in self.adbd.connections),
            "tunnels": {port: tunnel.destination for port, tunnel in self.adbd.tunnels.tunnels.items()},
            "focus": self.manager.focus,
            "uses": [[use.package, use.operation, use.state, use.allowed] for use in core.ledger.uses],
            "sockets": [[one.uid, one.name, *one.remote] for one in self.gateway.sockets],
            "unknown_commands": list(self.device.unknown_commands),
            "unknown_routes": list(self.device.instrumentation.routes.unknown),
        }
