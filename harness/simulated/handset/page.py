"""One page of the engine on the handset's screen: read, touched, typed into, photographed."""

import asyncio
import base64
from collections.abc import Mapping, Sequence
from itertools import pairwise

from harness.simulated.handset.device import Display
from harness.simulated.handset.devtools import DevTools, Json, Listener, Refused, told
from harness.simulated.handset.page_tree import PageTree, parse_page, tree_script

TREE_TIMEOUT_S = 8.0
STEP_MS = 16
Point = tuple[float, float]


class Page:
    """`native` pages are the handset's own. Positions are in CSS pixels (dp)."""

    def __init__(self, devtools: DevTools, target: str, session: str, *, native: bool) -> None:
        self.devtools, self.target, self.session, self.native = devtools, target, session, native
        self._world: int | None = None

    @classmethod
    async def open(
        cls, devtools: DevTools, display: Display, context: str = "", *, native: bool = False, new_window: bool = False
    ) -> "Page":
        """A blank page of the display's size. `context` is the browser context that holds the app's data."""
        wish: Json = {"url": "about:blank", "newWindow": new_window}
        if context:
            wish["browserContextId"] = context
        target = str((await devtools.call("Target.createTarget", wish))["targetId"])
        attached = await devtools.call("Target.attachToTarget", {"targetId": target, "flatten": True})
        page = cls(devtools, target, str(attached["sessionId"]), native=native)
        size: Json = {
            "width": round(display.width_px / display.scale),
            "height": round(display.height_px / display.scale),
            "deviceScaleFactor": display.scale,
            "mobile": True,
        }
        await asyncio.gather(
            page.call("Page.enable"),
            page.call("Emulation.setDeviceMetricsOverride", size),
            page.call("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": 5}),
        )
        page.on("Page.frameNavigated", page._navigated)
        return page

    async def _navigated(self, event: Json) -> None:
        if not told(event, "frame", "parentId"):
            self._world = None

    async def call(self, method: str, parameters: Mapping[str, object] | None = None, timeout_s: float = 15.0) -> Json:
        return await self.devtools.call(method, parameters, session=self.session, timeout_s=timeout_s)

    def on(self, event: str, listener: Listener) -> None:
        self.devtools.listen(self.session, event, listener)

    async def close(self) -> None:
        self.devtools.forget(self.session)
        await self.devtools.call("Target.closeTarget", {"targetId": self.target})

    async def to_front(self) -> None:
        await self.call("Page.bringToFront")

    async def go(self, address: str) -> None:
        """Begin to load; the page's own time decides when it is there."""
        self._world = None
        # A Referer that the shell sets is let through whole; without one the policy is of no effect.
        await self.call("Page.navigate", {"url": address, "referrerPolicy": "unsafeUrl"}, timeout_s=60.0)

    async def show(self, markup: str) -> None:
        """A document of the handset's own making."""
        frame = told(await self.call("Page.getFrameTree"), "frameTree", "frame", "id")
        await self.call("Page.setDocumentContent", {"frameId": frame, "html": markup})

    async def _own_world(self) -> int:
        if self._world is None:
            frame = told(await self.call("Page.getFrameTree"), "frameTree", "frame", "id")
            made = await self.call("Page.createIsolatedWorld", {"frameId": frame, "worldName": "handset"})
            self._world = int(str(made["executionContextId"]))
        return self._world

    async def evaluate(self, expression: str, timeout_s: float = TREE_TIMEOUT_S) -> object:
        """In a world beside the page's own scripts. A navigation in between is followed once."""
        for last in (False, True):
            try:
                answer = await self.call(
                    "Runtime.evaluate",
                    {
                        "expression": expression,
                        "contextId": await self._own_world(),
                        "returnByValue": True,
                        "awaitPromise": True,
                    },
                    timeout_s,
                )
                return told(answer, "result", "value")
            except Refused:
                self._world = None
                if last:
                    raise
        return None

    async def tree(self) -> PageTree:
        try:
            return parse_page(await self.evaluate(tree_script(native=self.native)))
        except Refused:
            return parse_page(None)

    async def picture(self) -> bytes:
        """PNG of the display's size."""
        shot = await self.call("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})
        return base64.b64decode(str(shot["data"]))

    async def tap(self, at: Point, hold_ms: int = 0) -> None:
        await self._touch("touchStart", at)
        if hold_ms:
            await asyncio.sleep(hold_ms / 1000)
        await self._touch("touchEnd")

    async def drag(self, path: Sequence[Point], duration_ms: int) -> None:
        """A finger from the first point to the last, in a straight line between each two."""
        await self._touch("touchStart", path[0])
        legs = max(1, len(path) - 1)
        steps = max(2, min(60, duration_ms // STEP_MS // legs))
        for (x0, y0), (x1, y1) in pairwise(path):
            for step in range(1, steps + 1):
                share = step / steps
                await self._touch("touchMove", (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share))
                await asyncio.sleep(duration_ms / 1000 / legs / steps)
        await self._touch("touchEnd")

    async def _touch(self, kind: str, at: Point | None = None) -> None:
        points = [{"x": at[0], "y": at[1]}] if at else []
        await self.call("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    async def insert(self, text: str) -> None:
        """Text into whatever has the focus, as an input method commits it."""
        await self.call("Input.insertText", {"text": text})

    async def select_all(self) -> None:
        await self.call("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "a", "commands": ["selectAll"]})

    async def key(self, name: str, code: int) -> None:
        """A key with its Windows code, as Enter 13 or Backspace 8."""
        text = "\r" if name == "Enter" else ""
        pressed: Json = {"key": name, "code": name, "windowsVirtualKeyCode": code, "text": text}
        await self.call("Input.dispatchKeyEvent", {"type": "keyDown" if text else "rawKeyDown", **pressed})
        await self.call("Input.dispatchKeyEvent", {"type": "keyUp", **pressed})

    async def act(self, key: int, body: str) -> bool:
        """Run a function body on the element of a key (`el`, or the text node); False where it lives no more."""
        script = (
            "(() => { const ref = globalThis.harnessKeys && harnessKeys.by.get(%d); const el = ref && ref.deref();"
            " if (!el || !el.isConnected) return false; %s; return true; })()"
        )
        return await self.evaluate(script % (key, body)) is True

    async def step_back(self) -> bool:
        """One step back in the page's history; False where there is none."""
        history = await self.call("Page.getNavigationHistory")
        entries, now = history.get("entries"), history.get("currentIndex")
        if not isinstance(entries, list) or not isinstance(now, int) or now < 1:
            return False
        before = entries[now - 1]
        if str(before.get("url")) == "about:blank":
            return False
        await self.call("Page.navigateToHistoryEntry", {"entryId": before["id"]})
        return True
