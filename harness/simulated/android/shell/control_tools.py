"""What steers a script: conditions, sleeping, other shells and other users."""

import asyncio
import operator
from collections.abc import Callable, Mapping

from harness.simulated.android.shell.call import Call, CommandTable
from harness.simulated.android.shell.interpreter import Exited

MAX_SLEEP_S = 600.0
NUMBERS: Mapping[str, Callable[[int, int], bool]] = {
    "-eq": operator.eq,
    "-ne": operator.ne,
    "-lt": operator.lt,
    "-gt": operator.gt,
    "-le": operator.le,
    "-ge": operator.ge,
}


async def true(call: Call) -> int:
    del call
    return 0


async def false(call: Call) -> int:
    del call
    return 1


async def sleep(call: Call) -> int:
    await asyncio.sleep(min(float(call.argv[0]) if call.argv else 0.0, MAX_SLEEP_S))
    return 0


async def exit_(call: Call) -> int:
    raise Exited(int(call.argv[0]) if call.argv and call.argv[0].isdigit() else call.shell.last)


async def export(call: Call) -> int:
    for word in call.argv:
        name, sign, value = word.partition("=")
        if sign:
            call.shell.variables[name] = value
    return 0


async def again(call: Call) -> int:
    """exec, command, nice, ionice, time, nohup: the words after them are the command."""
    return await call.shell.call(call.argv, call.stdin, call.stdout, call.stderr) if call.argv else 0


async def timeout(call: Call) -> int:
    options, words = call.options("-s -k")
    del options
    if len(words) < 2:
        return await call.complain("timeout: Needs 2 arguments\n")
    at = call.argv.index(words[0])
    try:
        running = call.shell.call(call.argv[at + 1 :], call.stdin, call.stdout, call.stderr)
        return await asyncio.wait_for(running, float(words[0].rstrip("s")))
    except TimeoutError:
        return 124


async def sh(call: Call) -> int:
    """`sh -c LINE`, `sh FILE WORDS`, or a script on the input."""
    shell = call.shell.as_user(call.uid)
    words = [word for word in call.argv if word not in ("-e", "-x")]
    if words[:1] == ["-c"]:
        shell.arguments = words[3:]
        return await shell.run(words[1] if len(words) > 1 else "", call.stdin, call.stdout, call.stderr)
    if words:
        try:
            text = call.device.read_file(words[0], call.uid).decode("utf-8", "replace")
        except OSError:
            return await call.complain(f"/system/bin/sh: {words[0]}: No such file or directory\n", 127)
        shell.arguments = words[1:]
        return await shell.run(text, call.stdin, call.stdout, call.stderr)
    return await shell.run((await call.all_input()).decode("utf-8", "replace"), call.stdin, call.stdout, call.stderr)


async def shift(call: Call) -> int:
    del call.shell.arguments[:1]
    return 0


async def su(call: Call) -> int:
    """Only on a rooted handset: `su -c LINE`, `su 0 LINE`, `su root LINE`."""
    if not call.device.rooted:
        return await call.complain("/system/bin/sh: su: inaccessible or not found\n", 127)
    words = [word for word in call.argv if word not in ("0", "root", "-c", "-mm", "--mount-master")]
    line = " ".join(words)
    return await call.shell.as_user(0).run(line, call.stdin, call.stdout, call.stderr)


async def test(call: Call) -> int:
    """[ ... ], test: the operators that clients use."""
    words = call.argv[:-1] if call.name == "[" else call.argv
    if words[:1] == ["!"]:
        return int(not _holds(call, words[1:]))
    return int(not _holds(call, words))


def _holds(call: Call, words: list[str]) -> bool:
    if len(words) == 2:
        entry = call.device.core.files.get(words[1])
        checks: dict[str, bool] = {
            "-e": entry is not None,
            "-f": entry is not None and entry.data is not None,
            "-d": entry is not None and entry.data is None,
            "-r": entry is not None,
            "-w": entry is not None,
            "-x": entry is not None,
            "-s": entry is not None and bool(entry.data),
            "-n": bool(words[1]),
            "-z": not words[1],
        }
        return checks.get(words[0], False)
    if len(words) == 3:
        left, sign, right = words
        if sign in ("=", "=="):
            return left == right
        if sign == "!=":
            return left != right
        if sign in NUMBERS and left.lstrip("-").isdigit() and right.lstrip("-").isdigit():
            one, two = int(left), int(right)
            return NUMBERS[sign](one, two)
    return len(words) == 1 and bool(words[0])


async def which(call: Call) -> int:
    found = [name for name in call.options()[1] if name in call.shell.table]
    await call.say("".join(f"/system/bin/{name}\n" for name in found))
    return 0 if found else 1


async def cd(call: Call) -> int:
    call.shell.folder = call.argv[0] if call.argv else "/"
    return 0


CONTROL_TOOLS: CommandTable = {
    "[": test,
    "cd": cd,
    "chcon": true,
    "chown": true,
    "command": again,
    "toybox": again,
    "exec": again,
    "exit": exit_,
    "export": export,
    "false": false,
    "nice": again,
    "nohup": again,
    "restorecon": true,
    "set": true,
    "sh": sh,
    "shift": shift,
    "sleep": sleep,
    "su": su,
    "sync": true,
    "test": test,
    "timeout": timeout,
    "true": true,
    "umask": true,
    "which": which,
}
