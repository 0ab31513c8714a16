"""dumpsys activity ...: services, processes, exit records, activities."""

from harness.simulated.android import exit_reasons
from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.android.durations import stamp
from harness.simulated.handset.processes import Exit


def activity(device: AndroidDevice, words: list[str]) -> str:
    part, rest = (words[0], words[1:]) if words else ("", [])
    if part in ("services", "s"):
        return services(device, rest)
    if part in ("exit-info", "exit"):
        return exit_info(device, rest)
    if part in ("processes", "p"):
        return processes(device)
    if part in ("activities", "a", "top"):
        return activities(device)
    return f"ACTIVITY MANAGER SETTINGS (dumpsys activity {part})\n"


def services(device: AndroidDevice, names: list[str]) -> str:
    head = "ACTIVITY MANAGER SERVICES (dumpsys activity services)\n"
    if "io.appium.settings" in names and "io.appium.settings" in device.core.packages:
        number = "isForeground=true foregroundId=1"
        types = " types=0x00000008" if device.api >= 29 else ""
        return (
            f"{head}  User 0 active services:\n  * ServiceRecord{{abcdef0 u0 io.appium.settings/.NLService}}\n"
            f"    intent={{cmp=io.appium.settings/.NLService}}\n    packageName=io.appium.settings\n"
            f"    processName=io.appium.settings\n    {number}{types}\n\n"
        )
    return f"{head}  (nothing)\n"


def processes(device: AndroidDevice) -> str:
    rows = "".join(
        f"  *APP* UID {one.uid} ProcessRecord{{abcdef0 {one.pid}:{one.name}/u0a{one.uid - 10_000}}}\n"
        f"    user #0 uid={one.uid} gids={{}}\n    importance={one.importance}\n"
        for one in device.core.processes
        if one.uid >= 10_000
    )
    return f"ACTIVITY MANAGER RUNNING PROCESSES (dumpsys activity processes)\n  All known processes:\n{rows}"


def activities(device: AndroidDevice) -> str:
    focus = device.manager.focus
    word = "topResumedActivity" if device.api >= 31 else "mResumedActivity"
    return (
        "ACTIVITY MANAGER ACTIVITIES (dumpsys activity activities)\nDisplay #0 (activities from top to bottom):\n"
        f"  {word}=ActivityRecord{{d4e5f6a u0 {focus} t12}}\n"
        f"  ResumedActivity: ActivityRecord{{d4e5f6a u0 {focus} t12}}\n"
    )


def exit_info(device: AndroidDevice, names: list[str]) -> str:
    if device.api < 30:
        return "Bad activity command, or no activities match: exit-info\n"
    head = "ACTIVITY MANAGER PROCESS EXIT INFO (dumpsys activity exit-info)\n"
    kept = f"Last Timestamp of Persistence Into Persistent Storage: {stamp(device, device.core.clock.booted_at())}\n"
    parts = [head, kept]
    for package, exits in device.core.processes.exits.items():
        if names and package not in names:
            continue
        uid = exits[0].uid if exits else 0
        parts.append(f"  package: {package}\n    Historical Process Exit for uid={uid}\n")
        parts.extend(_exit(device, number, one) for number, one in enumerate(exits))
    return "".join(parts)


def _exit(device: AndroidDevice, number: int, one: Exit) -> str:
    reason = exit_reasons.NAMES.get(one.reason, "UNKNOWN")
    sub = exit_reasons.SUBREASONS.get(one.subreason, "UNKNOWN")
    subreason = f" subreason={one.subreason} ({sub})" if device.api >= 31 else ""
    uids = f"realUid={one.uid} packageUid={one.uid} definingUid={one.uid} user=0"
    return (
        f"        ApplicationExitInfo #{number}:\n"
        f"          timestamp={stamp(device, one.at)} pid={one.pid} {uids}\n"
        f"          process={one.process} reason={one.reason} ({reason}){subreason} status={one.status}\n"
        f"          importance={one.importance} pss=0.00 rss=0.00 description={one.description or 'null'} "
        f"state=empty trace={one.trace or 'null'}\n"
    )
