"""dumpsys dropbox --print TAG: the texts that the system kept of crashes and hangs."""

from harness.simulated.android import exit_reasons
from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.handset.processes import Exit

TAGS = {
    exit_reasons.CRASH: "data_app_crash",
    exit_reasons.CRASH_NATIVE: "data_app_native_crash",
    exit_reasons.ANR: "data_app_anr",
}


def dropbox(device: AndroidDevice, words: list[str]) -> str:
    wanted = next((word for word in words if not word.startswith("-")), "")
    exits = device.dropped
    shown = [one for one in exits if wanted in ("", TAGS[one.reason])]
    head = f"Drop box contents: {len(exits)} entries\nMax entries: 1000\nSearching for: {wanted}\n\n"
    return head + "".join(_entry(device, one) for one in shown) or head


def _entry(device: AndroidDevice, one: Exit) -> str:
    package = device.core.packages.get(one.package)
    version = f" v{package.manifest.version_code} ({package.manifest.version_name})" if package else ""
    text = (
        f"Process: {one.process}\nPID: {one.pid}\nUID: {one.uid}\nFlags: 0x28c8be44\n"
        f"Package: {one.package}{version}\nForeground: {'Yes' if one.importance <= 125 else 'No'}\n"
    )
    if one.reason == exit_reasons.ANR:
        text += f"Subject: {one.description}\n"
    else:
        text += f"\njava.lang.IllegalStateException: {one.description}\n"
        text += f"\tat {one.package}.MainActivity.onCreate(MainActivity.java:42)\n"
    when = device.core.clock.local(one.at)
    mark = "=" * 40
    return f"{mark}\n{when:%Y-%m-%d %H:%M:%S} {TAGS[one.reason]} (text, {len(text)} bytes)\n{text}\n"
