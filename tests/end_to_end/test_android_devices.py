"""The Android platform through the real adb, against a simulated handset that answers as Android does."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from harness.devices.android.adb_server import AdbServer
from harness.devices.android.attached import connect
from harness.devices.android.clean_state import Subject, dirty, look, tidy
from harness.devices.android.contacts import PlantedContact, put_contacts
from harness.devices.android.facts import facts_of
from harness.devices.android.proxy_setting import set_proxy
from harness.devices.process_tree import ProcessTree
from harness.devices.tools import find_tool
from harness.inspection.attached.attached_devices import accept_device, device_lines
from harness.model.faults import DeviceLost
from harness.plan.device_file import find_device

pytestmark = pytest.mark.end_to_end
PROFILES = Path(__file__).resolve().parents[2] / "device_profiles"


@dataclass
class StandIn:
    """A simulated handset in a process of its own."""

    serial: str
    process: subprocess.Popen[bytes]


@pytest.fixture(scope="module")
def tree() -> Iterator[ProcessTree]:
    tree = ProcessTree("test-android-devices")
    yield tree
    tree.end_all()


@pytest.fixture(scope="module")
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        number: int = probe.getsockname()[1]
        return number


@pytest.fixture(scope="module")
def server(tree: ProcessTree, port: int) -> Iterator[AdbServer]:
    assert find_tool("adb"), "adb is not installed: make install"
    server = AdbServer.begin(tree, tree.scratch / "adb.log", port)
    yield server
    server.stop()


def begun(tree: ProcessTree, *options: str) -> StandIn:
    argv = [sys.executable, "-m", "harness.simulated.android", *options]
    process = tree.spawn("handset", argv, log=tree.scratch / "handset.log", stdout_pipe=True, stdin_pipe=True)
    assert process.stdout
    told = json.loads(process.stdout.readline())
    return StandIn(told["serial"], process)


@pytest.fixture
def stand_in(tree: ProcessTree, server: AdbServer) -> Iterator[StandIn]:
    running = begun(tree, "--api", "34")
    yield running
    tree.end(running.process)


def test_everything_that_can_be_tried_without_root_holds(
    stand_in: StandIn, port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HARNESS_ADB_PORT", str(port))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    said: list[str] = []
    code = accept_device(stand_in.serial, "en", said.append)
    assert code == 0, "\n".join(said)
    assert [line for line in said if line.startswith("· java_hooks: no root")]
    assert [line for line in said if line.startswith("✓ proxy") and "reached, 1 requests" in line]
    profiles = [find_device(name, PROFILES) for name in ("simulated-android-14", "mate-40")]
    fits, misses, shown = device_lines(profiles, "en", [stand_in.serial])[:3]
    assert fits.endswith(f"✓ {stand_in.serial}")
    assert "✗ nearest is" in misses
    assert "simulated  verified on 20" in shown


def test_what_a_killed_run_left_is_seen_and_taken_away(stand_in: StandIn, server: AdbServer) -> None:
    handset = server.ready(stand_in.serial)
    subject = Subject("", 34, facts_of(handset).root)
    set_proxy(handset, 18080)
    put_contacts(handset, [PlantedContact("欧阳测然", "19912345678")])
    handset.push(b"x", "/data/local/tmp/harness-ca.pem")
    left = {one.point for one in look(handset, subject) if not one.clean}
    assert left == {"proxy", "reverse", "contacts", "files"}
    tidy(handset, subject)
    assert dirty(look(handset, subject)) is None


def test_a_handset_that_goes_away_is_lost_in_one_line_and_comes_back(
    tree: ProcessTree, stand_in: StandIn, server: AdbServer
) -> None:
    handset = server.ready(stand_in.serial)
    assert handset.shell("echo here").strip() == "here"
    tree.end(stand_in.process)
    with pytest.raises(DeviceLost) as fault:
        for _ in range(3):
            handset.shell("echo gone", timeout_s=5.0)
    assert "\n" not in fault.value.line("en")
    with pytest.raises(DeviceLost, match=r"absent|offline"):
        server.ready(stand_in.serial, timeout_s=1.0)
    again = begun(tree, "--api", "34", "--port", stand_in.serial.rpartition(":")[2])
    assert connect(server.client, again.serial).ready
    assert server.handset(again.serial).shell("echo back").strip() == "back"
    tree.end(again.process)
