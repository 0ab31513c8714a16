"""The shell's tools that work on files (toybox's, as far as adb clients use them)."""

import hashlib
import posixpath
import re
import stat
from datetime import UTC, datetime

from harness.simulated.android.shell.call import Call, CommandTable, Run


async def cat(call: Call) -> int:
    paths = [word for word in call.argv if not word.startswith("-") or word == "-"]
    if not paths:
        await call.stdout.write(await call.all_input())
        return 0
    code = 0
    for path in paths:
        try:
            await call.stdout.write(call.device.read_file(path, call.uid))
        except OSError as error:
            code = await call.complain(f"cat: {path}: {reason(error)}\n")
    return code


def reason(error: OSError) -> str:
    """An OSError in the shell's words."""
    words = {
        FileNotFoundError: "No such file or directory",
        IsADirectoryError: "Is a directory",
        NotADirectoryError: "Not a directory",
        PermissionError: "Permission denied",
    }
    return next((text for kind, text in words.items() if isinstance(error, kind)), error.strerror or "I/O error")


async def ls(call: Call) -> int:
    options, paths = call.options()
    letters = "".join(options)
    code = 0
    for path in paths or [call.shell.folder]:
        entry = call.device.core.files.get(path)
        if entry is None:
            code = await call.complain(f"ls: {path}: No such file or directory\n")
            continue
        rows = {path: entry} if entry.data is not None or "d" in letters else call.device.core.files.children(path)
        for name, one in rows.items():
            if "Z" in letters:
                await call.say(f"u:object_r:system_security_cacerts_file:s0 {name}\n")
                continue
            if "l" not in letters:
                await call.say(name + "\n")
                continue
            when = datetime.fromtimestamp(one.changed_s, UTC).astimezone(call.device.core.clock.zone)
            head = f"{stat.filemode(one.mode)} 1 {one.owner} {one.owner} {one.size_bytes:>8}"
            await call.say(f"{head} {when:%Y-%m-%d %H:%M} {name}\n")
    return code


async def rm(call: Call) -> int:
    options, paths = call.options()
    code = 0
    for path in paths:
        if not call.device.core.files.remove(path) and "f" not in "".join(options):
            code = await call.complain(f"rm: {path}: No such file or directory\n")
    return code


async def mkdir(call: Call) -> int:
    for path in call.options("-m")[1]:
        call.device.core.files.make_folder(path)
    return 0


async def touch(call: Call) -> int:
    files = call.device.core.files
    for path in call.options("-t -d -r")[1]:
        if files.get(path) is None:
            files.write(path, b"")
    return 0


async def copy(call: Call) -> int:
    """cp and mv."""
    files, words = call.device.core.files, call.options()[1]
    if len(words) < 2:
        return await call.complain(f"{call.name}: Needs 2 arguments\n")
    *sources, target = words
    code = 0
    for source in sources:
        entry = files.get(target)
        into = posixpath.join(target, posixpath.basename(source)) if entry and entry.data is None else target
        try:
            old = files.get(source)
            files.write(into, files.read(source), stat.S_IMODE(old.mode) if old else 0o644)
            if call.name == "mv":
                files.remove(source)
        except OSError as error:
            code = await call.complain(f"{call.name}: {source}: {reason(error)}\n")
    return code


async def chmod(call: Call) -> int:
    words = call.options()[1]
    if words and words[0].isdigit():
        for path in words[1:]:
            entry = call.device.core.files.get(path)
            if entry is None:
                return await call.complain(f"chmod: {path}: No such file or directory\n")
            entry.mode = stat.S_IFMT(entry.mode) | int(words[0], 8)
    return 0


def _digest(name: str) -> Run:
    async def run(call: Call) -> int:
        for path in call.options()[1]:
            try:
                data = call.device.read_file(path, call.uid)
            except OSError as error:
                return await call.complain(f"{call.name}: {path}: {reason(error)}\n")
            await call.say(f"{hashlib.new(name, data).hexdigest()}  {path}\n")
        return 0

    return run


async def stat_(call: Call) -> int:
    form = call.argv[call.argv.index("-c") + 1] if "-c" in call.argv else "%n %s"
    for path in call.options("-c")[1]:
        entry = call.device.core.files.get(path)
        if entry is None:
            return await call.complain(f"stat: '{path}': No such file or directory\n")
        told = {"%s": entry.size_bytes, "%a": f"{stat.S_IMODE(entry.mode):o}", "%n": path, "%Y": entry.changed_s}
        text = form
        for sign, value in told.items():
            text = text.replace(sign, str(value))
        await call.say(text + "\n")
    return 0


async def find(call: Call) -> int:
    words = call.argv
    wanted = re.compile(_glob(words[words.index("-name") + 1])) if "-name" in words else None
    kind = words[words.index("-type") + 1] if "-type" in words else ""
    for name, entry in call.device.core.files.below(words[0] if words else "/"):
        if wanted and not wanted.fullmatch(posixpath.basename(name)):
            continue
        if kind and (entry.data is None) != (kind == "d"):
            continue
        await call.say(name + "\n")
    return 0


def _glob(pattern: str) -> str:
    return re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")


FILE_TOOLS: CommandTable = {
    "cat": cat,
    "chmod": chmod,
    "cp": copy,
    "find": find,
    "ls": ls,
    "md5sum": _digest("md5"),
    "mkdir": mkdir,
    "mv": copy,
    "rm": rm,
    "rmdir": rm,
    "sha1sum": _digest("sha1"),
    "sha256sum": _digest("sha256"),
    "stat": stat_,
    "touch": touch,
}
