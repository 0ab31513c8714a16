"""An event loop whose connections go where the laboratory says a name stands.

The rewrite lies here and not in mitmproxy's `server_connect` hook: a changed server address no longer equals the
request's, so mitmproxy would open a new upstream connection for every request.
"""

import asyncio
import socket
from collections.abc import Callable
from typing import Any

from harness.model.laboratory import Laboratory

CONNECT_TIMEOUT_S = 8.0
# A proxy that waited long for one dead address, as no phone does, would show faults of its own (RFC 8305). Not the
# happy eyeballs of asyncio: in Python 3.13.0 they never return when the first attempt fails at once.
ATTEMPT_TIMEOUT_S = 1.0


class LaboratoryLoop(asyncio.SelectorEventLoop):
    """Looks each target up in the laboratory first; resolving and connecting together have a bounded time."""

    def __init__(self, laboratory: Laboratory, timeout_s: float = CONNECT_TIMEOUT_S) -> None:
        super().__init__()
        self._laboratory, self._timeout_s = laboratory, timeout_s

    async def create_connection(self, protocol_factory: Callable[[], Any], *where: Any, **options: Any) -> Any:
        """As asyncio's; raises TimeoutError (an OSError) when nothing answers in time."""
        if len(where) == 2:
            endpoint = self._laboratory.endpoint(*where)
            where = (endpoint.address, endpoint.port) if endpoint else where
        try:
            return await asyncio.wait_for(self._connect(protocol_factory, where, options), self._timeout_s)
        except TimeoutError:
            raise TimeoutError(f"no answer in {self._timeout_s:.0f} s from {where}") from None

    async def _connect(self, protocol_factory: Callable[[], Any], where: tuple[Any, ...], options: Any) -> Any:
        """One address after the other, each but the last with a short time."""
        if len(where) != 2 or options.get("ssl"):
            return await super().create_connection(protocol_factory, *where, **options)
        found = await self.getaddrinfo(*where, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
        for address in addresses[:-1]:
            try:
                attempt = super().create_connection(protocol_factory, address, where[1], **options)
                return await asyncio.wait_for(attempt, ATTEMPT_TIMEOUT_S)
            except OSError:  # TimeoutError is one
                continue
        return await super().create_connection(protocol_factory, addresses[-1], where[1], **options)
