"""An event loop whose connections go where the laboratory says a name stands.

The rewrite lies here and not in mitmproxy's `server_connect` hook: a changed server address no longer equals the
request's, so mitmproxy would open a new upstream connection for every request.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from harness.model.laboratory import Laboratory

CONNECT_TIMEOUT_S = 8.0


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
        connecting = super().create_connection(protocol_factory, *where, **options)
        try:
            return await asyncio.wait_for(connecting, self._timeout_s)
        except TimeoutError:
            raise TimeoutError(f"no answer in {self._timeout_s:.0f} s from {where}") from None
