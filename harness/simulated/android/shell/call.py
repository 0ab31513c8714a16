"""What a command of the shell is given, and what it gives back."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from harness.simulated.android.android_device import AndroidDevice
    from harness.simulated.android.shell.interpreter import Interpreter

SHELL_UID, ROOT_UID = 2000, 0
NOT_FOUND = 127


class Source(Protocol):
    """`read` gives b"" at the end."""

    async def read(self) -> bytes: ...


class Sink(Protocol):
    async def write(self, data: bytes) -> None: ...


class Nothing:
    """An empty input, and an output that goes nowhere."""

    async def read(self) -> bytes:
        return b""

    async def write(self, data: bytes) -> None:
        del data


class Collected:
    """An output that is kept, an input that was collected."""

    def __init__(self, data: bytes = b"") -> None:
        self.parts = [data] if data else []

    async def write(self, data: bytes) -> None:
        self.parts.append(data)

    async def read(self) -> bytes:
        data, self.parts = b"".join(self.parts), []
        return data

    @property
    def data(self) -> bytes:
        return b"".join(self.parts)


@dataclass(slots=True)
class Call:
    """One run of one command. `argv` is without the command's own name, which is `name`."""

    name: str
    argv: list[str]
    device: "AndroidDevice"
    shell: "Interpreter"
    stdin: Source
    stdout: Sink
    stderr: Sink

    @property
    def uid(self) -> int:
        return self.shell.uid

    async def say(self, text: str) -> int:
        """Text to the output; the exit code of success, so that a command can end with it."""
        await self.stdout.write(text.encode("utf-8", "surrogateescape"))
        return 0

    async def complain(self, text: str, code: int = 1) -> int:
        await self.stderr.write(text.encode("utf-8", "surrogateescape"))
        return code

    async def all_input(self) -> bytes:
        parts = []
        while data := await self.stdin.read():
            parts.append(data)
        return b"".join(parts)

    def options(self, with_value: str = "") -> tuple[dict[str, str], list[str]]:
        """Options (with their values where `with_value` names them, space-separated) and the other words."""
        valued, found, words = frozenset(with_value.split()), {}, []
        rest = iter(self.argv)
        for word in rest:
            if word.startswith("-") and len(word) > 1:
                found[word] = next(rest, "") if word in valued else ""
            else:
                words.append(word)
        return found, words


Run = Callable[[Call], Awaitable[int]]
CommandTable = Mapping[str, Run]
