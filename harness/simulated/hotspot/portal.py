"""A Frida portal on loopback: to a client it is a remote device, as a phone with frida-server is.

The app's process joins the portal's cluster; who connects to `address` finds it by its process id. Over a portal
`spawn` and `query_system_parameters` are not supported by Frida.
"""

import contextlib
import socket
from types import TracebackType
from typing import Any, Self

import frida

from harness.model.faults import DeviceLost
from harness.model.saying import Saying

_GONE: tuple[type[Exception], ...] = (
    frida.ProcessNotFoundError,
    frida.PermissionDeniedError,
    frida.ProcessNotRespondingError,
    frida.TransportError,
    frida.InvalidOperationError,
    frida.TimedOutError,
)


class Portal:
    """Serves until it is closed. `address` is what a client gives to `add_remote_device`."""

    def __init__(self, port: int = 0) -> None:
        self.address = f"127.0.0.1:{port or _free_port()}"
        self._cluster = f"127.0.0.1:{_free_port()}"
        self._joined: list[tuple[Any, Any]] = []
        self._service: Any = frida.PortalService(_endpoint(self._cluster), _endpoint(self.address))
        try:
            self._service.start()
        except (frida.AddressInUseError, frida.InvalidArgumentError, frida.TransportError) as fault:
            raise _lost(str(fault)) from fault

    def join(self, pid: int) -> None:
        """Let a process of this machine be seen through the portal. Raises DeviceLost when Frida cannot enter it."""
        try:
            session = frida.attach(pid)
            self._joined.append((session, session.join_portal(self._cluster)))
        except _GONE as fault:
            raise _lost(str(fault)) from fault

    def close(self) -> None:
        """Stop serving: every client's session ends, as when frida-server dies. A second time does nothing.

        The processes leave first: one whose portal vanishes while it is a member may abort inside Frida's agent.
        """
        service, self._service = self._service, None
        if service is None:
            return
        for session, membership in self._joined:
            with contextlib.suppress(*_GONE):
                membership.terminate()
                session.detach()
        self._joined.clear()
        service.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _endpoint(address: str) -> Any:
    host, _, port = address.partition(":")
    return frida.EndpointParameters(address=host, port=int(port))


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _lost(why: str) -> DeviceLost:
    return DeviceLost(Saying(f"the Frida portal: {why}"[:300], f"Frida 中转服务：{why}"[:300]), "frida")
