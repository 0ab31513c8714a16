"""Programs that somebody has pushed: scripts, and the stand-in of frida-server. Anything else cannot be run."""

import stat

from harness.simulated.android.java_side import SERVER_HEAD
from harness.simulated.android.shell.call import ROOT_UID, Call


async def run_pushed(call: Call, path: str) -> int:
    entry = call.device.core.files.get(path)
    if entry is None or entry.data is None:
        return await call.complain(f"/system/bin/sh: {path}: No such file or directory\n", 127)
    if not entry.mode & stat.S_IXUSR:
        return await call.complain(f"/system/bin/sh: {path}: can't execute: Permission denied\n", 126)
    if entry.data.startswith(SERVER_HEAD):
        return await _frida_server(call, path, entry.data.removeprefix(SERVER_HEAD).decode("ascii", "replace").strip())
    if entry.data.startswith(b"#!"):
        shell = call.shell.as_user(call.uid)
        shell.arguments = call.argv
        return await shell.run(entry.data.decode("utf-8", "replace"), call.stdin, call.stdout, call.stderr)
    return await call.complain(f"/system/bin/sh: {path}: not executable: 64-bit ELF file\n", 126)


async def _frida_server(call: Call, path: str, version: str) -> int:
    if "--version" in call.argv:
        return await call.say(f"{version}\n")
    java = call.device.java
    if call.uid != ROOT_UID or java is None:
        return await call.complain("Unable to start: the process needs to run as root\n", 1)
    address = call.argv[call.argv.index("-l") + 1] if "-l" in call.argv[:-1] else "127.0.0.1:27042"
    port = address.rpartition(":")[2]
    if not await java.serve(int(port) if port.isdigit() else 27_042, path.rpartition("/")[2]):
        return await call.complain("Unable to start: Error binding to address: Address already in use\n", 1)
    return 0
