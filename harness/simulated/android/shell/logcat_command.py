"""logcat: the log buffers, past and as they come, in the formats that clients read."""

import asyncio
from datetime import datetime

from harness.simulated.android.shell.call import Call, CommandTable
from harness.simulated.android.shell.process_commands import user_name
from harness.simulated.handset.logs import BUFFER_LINES, BUFFERS, LogLine

DEFAULT = ("main", "system", "crash")
PRIORITIES = "VDIWEF"
NOTHING = 99
WITH_VALUE = "-b -v -t -T -m --pid -e -G -f -r -n"


def written(line: LogLine, formats: frozenset[str], zone_time: datetime) -> str:
    """One line in the chosen format; threadtime is the default."""
    when = (
        f"{line.at.timestamp():>19.3f}"
        if "epoch" in formats
        else f"{zone_time:%m-%d %H:%M:%S.}{zone_time.microsecond // 1000:03d}"
    )
    if "year" in formats and "epoch" not in formats:
        when = f"{zone_time:%Y-}{when}"
    if "brief" in formats:
        return f"{line.priority}/{line.tag:<8}({line.pid:>5}): {line.text}\n"
    if "raw" in formats:
        return f"{line.text}\n"
    if "time" in formats:
        return f"{when} {line.priority}/{line.tag:<8}({line.pid:>5}): {line.text}\n"
    uid = f"{user_name(line.uid):>6} " if "uid" in formats else ""
    return f"{when} {uid}{line.pid:>5} {line.tid:>5} {line.priority} {line.tag:<8}: {line.text}\n"


class Filters:
    """TAG:P words (a bare TAG is TAG:V); `silent` (or *:S) hides what no word names."""

    def __init__(self, words: list[str], *, silent: bool) -> None:
        self._least: dict[str, int] = {"*": NOTHING} if silent else {}
        for word in words:
            tag, _, least = word.partition(":")
            self._least[tag] = NOTHING if least.upper() == "S" else max(0, PRIORITIES.find(least.upper()))

    def let(self, line: LogLine) -> bool:
        least = self._least.get(line.tag, self._least.get("*", 0))
        return PRIORITIES.find(line.priority) >= least


def _buffers(argv: list[str]) -> tuple[str, ...]:
    named = [argv[at + 1] for at, word in enumerate(argv[:-1]) if word in ("-b", "--buffer")]
    names = [name for word in named for name in word.split(",")]
    if "all" in names:
        return BUFFERS
    return tuple(name for name in names if name in BUFFERS) or DEFAULT


async def logcat(call: Call) -> int:
    options, words = call.options(WITH_VALUE)
    core, buffers = call.device.core, _buffers(call.argv)
    if "-c" in options or "--clear" in options:
        core.logs.clear(buffers)
        return 0
    if "-g" in options:
        return await call.say("".join(f"{one}: ring buffer is 256 KiB (32 KiB consumed)\n" for one in buffers))
    if "-G" in options:
        core.logs.capacity = BUFFER_LINES
        return 0
    formats = frozenset(call.argv[at + 1] for at, word in enumerate(call.argv[:-1]) if word == "-v")
    formats = frozenset(part for one in formats for part in one.split(","))
    filters = Filters(words, silent="-s" in options)
    queue = core.logs.listen()
    try:
        lines = [line for line in core.logs.lines(buffers) if filters.let(line)]
        if pid := options.get("--pid", ""):
            lines = [line for line in lines if str(line.pid) == pid]
        last = options.get("-t") or options.get("-T") or ""
        if last.isdigit():
            lines = lines[-int(last) :]
        await call.say(
            "".join(f"--------- beginning of {one}\n" for one in buffers if any(x.buffer == one for x in lines))
        )
        await call.say("".join(written(line, formats, core.clock.local(line.at)) for line in lines))
        if {"-d", "-t"} & set(options):
            return 0
        return await _follow(call, queue, (frozenset(buffers), filters, formats))
    finally:
        core.logs.unlisten(queue)


async def _follow(
    call: Call, queue: "asyncio.Queue[LogLine]", wanted: tuple[frozenset[str], Filters, frozenset[str]]
) -> int:
    buffers, filters, formats = wanted
    while True:
        line = await queue.get()
        if line.buffer in buffers and filters.let(line):
            await call.say(written(line, formats, call.device.core.clock.local(line.at)))


async def log(call: Call) -> int:
    """`log -p I -t TAG text`: a line of the harness's own."""
    options, words = call.options("-p -t")
    priority = options.get("-p", "i").upper()[:1]
    call.device.core.log(priority, options.get("-t", "log"), " ".join(words), pid=4242, uid=call.uid)
    return 0


LOGCAT_COMMANDS: CommandTable = {"log": log, "logcat": logcat}
