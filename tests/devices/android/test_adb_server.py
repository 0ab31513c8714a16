import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.devices import tools
from harness.devices.android import adb_server
from harness.devices.android.adb_server import AdbServer, chosen_port
from harness.devices.port import free_port
from harness.devices.process_tree import ProcessTree
from harness.model.faults import BadInput, DeviceLost, MissingComponent

ADB = f"""#!{sys.executable}
import json, os, socket, sys
here = os.environ
json.dump({{k: v for k, v in here.items() if k.startswith("A")}}, open(sys.argv[0] + ".json", "w"))
listener = socket.create_server(("127.0.0.1", int(sys.argv[2])))
while True:
    link, _ = listener.accept()
    link.recv(100)
    link.sendall(b"OKAY")
    link.close()
"""


@pytest.fixture
def tree() -> Iterator[ProcessTree]:
    tree = ProcessTree(f"test-adb-{os.getpid()}")
    yield tree
    tree.end_all()


def put_adb(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "adb").write_text(text)
    (folder / "adb").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


def test_it_is_started_once_and_ended_by_who_started_it(
    tmp_path: Path, tree: ProcessTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_adb(tmp_path, ADB, monkeypatch)
    port = free_port()
    first = AdbServer.begin(tree, tmp_path / "log", port)
    second = AdbServer.begin(tree, tmp_path / "log", port)
    assert (first.ours, second.ours) == (True, False)
    second.stop()
    assert AdbServer.begin(tree, tmp_path / "log", port).ours is False
    first.stop()
    assert tree.members() == []
    # It must not look for emulators that are other people's.
    assert '"ADB_LOCAL_TRANSPORT_MAX_PORT": "5554"' in (tmp_path / "adb.json").read_text()
    assert f'"ANDROID_ADB_SERVER_PORT": "{port}"' in (tmp_path / "adb.json").read_text()


def test_an_adb_that_ends_at_once_is_told_with_its_log(
    tmp_path: Path, tree: ProcessTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_adb(tmp_path, "#!/bin/sh\nexit 1\n", monkeypatch)
    with pytest.raises(DeviceLost, match="did not start"):
        AdbServer.begin(tree, tmp_path / "log", free_port())


def test_a_machine_without_adb_is_told_what_to_install(
    tmp_path: Path, tree: ProcessTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adb_server, "find_tool", lambda *names: None)
    with pytest.raises(MissingComponent, match="apt-get install adb"):
        AdbServer.begin(tree, tmp_path / "log", free_port())
    assert tools.find_tool("sh")


@pytest.mark.parametrize("port", ["5037", "5554", "5585", "80", "70000", "x", ""])
def test_ports_of_other_adb_servers_are_refused(port: str) -> None:
    with pytest.raises(BadInput, match="HARNESS_ADB_PORT"):
        chosen_port({"HARNESS_ADB_PORT": port})


def test_a_port_is_had_without_being_asked_for() -> None:
    assert chosen_port({}) == 15037
    assert chosen_port({"HARNESS_ADB_PORT": "16000"}) == 16000
