"""The way from a handset to a proxy here, tried with a listener of our own in the proxy's place."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from harness.devices.android.adb import Handset
from harness.devices.android.proxy_setting import clear_proxy, set_proxy

_PORT_ON_HANDSET = 18099
_ANSWER = b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"


def proxy_held(handset: Handset) -> tuple[bool, str]:
    """It holds when the listener was reached from the handset's side, or the handset has no tool to try it with."""
    with _listener() as (port, heard):
        try:
            way = set_proxy(handset, _PORT_ON_HANDSET, port)
        finally:
            gone = clear_proxy(handset)
    reached = {True: "reached", False: "not reached", None: "no tool on the handset to try it with"}[way.reaches]
    words = (
        f"setting: {way.setting}, reverse: {way.reversed}, listener: {reached}, {len(heard)} requests, cleared: {gone}"
    )
    return way.ok and gone and (way.reaches is None or bool(heard)), words


@contextmanager
def _listener() -> Iterator[tuple[int, list[bytes]]]:
    """A port here that answers whatever asks, and what was asked."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_answer_all, args=(server, heard), daemon=True).start()
        yield server.getsockname()[1], heard
        server.shutdown(socket.SHUT_RDWR)


def _answer_all(server: socket.socket, heard: list[bytes]) -> None:
    while True:
        try:
            link, _ = server.accept()
            with link:
                link.settimeout(3.0)
                heard.append(link.recv(4096))
                link.sendall(_ANSWER)
        except TimeoutError:
            continue
        except OSError:
            return
