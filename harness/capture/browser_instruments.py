"""The instruments of a run in a browser: proxy, page hooks, connections, console and screens."""

from collections.abc import Mapping
from pathlib import Path

from harness.capture.api_hooks import HooksChannel
from harness.capture.certificate_pin import spki_pin
from harness.capture.channel import BrowserLike, SelfTest
from harness.capture.channels import Channels
from harness.capture.frida_connect import FridaChannel
from harness.capture.instruments import Surroundings
from harness.capture.logs import LogsChannel
from harness.capture.proxy import ProxyChannel
from harness.capture.screens import ScreenCapture
from harness.devices.appium_server import AppiumServer
from harness.devices.browser import BrowserSession
from harness.devices.browser_start import BrowserRoute


class BrowserInstruments:
    """The Instruments of platform `browser`. Appium starts at once, and is waited for when it is needed."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._appium = AppiumServer(around.tree, around.sink.path("system/appium.log"))
        self._proxy = ProxyChannel(around.sink, around.tree, around.laboratory, around.proxy_port, around.prefix)
        screens = ScreenCapture(around.sink)
        self.screens = None if "screens" in around.without else screens
        self._all_screens = screens
        self._route = BrowserRoute(prefix=around.prefix)
        self._channels: Channels[BrowserLike]
        self._session: BrowserSession

    @property
    def dropper(self) -> ProxyChannel | None:
        return None if "proxy" in self._around.without else self._proxy

    def start(self) -> None:
        self._route = self._way_out()
        sink = self._around.sink
        frida = FridaChannel(sink, self._route.proxy_port, self._around.listen)
        # In the order in which they must be attached; the proxy serves all sessions.
        every = (self._proxy, frida, HooksChannel(sink), LogsChannel(sink), self._all_screens)
        self._channels = Channels(sink, every, self._around.without)
        self._appium.wait_ready()

    def _way_out(self) -> BrowserRoute:
        prefix, laboratory = self._around.prefix, self._around.laboratory
        if "proxy" not in self._around.without:
            route = self._proxy.start()
            return BrowserRoute(route.port, route.spki_pin, prefix=prefix)
        pin = spki_pin(Path(laboratory.upstream_ca).read_bytes()) if laboratory.upstream_ca else None
        return BrowserRoute(None, pin, laboratory.resolve, prefix)

    def open(self, number: int) -> BrowserSession:
        data_folder = self._around.tree.scratch / f"browser-{number}"
        self._session = BrowserSession(
            self._around.device, self._around.address, self._appium.url, data_folder, self._route
        )
        return self._session

    def watch(self) -> Mapping[str, SelfTest]:
        self._channels.attach(self._session)
        return self._channels.prove(self._session)

    def prove_again(self) -> Mapping[str, SelfTest]:
        return self._channels.prove_here(self._session)

    def read(self, moment: str) -> None:
        """Nothing: a browser tells at once."""

    def let_go(self) -> None:
        self._channels.detach()

    def stop(self) -> None:
        self._proxy.stop()
        self._appium.stop()
