"""Gestures: W3C actions and the driver's own, as fingers on the page in front. Positions come in pixels."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence

from harness.simulated.android.activity_manager import ActivityManager
from harness.simulated.android.keys import press
from harness.simulated.handset.page import Point

MAX_PAUSE_MS = 60_000
LONG_CLICK_MS = 700
Where = Callable[[Mapping[str, object]], Awaitable[Point]]


def number(told: Mapping[str, object], name: str, otherwise: float = 0.0) -> float:
    value = told.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else otherwise


class Fingers:
    def __init__(self, manager: ActivityManager) -> None:
        self._manager = manager

    def _dp(self, at: Point) -> Point:
        scale = self._manager.device.core.display.scale
        return at[0] / scale, at[1] / scale

    async def tap(self, at: Point, hold_ms: int = 0) -> None:
        self._manager.input_came()
        await (await self._manager.screen.front()).tap(self._dp(at), hold_ms)

    async def drag(self, path: Sequence[Point], duration_ms: int) -> None:
        self._manager.input_came()
        page = await self._manager.screen.front()
        await page.drag([self._dp(at) for at in path], max(50, min(duration_ms, MAX_PAUSE_MS)))

    async def perform(self, sources: object, where: Where) -> None:
        """W3C actions of one finger or one keyboard. `where` gives an element's middle."""
        for source in sources if isinstance(sources, list) else ():
            actions = [one for one in source.get("actions", ()) if isinstance(one, Mapping)]
            if source.get("type") == "key":
                await self._keys(actions)
            else:
                await self._pointer(actions, where)

    async def _keys(self, actions: Sequence[Mapping[str, object]]) -> None:
        for action in actions:
            if action.get("type") == "keyDown":
                await press(self._manager, str(action.get("value", "")))

    async def _pointer(self, actions: Sequence[Mapping[str, object]], where: Where) -> None:
        path: list[Point] = []
        at, down, took_ms = (0.0, 0.0), False, 0.0
        for action in actions:
            kind, length_ms = action.get("type"), min(number(action, "duration"), MAX_PAUSE_MS)
            if kind == "pointerMove":
                at = await self._target(action, at, where)
                if down:
                    path.append(at)
                    took_ms += length_ms
            elif kind == "pointerDown":
                path, down, took_ms = [at], True, 0.0
            elif kind == "pause":
                took_ms += length_ms
                if not down:
                    await asyncio.sleep(length_ms / 1000)
            elif kind == "pointerUp" and down:
                down = False
                await self._finger(path, int(took_ms))

    async def _finger(self, path: list[Point], took_ms: int) -> None:
        if len(path) > 1:
            await self.drag(path, took_ms)
        else:
            await self.tap(path[0], took_ms if took_ms >= 300 else 0)

    @staticmethod
    async def _target(action: Mapping[str, object], at: Point, where: Where) -> Point:
        x, y, origin = number(action, "x"), number(action, "y"), action.get("origin", "viewport")
        if isinstance(origin, Mapping):
            centre = await where(origin)
            return centre[0] + x, centre[1] + y
        return (at[0] + x, at[1] + y) if origin == "pointer" else (x, y)


def swipe_path(area: tuple[float, float, float, float], direction: str, percent: float) -> list[Point]:
    """From and to of a swipe in an area (left, top, right, bottom); `direction` is where the finger goes."""
    left, top, right, bottom = area
    x, y = (left + right) / 2, (top + bottom) / 2
    half_x, half_y = (right - left) * percent / 2 * 0.9, (bottom - top) * percent / 2 * 0.9
    moves = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}
    across, along = moves.get(direction, (0, -1))
    return [(x - across * half_x, y - along * half_y), (x + across * half_x, y + along * half_y)]
