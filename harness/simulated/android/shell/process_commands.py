"""Processes: ps, pidof, pgrep, kill, top."""

import re

from harness.simulated.android import exit_reasons
from harness.simulated.android.shell.call import Call, CommandTable
from harness.simulated.handset.processes import Process

RSS_KB, VSZ_KB = 118_000, 1_400_000
# As toybox words it; clients look for the line of -A.
PS_HELP = """usage: ps [-AadefLlnwZ] [-gG GROUP,] [-k FIELD,] [-o FIELD,] [-p PID,] [-t TTY,] [-uU USER,]

List processes.

Which processes to show (-gGuUpPt selections may be comma separated lists):

-A\tAll
-a\tHas terminal not session leader
-d\tAll but session leaders
-e\tSynonym for -A
"""


def user_name(uid: int) -> str:
    named = {0: "root", 1000: "system", 2000: "shell"}
    return named.get(uid) or (f"u0_a{uid - 10_000}" if uid >= 10_000 else str(uid))


async def ps(call: Call) -> int:
    if "--help" in call.argv:
        return await call.say(PS_HELP)
    options, _ = call.options("-o -p -u -P")
    shown = list(call.device.core.processes)
    if not {"-A", "-ef", "-e"} & set(options) and call.device.api >= 26:
        shown = [process for process in shown if process.uid == 2000]
    if options.get("-p"):
        shown = [process for process in call.device.core.processes if str(process.pid) in options["-p"].split(",")]
    if "-P" in options:
        shown = [process for process in call.device.core.processes if str(process.parent) == options["-P"]]
    bare = options.get("-o", "").endswith("=")
    fields = [field.strip(" =").upper() for field in options.get("-o", "").split(",") if field]
    if fields:
        names = [] if bare else [" ".join(fields)]
        return await call.say("".join(f"{line}\n" for line in (*names, *(_row(one, fields) for one in shown))))
    head = "USER           PID  PPID     VSZ    RSS WCHAN            ADDR S NAME\n"
    return await call.say(head + "".join(_line(process) for process in shown))


def _line(one: Process) -> str:
    user = user_name(one.uid)
    return f"{user:<12} {one.pid:>5} {one.parent:>5} {VSZ_KB:>7} {RSS_KB:>6} 0                   0 S {one.name}\n"


def _row(one: Process, fields: list[str]) -> str:
    told = {
        "PID": one.pid,
        "PPID": one.parent,
        "USER": user_name(one.uid),
        "UID": one.uid,
        "NAME": one.name,
        "ARGS": one.name,
        "CMD": one.name,
        "RSS": RSS_KB,
        "%CPU": 1.0,
    }
    return " ".join(str(told.get(field.split(":")[0], "-")) for field in fields)


async def pidof(call: Call) -> int:
    wanted = call.options()[1]
    found = [str(process.pid) for process in call.device.core.processes if process.name in wanted]
    return await call.say(" ".join(found) + "\n") if found else 1


async def pgrep(call: Call) -> int:
    words = call.options()[1]
    try:
        pattern = re.compile(words[0] if words else "")
    except re.error:
        return await call.complain("pgrep: bad pattern\n", 2)
    found = [str(process.pid) for process in call.device.core.processes if pattern.search(process.name[-75:])]
    return await call.say("".join(f"{pid}\n" for pid in found)) if found else 1


async def kill(call: Call) -> int:
    """Of an app's process only root may do it, and the system notes it as signalled."""
    numbers = [word for word in call.argv if word.isdigit()]
    for number in numbers:
        process = call.device.core.processes.running.get(int(number))
        if process and call.device.java and process.pid == call.device.java.server_pid:
            await call.device.java.end_server()
            continue
        if process is None:
            return await call.complain(f"kill: bad pid '{number}': No such process\n")
        if process.uid >= 10_000 and call.uid != 0:
            return await call.complain(f"kill: {number}: Operation not permitted\n")
        if process.uid >= 10_000:
            await call.device.manager.stop(process.package, exit_reasons.SIGNALED, "signal 9")
        else:
            call.device.core.processes.end(process.pid)
    return 0


async def top(call: Call) -> int:
    rows = "".join(f"{one.pid:>5} 1.0 {one.name}\n" for one in call.device.core.processes)
    return await call.say(f"Tasks: {len(call.device.core.processes.running)} total\n  PID[%CPU]ARGS\n{rows}")


PROCESS_COMMANDS: CommandTable = {
    "kill": kill,
    "pgrep": pgrep,
    "pidof": pidof,
    "ps": ps,
    "top": top,
}
