"""The door for whoever plays fate: one JSON object a line in, one a line out, on a port of this machine's loopback."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from harness.simulated.handset.device import Fix

if TYPE_CHECKING:
    from harness.simulated.android.running import RunningHandset

MAX_LINE_BYTES = 1 << 20
Answer = Mapping[str, object]


class ControlServer:
    """Requests: {"do": "fault", "name": ..., more}, {"do": "heal"}, {"do": "place",
    "latitude": ..., "longitude": ...}, {"do": "state"}, {"do": "end"}."""

    def __init__(self, handset: "RunningHandset", ended: asyncio.Event) -> None:
        self._handset, self._ended = handset, ended
        self._server: asyncio.Server | None = None
        self._verbs: Mapping[str, Callable[[Mapping[str, object]], Awaitable[Answer]]] = {
            "fault": self._fault,
            "heal": self._heal,
            "place": self._place,
            "state": self._state,
            "end": self._end,
        }

    async def listen(self) -> int:
        self._server = await asyncio.start_server(self._talk, "127.0.0.1", 0, limit=MAX_LINE_BYTES)
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def close(self) -> None:
        if self._server:
            self._server.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while line := await reader.readline():
                writer.write(json.dumps(await self._answer(line), ensure_ascii=False).encode() + b"\n")
                await writer.drain()
        except (ConnectionError, ValueError):
            pass
        finally:
            writer.close()

    async def _answer(self, line: bytes) -> Answer:
        try:
            request = json.loads(line)
        except ValueError:
            return {"error": "no JSON"}
        verb = self._verbs.get(str(request.get("do"))) if isinstance(request, dict) else None
        return await verb(request) if verb else {"error": "unknown request"}

    async def _fault(self, request: Mapping[str, object]) -> Answer:
        try:
            await self._handset.faults.play(str(request.get("name")), request)
        except ValueError as error:
            return {"error": str(error)}
        return {"fault": request.get("name")}

    async def _heal(self, request: Mapping[str, object]) -> Answer:
        del request
        await self._handset.faults.heal()
        return {"healed": True}

    async def _place(self, request: Mapping[str, object]) -> Answer:
        """Carry the handset to a position: no app has mocked it."""
        latitude, longitude = request.get("latitude"), request.get("longitude")
        if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
            return {"error": "latitude and longitude are numbers"}
        self._handset.device.core.fix = Fix(float(latitude), float(longitude), mock=False)
        await self._handset.manager.fix_changed()
        return {"placed": True}

    async def _state(self, request: Mapping[str, object]) -> Answer:
        del request
        return self._handset.state()

    async def _end(self, request: Mapping[str, object]) -> Answer:
        del request
        self._ended.set()
        return {"ended": True}
