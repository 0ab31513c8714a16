"""A web app at work on the handset: its page in a data store of its own, its traffic through a door of its own, and
whatever it asks of the handset handed to its host."""

import asyncio
import contextlib
import json
import secrets
import time
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Protocol

from harness.model.faults import DeviceLost
from harness.simulated.handset.chromium import Chromium
from harness.simulated.handset.device import Display, Fix
from harness.simulated.handset.devtools import Json, Refused
from harness.simulated.handset.page import Page

LOAD_TIMEOUT_S = 20.0
PERMISSIONS = ("geolocation", "videoCapture", "audioCapture", "clipboardReadWrite", "clipboardSanitizedWrite")


class Host(Protocol):
    """The app's native shell and the system behind it."""

    async def used(self, app: "WebApp", use: object) -> object:
        """The page asked for something of the handset; what it is given."""

    async def choose_files(self, app: "WebApp", several: bool) -> list[str]:
        """Paths on this machine of the files that the person chose."""

    async def page_asks(self, app: "WebApp", kind: str, message: str) -> bool:
        """alert, confirm, prompt or beforeunload; whether it was agreed to."""

    async def page_died(self, app: "WebApp") -> None:
        """The page's process crashed."""


@cache
def _bridge() -> str:
    return resources.files("harness.simulated.handset").joinpath("bridge.js").read_text(encoding="utf-8")


class WebApp:
    """Opened by `start`; `pid` is the number that the handset's process table has for it."""

    def __init__(self, package: str, engine: Chromium, pages: tuple[Page, Page], *, context: str, host: Host) -> None:
        self.package, self.engine = package, engine
        self.page, self._cover = pages
        self.pid = 0
        self.in_front = True
        self._context, self._host = context, host
        self._binding, self._event = f"n{secrets.token_hex(8)}", f"e{secrets.token_hex(8)}"
        self._loaded = asyncio.Event()

    @classmethod
    async def create(cls, package: str, engine: Chromium, context: str, display: Display, host: Host) -> "WebApp":
        """`context` is the app's data store in the engine."""
        cover = await Page.open(engine.devtools, display, context, native=True, new_window=True)
        page = await Page.open(engine.devtools, display, context)
        return cls(package, engine, (page, cover), context=context, host=host)

    async def prepare(self, user_agent: Mapping[str, object], timezone: str, fix: Fix | None) -> None:
        """Everything that must hold before the first byte of the page's is run."""
        page = self.page
        page.on("Runtime.bindingCalled", self._called)
        page.on("Page.fileChooserOpened", self._choose_files)
        page.on("Page.javascriptDialogOpening", self._page_asks)
        page.on("Page.loadEventFired", self._has_loaded)
        page.on("Inspector.targetCrashed", self._died)
        source = _bridge().replace('"BINDING"', json.dumps(self._binding)).replace('"EVENT"', json.dumps(self._event))
        grant = {"permissions": list(PERMISSIONS), "browserContextId": self._context}
        await asyncio.gather(
            page.call("Runtime.enable"),
            page.call("Inspector.enable"),
            page.call("Runtime.addBinding", {"name": self._binding}),
            page.call("Page.addScriptToEvaluateOnNewDocument", {"source": source}),
            page.call("Page.setInterceptFileChooserDialog", {"enabled": True}),
            page.call("Emulation.setUserAgentOverride", user_agent),
            page.call("Emulation.setTimezoneOverride", {"timezoneId": timezone}),
            page.devtools.call("Browser.grantPermissions", grant),
            self.set_fix(fix),
        )
        await page.to_front()

    async def load(self, address: str) -> int:
        """Milliseconds until it had loaded (or the wait was over)."""
        started = time.monotonic()
        self._loaded.clear()
        await self.page.go(address)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._loaded.wait(), LOAD_TIMEOUT_S)
        return int((time.monotonic() - started) * 1000)

    async def set_fix(self, fix: Fix | None) -> None:
        """Where the handset is; None is a handset that knows no position."""
        told: Json = {}
        if fix:
            told = {"latitude": fix.latitude, "longitude": fix.longitude, "accuracy": fix.accuracy_m}
        await self.page.call("Emulation.setGeolocationOverride", told)

    async def show(self, *, in_front: bool) -> None:
        """Hidden pages go on and are told so (visibilitychange), as a WebView behind the launcher."""
        self.in_front = in_front
        await (self.page if in_front else self._cover).to_front()

    async def close(self) -> None:
        with contextlib.suppress(Refused, DeviceLost):
            await self.page.close()
            await self._cover.close()

    async def aside(self, script: str, user_agent: str) -> None:
        """Something that the app's shell does itself, in a page that nobody sees and under a name of its own."""
        await self._cover.call("Emulation.setUserAgentOverride", {"userAgent": user_agent})
        await self._cover.call("Runtime.evaluate", {"expression": f"void {script}"})

    async def _has_loaded(self, event: Json) -> None:
        del event
        self._loaded.set()

    async def _died(self, event: Json) -> None:
        del event
        await self._host.page_died(self)

    async def _called(self, event: Json) -> None:
        if event.get("name") != self._binding:
            await self._host.used(self, {"host-page": str(event.get("payload"))})
            return
        try:
            message = json.loads(str(event.get("payload"))[:65_536])
        except ValueError:
            return
        if not isinstance(message, dict):
            return
        value = await self._host.used(self, message.get("use"))
        if not isinstance(number := message.get("id"), int) or number == 0:
            return
        detail = json.dumps({"id": number, "value": value})
        script = f"dispatchEvent(new CustomEvent({json.dumps(self._event)}, {{detail: {detail}}}))"
        await self.page.call("Runtime.evaluate", {"expression": script, "contextId": event.get("executionContextId")})

    async def _choose_files(self, event: Json) -> None:
        files = await self._host.choose_files(self, event.get("mode") == "selectMultiple")
        if files:
            chosen: Json = {"files": files, "backendNodeId": event.get("backendNodeId")}
            await self.page.call("DOM.setFileInputFiles", chosen)

    async def _page_asks(self, event: Json) -> None:
        agreed = await self._host.page_asks(self, str(event.get("type")), str(event.get("message"))[:1000])
        await self.page.call("Page.handleJavaScriptDialog", {"accept": agreed})
