"""A debugger sees the page that is its to see, in its own session, and nothing of the other apps in the engine."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, cast

from harness.simulated.handset.debugger import Debugger
from harness.simulated.handset.devtools import DevTools, Json

PAGE, TAB, OTHER = "page-1", "tab-1", "page-of-another-app"


class PaperEngine:
    """Two pages, of which one stands in a tab that says so; every session is numbered."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.hears: dict[str, Callable[[Json], None]] = {}
        self._next = 0

    async def call(self, method: str, parameters: Mapping[str, Any] | None = None, session: str = "") -> Json:
        return cast(Json, (await self.exchange(method, parameters or {}, session=session))["result"])

    async def exchange(
        self, method: str, parameters: Mapping[str, Any], *, session: str = "", timeout_s: float = 0
    ) -> Json:
        self.asked.append((method, session))
        if method == "Target.getTargets":
            kinds = [TAB, "tab-2"] if parameters.get("filter") == [{"type": "tab"}] else [PAGE, TAB, OTHER]
            return {"result": {"targetInfos": [{"targetId": one} for one in kinds]}}
        if method in ("Target.attachToTarget", "Target.attachToBrowserTarget"):
            self._next += 1
            return {"result": {"sessionId": f"s{self._next}:{parameters.get('targetId', 'root')}"}}
        if method == "Target.setAutoAttach":
            inside = PAGE if session.endswith(TAB) else OTHER
            self.tell(session, "Target.attachedToTarget", sessionId=f"in-{inside}", targetInfo={"targetId": inside})
        if method == "Page.fail":
            return {"error": {"code": -32602, "message": "no such frame"}}
        return {"result": {}}

    def tell(self, session: str, method: str, **parameters: object) -> None:
        self.hears[session]({"method": method, "params": parameters, "sessionId": session})

    def overhear(self, session: str, listener: Callable[[Json], None]) -> None:
        self.hears[session] = listener

    def forget(self, session: str) -> None:
        self.hears.pop(session, None)


def debugged(work: Callable[[PaperEngine, Debugger, list[Json]], Awaitable[None]], *, at_page: bool = False) -> None:
    async def play() -> None:
        engine, told = PaperEngine(), list[Json]()
        debugger = Debugger(cast(DevTools, engine), PAGE, told.append)
        await debugger.begin(at_page=at_page)
        await work(engine, debugger, told)

    asyncio.run(play())


def test_of_all_targets_it_is_told_of_its_page_and_the_tab_that_this_stands_in() -> None:
    async def work(_: PaperEngine, debugger: Debugger, told: list[Json]) -> None:
        await debugger.asked({"id": 1, "method": "Target.getTargets", "params": {}})
        assert told == [{"id": 1, "result": {"targetInfos": [{"targetId": PAGE}, {"targetId": TAB}]}}]

    debugged(work)


def test_what_is_another_apps_it_neither_reaches_nor_hears_of() -> None:
    async def work(engine: PaperEngine, debugger: Debugger, told: list[Json]) -> None:
        root = next(session for session in engine.hears if session.endswith("root"))
        await debugger.asked({"id": 1, "method": "Target.attachToTarget", "params": {"targetId": OTHER}})
        await debugger.asked({"id": 2, "method": "Browser.close"})
        await debugger.asked({"id": 3, "method": "Page.enable", "sessionId": "of-somebody-else"})
        assert all("error" in one for one in told) and len(told) == 3
        told.clear()
        engine.tell(root, "Target.targetCreated", targetInfo={"targetId": OTHER})
        engine.tell(root, "Target.attachedToTarget", sessionId="x", targetInfo={"targetId": OTHER})
        engine.tell(root, "Target.targetCreated", targetInfo={"targetId": PAGE})
        await asyncio.sleep(0)
        assert [one["params"] for one in told] == [{"targetInfo": {"targetId": PAGE}}]
        assert engine.asked[-1][0] == "Target.detachFromTarget"

    debugged(work)


def test_sessions_below_its_own_are_its_own_and_errors_come_as_the_engine_words_them() -> None:
    async def work(engine: PaperEngine, debugger: Debugger, told: list[Json]) -> None:
        (root,) = engine.hears
        engine.tell(root, "Target.attachedToTarget", sessionId="frame", targetInfo={"targetId": "frame-of-the-page"})
        assert set(engine.hears) == {root, "frame"}
        await debugger.asked({"id": 7, "method": "Page.fail", "params": {}})
        assert told[-1] == {"id": 7, "error": {"code": -32602, "message": "no such frame"}}
        engine.tell(root, "Target.attachedToTarget", sessionId="own", targetInfo={"targetId": PAGE})
        engine.tell("own", "Page.loadEventFired", timestamp=1)
        assert told[-1] == {"method": "Page.loadEventFired", "params": {"timestamp": 1}, "sessionId": "own"}
        await debugger.end()
        assert engine.hears == {}

    debugged(work, at_page=True)
