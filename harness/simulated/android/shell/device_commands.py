"""Commands about the handset itself: properties, settings, clock, identity, screen size."""

import re
from datetime import datetime

from harness.simulated.android.shell.call import ROOT_UID, Call, CommandTable

NAMESPACES = ("global", "secure", "system")


async def getprop(call: Call) -> int:
    names = [word for word in call.argv if not word.startswith("-")]
    told = call.device.properties
    if names:
        return await call.say(told.get(names[0], names[1] if len(names) > 1 else "") + "\n")
    return await call.say("".join(f"[{name}]: [{value}]\n" for name, value in sorted(told.items())))


async def setprop(call: Call) -> int:
    if len(call.argv) < 2:
        return await call.complain("usage: setprop NAME VALUE\n")
    if call.argv[0].startswith("ro."):
        return await call.complain(f"Failed to set property '{call.argv[0]}' to '{call.argv[1]}'.\n")
    call.device.properties[call.argv[0]] = call.argv[1]
    return 0


async def settings(call: Call) -> int:
    words = [word for word in call.argv if word not in ("--user", "current", "0", "--lineage")]
    if "--user" not in call.argv:
        words = list(call.argv)
    if len(words) < 2 or words[1] not in NAMESPACES:
        return await call.complain("Invalid command\n", 255)
    verb, namespace, *rest = words
    store = call.device.settings
    if verb == "list":
        rows = (f"{key}={value}\n" for (place, key), value in sorted(store.items()) if place == namespace)
        return await call.say("".join(rows))
    if verb == "get" and rest:
        return await call.say(store.get((namespace, rest[0]), "null") + "\n")
    if verb == "put" and len(rest) > 1:
        call.device.put_setting(namespace, rest[0], rest[1])
        return 0
    if verb == "delete" and rest:
        return await call.say(f"Deleted {int(call.device.delete_setting(namespace, rest[0]))} rows\n")
    return await call.complain("Invalid command\n", 255)


async def date(call: Call) -> int:
    now = call.device.core.clock.now()
    form = next((word[1:] for word in call.argv if word.startswith("+")), "")
    local = now if "-u" in call.argv else call.device.core.clock.local(now)
    if not form:
        return await call.say(f"{local:%a %b %e %H:%M:%S %Z %Y}\n")
    return await call.say(_formatted(form, local) + "\n")


def _formatted(form: str, moment: datetime) -> str:
    nanoseconds = moment.microsecond * 1000
    text = form.replace("%s", str(int(moment.timestamp())))
    text = re.sub(r"%(\d?)N", lambda found: f"{nanoseconds:09d}"[: int(found[1] or 9)], text)
    return moment.strftime(text)


async def id_(call: Call) -> int:
    if "-u" in call.argv:
        return await call.say(f"{call.uid}\n")
    name = "root" if call.uid == ROOT_UID else "shell"
    context = "u:r:su:s0" if call.uid == ROOT_UID else "u:r:shell:s0"
    return await call.say(
        f"uid={call.uid}({name}) gid={call.uid}({name}) groups={call.uid}({name}) context={context}\n"
    )


async def whoami(call: Call) -> int:
    return await call.say("root\n" if call.uid == ROOT_UID else "shell\n")


async def uname(call: Call) -> int:
    kernel = "Linux localhost 5.10.0-simulated #1 SMP PREEMPT aarch64 Toybox"
    return await call.say(("aarch64" if "-m" in call.argv else kernel if "-a" in call.argv else "Linux") + "\n")


async def uptime(call: Call) -> int:
    clock = call.device.core.clock
    minutes = clock.uptime_ms() // 60_000
    return await call.say(f" {clock.local():%H:%M:%S} up {minutes} min,  0 users,  load average: 1.00, 1.00, 1.00\n")


async def wm(call: Call) -> int:
    display = call.device.core.display
    if call.argv[:1] == ["size"]:
        return await call.say(f"Physical size: {display.width_px}x{display.height_px}\n")
    if call.argv[:1] == ["density"]:
        return await call.say(f"Physical density: {display.density_dpi}\n")
    return await call.say("") if call.argv else await call.complain("Window manager (window) commands:\n")


async def getenforce(call: Call) -> int:
    return await call.say("Enforcing\n")


async def df(call: Call) -> int:
    free = call.device.core.files.free_bytes // 1024
    head = "Filesystem       1K-blocks     Used Available Use% Mounted on\n"
    total = max(64 << 20, free)
    used = total - free
    return await call.say(f"{head}/dev/block/dm-5  {total:>10} {used:>8} {free:>9} {used * 100 // total:>3}% /data\n")


async def reboot(call: Call) -> int:
    call.device.wishes.put_nowait("reboot")
    return 0


DEVICE_COMMANDS: CommandTable = {
    "date": date,
    "df": df,
    "getenforce": getenforce,
    "getprop": getprop,
    "id": id_,
    "reboot": reboot,
    "setprop": setprop,
    "settings": settings,
    "uname": uname,
    "uptime": uptime,
    "whoami": whoami,
    "wm": wm,
}
