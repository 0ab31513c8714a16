"""A handset of paper: it plays a transcript (patterns of commands, what a real one answered) and keeps what it did."""

import re
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from harness.devices.android.adb import Said

Answer = str | Said | Exception | Callable[[str], str]


@dataclass
class PaperHandset:
    """`transcript` maps patterns that a command must match in full to answers; the first that matches is played."""

    transcript: dict[str, Answer] = field(default_factory=dict)
    serial: str = "PAPER1"
    files: dict[str, bytes] = field(default_factory=dict)
    links: list[socket.socket] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    forwarded: dict[str, str] = field(default_factory=dict)
    reversed: dict[str, str] = field(default_factory=dict)

    def run(self, command: str, timeout_s: float = 20.0) -> Said:
        self.said.append(command)
        for pattern, answer in self.transcript.items():
            if re.fullmatch(pattern, command, re.DOTALL):
                return _played(answer, command)
        return Said("", f"/system/bin/sh: {command.split(maxsplit=1)[0]}: inaccessible or not found", 127)

    def shell(self, command: str, timeout_s: float = 20.0) -> str:
        return self.run(command, timeout_s).out

    def exec_out(self, command: str, timeout_s: float = 20.0) -> bytes:
        return self.shell(command, timeout_s).encode()

    def follow(self, command: str) -> socket.socket:
        """The far end answers from the transcript and then only listens."""
        near, far = socket.socketpair()
        near.settimeout(2.0)
        self.said.append(command)
        self.links.append(far)
        answer = next((said for pattern, said in self.transcript.items() if re.fullmatch(pattern, command)), "")
        far.sendall(_played(answer, command).out.encode())
        far.shutdown(socket.SHUT_WR)
        return near

    def received(self) -> list[bytes]:
        """What was written to what was followed."""
        return [link.recv(1 << 20) for link in self.links]

    def push(self, content: Path | bytes, remote: str, mode: int = 0o644) -> None:
        self.files[remote] = content.read_bytes() if isinstance(content, Path) else content

    def pull(self, remote: str, most_bytes: int = 0) -> bytes:
        return self.files[remote]

    def forward(self, local: str, remote: str) -> None:
        self.forwarded[local] = remote

    def forwards(self) -> dict[str, str]:
        return dict(self.forwarded)

    def remove_forward(self, local: str) -> None:
        del self.forwarded[local]

    def reverse(self, remote: str, local: str) -> None:
        self.reversed[remote] = local

    def reverses(self) -> dict[str, str]:
        return dict(self.reversed)

    def remove_reverse(self, remote: str) -> None:
        del self.reversed[remote]


def _played(answer: Answer, command: str) -> Said:
    if isinstance(answer, Exception):
        raise answer
    if isinstance(answer, Said):
        return answer
    return Said(answer if isinstance(answer, str) else answer(command), "", 0)
