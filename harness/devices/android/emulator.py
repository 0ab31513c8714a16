"""An emulator made and started from a profile, and ended: a fresh state each time, on ports that no adb server scans.

Nothing that the tools print is believed: it is there when adb lists it as `device` and Android says that it has booted.
"""

import os
import socket
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from harness.devices.android.adb import AdbHandset
from harness.devices.android.adb_server import AdbServer
from harness.devices.android.sdk import AndroidSdk
from harness.devices.process_tree import ProcessTree
from harness.model.device_profile import DeviceProfile, VirtualDevice
from harness.model.faults import BadInput, DeviceLost, DeviceSilent, MissingComponent
from harness.model.saying import Saying

# The emulator takes an even console port and the odd one above it for adb; adb servers scan up to 5585.
CONSOLE_PORTS = range(5586, 5682, 2)
BOOT_TIMEOUT_S = 300.0
MAKE_TIMEOUT_S = 120.0
LOOK_AGAIN_S = 0.5


@dataclass(frozen=True, slots=True)
class RunningEmulator:
    """`serial` is how adb calls it."""

    serial: str
    avd: str
    process: subprocess.Popen[bytes]


def make_avd(sdk: AndroidSdk, profile: DeviceProfile, home: Path) -> str:
    """The AVD of a profile, made anew in `home` (ANDROID_AVD_HOME); its name.

    Raises BadInput for a profile without `virtual`, MissingComponent for an image that is not installed.
    """
    virtual = _virtual(profile)
    if not sdk.has_image(virtual.image):
        mend = Saying(f"run `sdkmanager '{virtual.image}'`", f"运行 sdkmanager '{virtual.image}'")
        raise MissingComponent(Saying("the system image is not installed", "未安装系统镜像"), virtual.image, mend)
    home.mkdir(parents=True, exist_ok=True)
    name = f"harness-{profile.key}".replace(".", "_")
    hardware = ("--device", virtual.hardware)
    argv = [str(sdk.avdmanager), "create", "avd", "--force", "--name", name, "--package", virtual.image, *hardware]
    said = _ask(argv, {"ANDROID_AVD_HOME": str(home), "ANDROID_HOME": str(sdk.home)})
    config = home / f"{name}.avd" / "config.ini"
    if not config.is_file():
        raise DeviceLost(Saying(f"no AVD was made ({said[-200:]})", f"未能创建虚拟机（{said[-200:]}）"), name)
    with config.open("a", encoding="utf-8") as file:
        file.write(f"hw.ramSize={virtual.ram_mib}\ndisk.dataPartition.size={virtual.data_mib}M\nhw.keyboard=yes\n")
    return name


def start_emulator(
    sdk: AndroidSdk,
    server: AdbServer,
    tree: ProcessTree,
    avd: str,
    *,
    home: Path,
    log: Path,
    timeout_s: float = BOOT_TIMEOUT_S,
) -> RunningEmulator:
    """Start an AVD with an empty data partition and without a window; wait until it has booted. Raises DeviceLost."""
    port = free_console_port(CONSOLE_PORTS)
    argv = [str(sdk.emulator), "-avd", avd, "-port", str(port), "-wipe-data", "-no-snapshot", "-no-window", "-no-audio"]
    environment = {"ANDROID_AVD_HOME": str(home), "ANDROID_HOME": str(sdk.home), **server.environment}
    process = tree.spawn("emulator", [*argv, "-no-boot-anim"], log=log, env=environment)
    running = RunningEmulator(f"emulator-{port}", avd, process)
    try:
        _wait_booted(server, running, log, time.monotonic() + timeout_s)
    except DeviceLost:
        tree.end(process)
        raise
    return running


def stop_emulator(tree: ProcessTree, server: AdbServer, running: RunningEmulator) -> None:
    """Ask it to end, end it if it does not, and see that adb no longer lists it. Raises DeviceLost when it does."""
    tree.end(running.process, timeout_s=10.0)
    deadline = time.monotonic() + 10.0
    while any(one.serial == running.serial and one.ready for one in server.attached()):
        if time.monotonic() > deadline:
            raise DeviceLost(Saying("it is still listed after its end", "结束后仍在列表中"), running.serial)
        time.sleep(LOOK_AGAIN_S)


def free_console_port(ports: Iterable[int]) -> int:
    """The first port of which it and the next are free. Raises DeviceLost when there is none."""
    for port in ports:
        if _free(port) and _free(port + 1):
            return port
    raise DeviceLost(Saying("no free port for another emulator", "没有可用的模拟器端口"), "5586-5681")


def _wait_booted(server: AdbServer, running: RunningEmulator, log: Path, deadline: float) -> None:
    handset = server.handset(running.serial)
    while True:
        if running.process.poll() is not None:
            said = f"it ended with {running.process.returncode}: {_last_line(log)}"
            zh = f"启动中退出（{running.process.returncode}）：{_last_line(log)}"
            raise DeviceLost(Saying(said, zh), running.avd, Saying("see its log", f"查看日志 {log.name}"))
        if any(one.serial == running.serial and one.ready for one in server.attached()) and _booted(handset):
            return
        if time.monotonic() > deadline:
            raise DeviceLost(Saying("it did not boot in time", "未按时启动完成"), running.avd)
        time.sleep(LOOK_AGAIN_S)


def _booted(handset: AdbHandset) -> bool:
    try:
        return handset.shell("getprop sys.boot_completed", 5.0).strip() == "1"
    except DeviceSilent:
        return False


def _virtual(profile: DeviceProfile) -> VirtualDevice:
    if profile.virtual is None:
        mend = Saying("add `virtual` with image and hardware", "在配置中补充 virtual（image、hardware）")
        raise BadInput(Saying("no emulator can be made of this profile", "该配置不能生成模拟器"), profile.key, mend)
    return profile.virtual


def _ask(argv: list[str], environment: dict[str, str]) -> str:
    """What a tool of the SDK says; it may ask whether a custom hardware profile is wanted: no."""
    try:
        done = subprocess.run(
            argv,
            input=b"no\n",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, **environment},
            timeout=MAKE_TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "it did not answer"
    return done.stdout.decode(errors="replace").strip()


def _last_line(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines() if log.is_file() else []
    return lines[-1][:200] if lines else "-"


def _free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
