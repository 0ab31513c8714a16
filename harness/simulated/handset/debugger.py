"""One debugger at the engine: what it asks goes over the engine's own pipe, in a session of its own.

It sees the page that is its to see. On a phone a WebView's process holds that app's pages alone; here one engine holds
those of all apps, and what belongs to another is neither told of nor reached.
"""

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from typing import cast

from harness.model.faults import DeviceLost
from harness.simulated.handset.devtools import DevTools, Json, Refused, told

ANSWER_TIMEOUT_S = 60.0
NO_SUCH_SESSION, REFUSED = -32001, -32000
# A WebView's debugger neither ends the app nor opens pages in it.
NOT_FOR_DEBUGGERS = frozenset({"Browser.close", "Browser.crash", "Target.createTarget", "Target.createBrowserContext"})


class Debugger:
    """`tell` gets every event and answer, as it is to be sent; `page` is the one target that is seen by itself."""

    def __init__(self, devtools: DevTools, page: str, tell: Callable[[Json], None]) -> None:
        self._devtools, self._page, self._tell = devtools, page, tell
        self._seen = {page}
        self._root, self._at_browser = "", False
        self._sessions: set[str] = set()
        self._leaving: set[asyncio.Task[None]] = set()

    async def begin(self, *, at_page: bool) -> None:
        """At the page, or at the whole of what there is to see. Raises Refused, DeviceLost."""
        self._at_browser = not at_page
        if at_page:
            wish: Json = {"targetId": self._page, "flatten": True}
            answer = await self._devtools.call("Target.attachToTarget", wish)
        else:
            self._seen |= await self._tabs_of_page()
            answer = await self._devtools.call("Target.attachToBrowserTarget")
        self._root = str(answer["sessionId"])
        self._hear(self._root)

    async def _tabs_of_page(self) -> set[str]:
        """The tab that the page stands in: a target of its own, by which drivers go in. It names no page by itself."""
        told_of = await self._devtools.call("Target.getTargets", {"filter": [{"type": "tab"}]})
        tabs = [str(one["targetId"]) for one in cast(list[Json], told_of["targetInfos"])]
        return {tab for tab in tabs if self._page in await self._targets_in(tab)}

    async def _targets_in(self, tab: str) -> list[object]:
        found: list[object] = []
        attached = await self._devtools.call("Target.attachToTarget", {"targetId": tab, "flatten": True})
        session = str(attached["sessionId"])
        self._devtools.overhear(session, lambda one: found.append(told(one, "params", "targetInfo", "targetId")))
        follow: Json = {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": True}
        await self._devtools.call("Target.setAutoAttach", follow, session=session)
        self._devtools.forget(session)
        await self._leave(session)
        return found

    async def end(self) -> None:
        for session in tuple(self._sessions):
            self._devtools.forget(session)
        self._sessions.clear()
        with contextlib.suppress(Refused, DeviceLost):
            await self._devtools.call("Target.detachFromTarget", {"sessionId": self._root})

    async def asked(self, message: Mapping[str, object]) -> None:
        """One message of the debugger's; its answer is told."""
        named = message.get("sessionId")
        session = self._root if named is None else str(named)
        answer = await self._answer(session, str(message.get("method")), message.get("params"))
        back: Json = {"id": message.get("id"), **answer}
        self._tell(back if named is None else {**back, "sessionId": session})

    async def _answer(self, session: str, method: str, parameters: object) -> Json:
        given = parameters if isinstance(parameters, Mapping) else {}
        if session not in self._sessions:
            return _error(NO_SUCH_SESSION, "Session with given id not found.")
        if method in NOT_FOR_DEBUGGERS:
            return _error(REFUSED, f"{method}: Not supported")
        if session == self._root and self._at_browser and "targetId" in given and given["targetId"] not in self._seen:
            return _error(REFUSED, "No target with given id found")
        try:
            answer = await self._devtools.exchange(method, given, session=session, timeout_s=ANSWER_TIMEOUT_S)
        except DeviceLost:
            return _error(REFUSED, "the engine is gone")
        if "error" in answer:
            return {"error": answer["error"]}
        return {"result": self._seen_of(answer.get("result", {}))}

    def _seen_of(self, result: object) -> object:
        targets = result.get("targetInfos") if isinstance(result, Mapping) else None
        if not isinstance(targets, list) or not isinstance(result, Mapping):
            return result
        return {**result, "targetInfos": [one for one in targets if one.get("targetId") in self._seen]}

    def _hear(self, session: str) -> None:
        self._sessions.add(session)
        self._devtools.overhear(session, self._came)

    def _came(self, message: Json) -> None:
        session = str(message.get("sessionId", ""))
        if session == self._root and self._at_browser and not self._may_see(message):
            return
        if message.get("method") == "Target.attachedToTarget":
            self._hear(str(told(message, "params", "sessionId")))
        self._tell({name: value for name, value in message.items() if name != "sessionId" or session != self._root})

    def _may_see(self, message: Json) -> bool:
        """Of the browser's events those that name no target, or the page; all that is told beneath is the page's."""
        target = told(message, "params", "targetInfo", "targetId") or told(message, "params", "targetId")
        if target is None or target in self._seen:
            return True
        if message.get("method") == "Target.attachedToTarget":
            task = asyncio.create_task(self._leave(str(told(message, "params", "sessionId"))))
            self._leaving.add(task)
            task.add_done_callback(self._leaving.discard)
        return False

    async def _leave(self, session: str) -> None:
        with contextlib.suppress(Refused, DeviceLost):
            await self._devtools.call("Target.detachFromTarget", {"sessionId": session})


def _error(code: int, words: str) -> Json:
    return {"error": {"code": code, "message": words}}
