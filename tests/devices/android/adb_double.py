"""An adb server of a few lines, on a free port: it answers the host's part and lets a test play the rest."""

import contextlib
import socket
import struct
import threading
from collections.abc import Callable

Service = Callable[[socket.socket, str], None]


def shell_packet(number: int, content: bytes) -> bytes:
    return struct.pack("<BI", number, len(content)) + content


class AdbDouble:
    """`services` maps the beginning of a service's name to who plays it; the connection ends with it."""

    def __init__(self, services: dict[str, Service], hosts: dict[str, str] | None = None) -> None:
        self._services, self._hosts = services, hosts or {}
        self.asked: list[str] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                link, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(link,), daemon=True).start()

    def _answer(self, link: socket.socket) -> None:
        with link:
            while asked := _asked(link):
                self.asked.append(asked)
                if asked.startswith("host:tport:"):
                    link.sendall(b"OKAY" + struct.pack("<Q", 1))
                elif asked == "host:version":
                    link.sendall(b"OKAY" + b"00040029")
                elif asked in self._hosts:
                    said = self._hosts[asked].encode()
                    link.sendall(b"OKAY" + f"{len(said):04x}".encode() + said)
                else:
                    self._play(link, asked)
                    return

    def _play(self, link: socket.socket, asked: str) -> None:
        for beginning, service in self._services.items():
            if asked.startswith(beginning):
                link.sendall(b"OKAY")
                with contextlib.suppress(OSError):  # who asked may leave early
                    service(link, asked)
                return
        said = b"device 'x' not found"
        link.sendall(b"FAIL" + f"{len(said):04x}".encode() + said)


def _asked(link: socket.socket) -> str:
    length = link.recv(4, socket.MSG_WAITALL)
    return link.recv(int(length, 16), socket.MSG_WAITALL).decode() if len(length) == 4 else ""
