"""dumpsys, and cmd where it only names a service's own command."""

from collections.abc import Callable, Mapping

from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.android.dumps import (
    activity_dump,
    appops_dump,
    dropbox_dump,
    location_dump,
    measure_dump,
    network_dump,
    package_dump,
    window_dump,
)
from harness.simulated.android.shell.activity_commands import am
from harness.simulated.android.shell.appops_commands import appops
from harness.simulated.android.shell.call import Call, CommandTable, Run
from harness.simulated.android.shell.device_commands import settings
from harness.simulated.android.shell.package_commands import pm

Dump = Callable[[AndroidDevice, list[str]], str]


def _plain(dump: Callable[[AndroidDevice], str]) -> Dump:
    def only(device: AndroidDevice, words: list[str]) -> str:
        del words
        return dump(device)

    return only


def _package(device: AndroidDevice, words: list[str]) -> str:
    names = [word for word in words if not word.startswith("-")]
    return (
        package_dump.package(device, names[0])
        if names
        else "".join(package_dump.package(device, one.name) for one in device.core.packages)
    )


DUMPS: Mapping[str, Dump] = {
    "activity": activity_dump.activity,
    "alarm": _plain(measure_dump.alarms),
    "appops": appops_dump.appops,
    "battery": _plain(window_dump.battery),
    "connectivity": _plain(network_dump.connectivity),
    "cpuinfo": _plain(measure_dump.cpuinfo),
    "deviceidle": _plain(window_dump.device_idle),
    "display": _plain(window_dump.display),
    "dropbox": dropbox_dump.dropbox,
    "gfxinfo": measure_dump.gfxinfo,
    "input_method": _plain(window_dump.input_method),
    "jobscheduler": _plain(measure_dump.jobs),
    "location": _plain(location_dump.location),
    "meminfo": measure_dump.meminfo,
    "netstats": _plain(network_dump.netstats),
    "package": _package,
    "power": _plain(window_dump.power),
    "thermalservice": _plain(window_dump.thermal),
    "window": _plain(window_dump.window),
}


async def dumpsys(call: Call) -> int:
    words = [word for word in call.argv if word not in ("-t", "60", "--timeout")] if "-t" in call.argv else call.argv
    if words[:1] == ["-l"]:
        return await call.say("Currently running services:\n" + "".join(f"  {name}\n" for name in sorted(DUMPS)))
    dump = DUMPS.get(words[0]) if words else None
    if dump is None:
        call.device.unknown("dumpsys " + " ".join(words))
        return await call.complain(f"Can't find service: {words[0] if words else ''}\n", 0)
    return await call.say(dump(call.device, words[1:]))


async def cmd(call: Call) -> int:
    """cmd SERVICE ...: what pm, am, settings and appops are short for."""
    service, rest = (call.argv[0], call.argv[1:]) if call.argv else ("", [])
    run = SERVICES.get(service)
    if run is None:
        call.device.unknown("cmd " + " ".join(call.argv))
        return await call.complain(f"cmd: Can't find service: {service}\n", 20)
    call.argv = rest
    return await run(call)


SERVICES: dict[str, Run] = {"activity": am, "appops": appops, "package": pm, "settings": settings}
DUMPSYS_COMMANDS: CommandTable = {"cmd": cmd, "dumpsys": dumpsys}
