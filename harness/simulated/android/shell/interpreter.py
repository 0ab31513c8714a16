"""Runs command lines: expansion, pipelines, redirections, and the table of commands."""

import fnmatch
from collections.abc import Mapping
from typing import TYPE_CHECKING

from harness.simulated.android.shell.call import (
    NOT_FOUND,
    ROOT_UID,
    SHELL_UID,
    Call,
    Collected,
    CommandTable,
    Nothing,
    Sink,
    Source,
)
from harness.simulated.android.shell.script import Case, Command, For, Function, Group, If, Loop, Simple, Step, parse
from harness.simulated.android.shell.words import BadSyntax, Word

if TYPE_CHECKING:
    from harness.simulated.android.android_device import AndroidDevice

MAX_DEPTH = 20
MAX_ROUNDS = 10_000
COMMAND_FOLDERS = ("/system/bin/", "/system/xbin/", "/vendor/bin/", "/bin/")


class Exited(Exception):
    """The script said exit."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class ToFile:
    """An output that becomes a file when it ends."""

    def __init__(self, device: "AndroidDevice", path: str, *, append: bool) -> None:
        self._device, self._path = device, path
        old = device.core.files.get(path) if append else None
        self._data = bytearray(old.data or b"" if old else b"")

    async def write(self, data: bytes) -> None:
        self._data += data

    def keep(self) -> str:
        """An empty text, or why it could not be written."""
        if self._path == "/dev/null":
            return ""
        try:
            self._device.core.files.write(self._path, bytes(self._data))
        except OSError as error:
            return f"can't create {self._path}: {error.strerror or error}"
        return ""


class Interpreter:
    """One shell: its variables and who it runs as."""

    def __init__(self, device: "AndroidDevice", table: CommandTable, uid: int = SHELL_UID, depth: int = 0) -> None:
        self.device, self.table, self.uid = device, table, uid
        self.variables: dict[str, str] = {"PATH": "/system/bin", "HOME": "/", "USER": "root" if uid == 0 else "shell"}
        self.functions: dict[str, list[Step]] = {}
        self.arguments: list[str] = []
        self.folder = "/"
        self.last = 0
        self._depth = depth

    def as_user(self, uid: int) -> "Interpreter":
        """A new shell; in one of the same user what was defined here holds too."""
        other = Interpreter(self.device, self.table, uid, self._depth + 1)
        other.functions, other.arguments = dict(self.functions), list(self.arguments)
        other.variables |= {name: value for name, value in self.variables.items() if name != "USER"}
        return other

    async def run(self, line: str, stdin: Source, stdout: Sink, stderr: Sink) -> int:
        """The exit code of a whole line."""
        await self.device.thawed()
        try:
            steps = parse(line)
        except BadSyntax as error:
            await stderr.write(f"/system/bin/sh: syntax error: {error}\n".encode())
            return 1
        try:
            return await self._steps(steps, stdin, stdout, stderr)
        except Exited as exited:
            return exited.code

    async def output_of(self, line: str) -> str:
        """What $(line) stands for."""
        if self._depth > MAX_DEPTH:
            return ""
        collected = Collected()
        await self.as_user(self.uid).run(line, Nothing(), collected, Nothing())
        return collected.data.decode("utf-8", "replace").rstrip("\n")

    async def _steps(self, steps: list[Step], stdin: Source, stdout: Sink, stderr: Sink) -> int:
        for step in steps:
            if (step.after == "&&" and self.last) or (step.after == "||" and not self.last):
                continue
            if step.background:
                self.device.in_background(self._pipeline(step.pipeline, Nothing(), stdout, stderr))
                self.last = 0
            else:
                self.last = await self._pipeline(step.pipeline, stdin, stdout, stderr)
        return self.last

    async def _pipeline(self, commands: list[Command], stdin: Source, stdout: Sink, stderr: Sink) -> int:
        code = 0
        for number, command in enumerate(commands):
            last = number == len(commands) - 1
            between = Collected()
            code = await self._command(command, stdin, stdout if last else between, stderr)
            stdin = between
        return code

    async def _command(self, command: Command, stdin: Source, stdout: Sink, stderr: Sink) -> int:
        files: list[ToFile] = []
        shell_stderr = stderr
        for redirection in command.redirections:
            target = "".join(await self.expand(redirection.target)) if redirection.target else ""
            if redirection.kind == "in":
                entry = self.device.core.files.get(target)
                stdin = Collected(entry.data or b"" if entry else b"")
                continue
            if redirection.kind == "err-to-out":
                stderr = stdout
                continue
            if redirection.kind == "out-to-err":
                stdout = stderr
                continue
            file = ToFile(self.device, target, append=redirection.kind == "append")
            files.append(file)
            stdout = file if redirection.kind in ("out", "append", "both") else stdout
            stderr = file if redirection.kind in ("err", "both") else stderr
        code = await self._node(command, stdin, stdout, stderr)
        for file in files:
            if why := file.keep():
                await shell_stderr.write(f"/system/bin/sh: {why}\n".encode())
                code = 1
        return int(not code) if command.negated else code

    async def _node(self, command: Command, stdin: Source, stdout: Sink, stderr: Sink) -> int:
        node = command.node
        if isinstance(node, Simple):
            return await self._simple(node, stdin, stdout, stderr)
        if isinstance(node, Function):
            self.functions[node.name] = node.body
            return 0
        if isinstance(node, Group):
            return await self._group(node, stdin, stdout, stderr)
        if isinstance(node, Case | If):
            body = await (
                self._matching(node) if isinstance(node, Case) else self._holding(node, stdin, stdout, stderr)
            )
            return await self._steps(body, stdin, stdout, stderr)
        return await self._loop(node, stdin, stdout, stderr)

    async def _group(self, node: Group, stdin: Source, stdout: Sink, stderr: Sink) -> int:
        try:
            return await self._steps(node.steps, stdin, stdout, stderr)
        except Exited as exited:
            return exited.code

    async def _holding(self, node: If, stdin: Source, stdout: Sink, stderr: Sink) -> list[Step]:
        for condition, body in node.branches:
            if await self._steps(condition, stdin, stdout, stderr) == 0:
                return body
        return node.otherwise

    async def _loop(self, node: For | Loop, stdin: Source, stdout: Sink, stderr: Sink) -> int:
        code = 0
        if isinstance(node, For):
            for value in [text for word in node.words for text in await self.expand(word)]:
                self.variables[node.name] = value
                code = await self._steps(node.body, stdin, stdout, stderr)
            return code
        for _ in range(MAX_ROUNDS):
            holds = await self._steps(node.condition, stdin, stdout, stderr) == 0
            if holds == node.until:
                break
            code = await self._steps(node.body, stdin, stdout, stderr)
        return code

    async def _matching(self, node: Case) -> list[Step]:
        subject = "".join(await self.expand(node.subject))
        for patterns, body in node.branches:
            for pattern in patterns:
                if fnmatch.fnmatchcase(subject, "".join(await self.expand(pattern))):
                    return body
        return []

    async def _simple(self, node: Simple, stdin: Source, stdout: Sink, stderr: Sink) -> int:
        words = [text for word in node.words for text in await self.expand(word)]
        assigned, words = _assignments(words)
        if not words:
            self.variables.update(assigned)
            return 0
        if words[0] in self.functions:
            return await self._function(words, stdin, stdout, stderr)
        return await self.call(words, stdin, stdout, stderr)

    async def _function(self, words: list[str], stdin: Source, stdout: Sink, stderr: Sink) -> int:
        kept, self.arguments = self.arguments, words[1:]
        try:
            return await self._steps(self.functions[words[0]], stdin, stdout, stderr)
        finally:
            self.arguments = kept

    async def call(self, words: list[str], stdin: Source, stdout: Sink, stderr: Sink) -> int:
        """Run one command by its words."""
        name = words[0]
        for folder in COMMAND_FOLDERS:
            name = name.removeprefix(folder)
        run = self.table.get(name)
        if run is None and "/" in words[0]:
            from harness.simulated.android.shell.pushed_programs import run_pushed

            return await run_pushed(Call(name, words[1:], self.device, self, stdin, stdout, stderr), words[0])
        if run is None:
            self.device.unknown(" ".join(words))
            path = "/system/bin/sh: "
            gone = "not found" if self.device.api < 30 else "inaccessible or not found"
            await stderr.write(f"{path}{words[0]}: {gone}\n".encode())
            return NOT_FOUND
        return await run(Call(name, words[1:], self.device, self, stdin, stdout, stderr))

    async def expand(self, word: Word) -> list[str]:
        """A word's texts: variables and commands put in, split at white space and globbed where it was not quoted."""
        fields: list[str] = [""]
        quoted_any, pattern = False, False
        if [piece.text for piece in word.pieces if piece.text] == ["@"] and word.pieces[-1].kind == "name":
            return list(self.arguments)
        for piece in word.pieces:
            quoted_any = quoted_any or piece.quoted
            text = piece.text
            if piece.kind == "name":
                text = self._variable(piece.text)
            elif piece.kind == "command":
                text = await self.output_of(piece.text)
            if piece.kind != "text" and not piece.quoted:
                parts = text.split()
                fields[-1] += parts[0] if parts else ""
                fields.extend(parts[1:])
            else:
                fields[-1] += text
                pattern = pattern or (not piece.quoted and text in ("*", "?"))
        if fields == [""] and not quoted_any:
            return []
        if pattern and len(fields) == 1 and fields[0].startswith("/"):
            return self.device.core.files.matching(fields[0]) or fields
        return fields

    def _variable(self, name: str) -> str:
        if name == "?":
            return str(self.last)
        if name == "$":
            return "4242"
        if name == "EPOCHREALTIME":
            return f"{self.device.core.clock.now().timestamp():.6f}"
        if name.isdigit():
            return self.arguments[int(name) - 1] if 0 < int(name) <= len(self.arguments) else ""
        if name in ("@", "*"):
            return " ".join(self.arguments)
        key, sign, otherwise = name.partition(":-")
        return self.variables.get(key) or (otherwise if sign else "")

    def is_root(self) -> bool:
        return self.uid == ROOT_UID


def _assignments(words: list[str]) -> tuple[Mapping[str, str], list[str]]:
    assigned: dict[str, str] = {}
    for at, word in enumerate(words):
        name, sign, value = word.partition("=")
        if not sign or not name.isidentifier():
            return assigned, words[at:]
        assigned[name] = value
    return assigned, []
