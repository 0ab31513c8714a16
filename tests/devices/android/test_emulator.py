import os
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from harness.devices.android import emulator
from harness.devices.android.adb_server import AdbServer
from harness.devices.android.emulator import free_console_port, make_avd, start_emulator, stop_emulator
from harness.devices.android.sdk import AndroidSdk, find_sdk
from harness.devices.process_tree import ProcessTree
from harness.model.device_profile import DeviceMatch, DeviceProfile, VirtualDevice
from harness.model.faults import BadInput, DeviceLost, MissingComponent
from tests.devices.android.adb_double import AdbDouble, shell_packet

IMAGE = "system-images;android-34;google_apis;x86_64"
PROFILE = DeviceProfile(
    *("emulator-x", "X", "android", "android", False, 412, 915, 2.625, ""),
    match=DeviceMatch(emulator=True),
    virtual=VirtualDevice(IMAGE, "pixel_6"),
)
AVDMANAGER = """#!/bin/sh
mkdir -p "$ANDROID_AVD_HOME/$5.avd"
echo "$@" > "$ANDROID_AVD_HOME/$5.avd/config.ini"
"""
EMULATOR = f"""#!{sys.executable}
import os, sys, time
with open(os.environ["ANDROID_AVD_HOME"] + "/started", "w") as file:
    file.write(" ".join([*sys.argv[1:], os.environ["ANDROID_ADB_SERVER_PORT"]]))
time.sleep(60)
"""


@pytest.fixture
def sdk(tmp_path: Path) -> AndroidSdk:
    home = tmp_path / "sdk"
    for tool, text in (("emulator/emulator", EMULATOR), ("cmdline-tools/latest/bin/avdmanager", AVDMANAGER)):
        (home / tool).parent.mkdir(parents=True)
        (home / tool).write_text(text)
        (home / tool).chmod(0o755)
    home.joinpath(*IMAGE.split(";")).mkdir(parents=True)
    return find_sdk({"ANDROID_HOME": str(home)})


@pytest.fixture
def tree() -> Iterator[ProcessTree]:
    tree = ProcessTree(f"test-emulator-{os.getpid()}")
    yield tree
    tree.end_all()


class Server:
    """The adb server of a handset that boots as soon as it is asked for."""

    def __init__(self, booted: str = "1\n") -> None:
        def answer(link: socket.socket, asked: str) -> None:
            link.sendall(shell_packet(1, booted.encode()) + shell_packet(3, b"\0"))

        self.listed = {"host:devices-l": "".join(f"emulator-{port} device\n" for port in emulator.CONSOLE_PORTS)}
        self.double = AdbDouble({"shell": answer}, self.listed)
        self.port = self.double.port

    def real(self, tree: ProcessTree) -> AdbServer:
        return AdbServer(self.port, None, tree)


def words_in(file: Path, timeout_s: float = 20.0) -> str:
    """What a process writes into a file, as soon as it has."""
    deadline = time.monotonic() + timeout_s
    while not (file.is_file() and file.read_text()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return file.read_text()


def test_an_emulator_is_made_started_and_ended(sdk: AndroidSdk, tree: ProcessTree, tmp_path: Path) -> None:
    double = Server()
    server = double.real(tree)
    avds = tmp_path / "avds"
    name = make_avd(sdk, PROFILE, avds)
    assert f"--package {IMAGE} --device pixel_6" in (avds / f"{name}.avd/config.ini").read_text()
    assert "hw.ramSize=2048" in (avds / f"{name}.avd/config.ini").read_text()
    running = start_emulator(sdk, server, tree, name, home=avds, log=tmp_path / "log", timeout_s=10)
    assert int(running.serial.removeprefix("emulator-")) in emulator.CONSOLE_PORTS
    told = words_in(avds / "started")
    assert f"-avd {name} -port {running.serial.removeprefix('emulator-')} -wipe-data" in told
    assert told.endswith(f" {server.port}")
    double.listed["host:devices-l"] = ""
    stop_emulator(tree, server, running)
    assert running.process.poll() is not None


def test_one_that_ends_while_starting_says_its_last_words(sdk: AndroidSdk, tree: ProcessTree, tmp_path: Path) -> None:
    sdk.emulator.write_text("#!/bin/sh\necho 'PANIC: no KVM' >&2\nexit 1\n")
    with pytest.raises(DeviceLost, match="PANIC: no KVM"):
        start_emulator(sdk, Server("\n").real(tree), tree, "a", home=tmp_path, log=tmp_path / "log", timeout_s=10)


def test_one_that_never_boots_is_ended(sdk: AndroidSdk, tree: ProcessTree, tmp_path: Path) -> None:
    with pytest.raises(DeviceLost, match="did not boot"):
        start_emulator(sdk, Server("\n").real(tree), tree, "a", home=tmp_path, log=tmp_path / "log", timeout_s=0.3)
    assert tree.members() == []


def test_an_image_that_is_not_installed_says_the_command(sdk: AndroidSdk, tmp_path: Path) -> None:
    other = replace(PROFILE, virtual=VirtualDevice("system-images;android-36;google_apis;x86_64", "pixel_9"))
    with pytest.raises(MissingComponent, match="sdkmanager 'system-images;android-36"):
        make_avd(sdk, other, tmp_path)


def test_a_profile_of_a_phone_makes_no_emulator(sdk: AndroidSdk, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="virtual"):
        make_avd(sdk, replace(PROFILE, virtual=None), tmp_path)


def test_a_taken_port_is_passed_over() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = cast(int, taken.getsockname()[1])
        assert free_console_port([port, port + 40]) == port + 40
        with pytest.raises(DeviceLost):
            free_console_port([port])
