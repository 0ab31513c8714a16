"""Simulated handsets that somebody has started and left on a shelf: runs find them through one shared adb server."""

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml

from harness.demo.server import DemoServer
from harness.devices.android.adb_server import PORT_VARIABLE
from harness.devices.android.frida_server import FOLDER_VARIABLE
from harness.devices.port import free_port
from harness.devices.tools import find_tool
from harness.model.app import App
from harness.simulated.android.handset import SimulatedHandset
from harness.simulated.android.java_side import frida_server_file


@dataclass(frozen=True, slots=True)
class Shelf:
    """`profiles` are files that mean one handset each, by its serial; `port` is where the runs' adb server will be."""

    profiles: tuple[str, ...]
    handsets: tuple[SimulatedHandset, ...]
    port: int


@contextmanager
def shelf(server: DemoServer, app: App, levels: Mapping[str, int], folder: Path) -> Iterator[Shelf]:
    """`levels` are Android's API levels by the key of the profile that a handset is to have."""
    environment, port = pytest.MonkeyPatch(), free_port()
    environment.setenv(PORT_VARIABLE, str(port))
    environment.setenv("XDG_STATE_HOME", str(folder / "state"))
    environment.setenv(FOLDER_VARIABLE, str(frida_server_file(folder / "frida", version("frida")).parent))
    names = folder / "names.json"
    resolve = server.laboratory.resolve
    names.write_text(json.dumps({name: f"{to.address}:{to.port}" for name, to in resolve.items()}), encoding="utf-8")
    options = ["--package", app.addresses["android"], "--resolve", str(names)]
    options += ["--authority", server.laboratory.upstream_ca] if server.laboratory.upstream_ca else []

    def started(key: str) -> SimulatedHandset:
        own = folder / key
        java = ["--java", str(own / "java")] if find_tool("javac") else []
        more, url = [*options, *java], app.addresses["browser"]
        return SimulatedHandset.start(api=levels[key], app=url, rooted=True, folder=own, options=more)

    with ThreadPoolExecutor(len(levels)) as pool:
        handsets = tuple(pool.map(started, levels))
    try:
        profiles = tuple(_profile(folder, key, one.serial) for key, one in zip(levels, handsets, strict=True))
        yield Shelf(profiles, handsets, port)
    finally:
        for one in handsets:
            one.close()
        environment.undo()


def _profile(folder: Path, key: str, serial: str) -> str:
    """As the profile of that key in every point but which handsets it means."""
    common = Path(__file__).resolve().parents[2] / "device_profiles" / f"{key}.yaml"
    written = {**yaml.safe_load(common.read_text(encoding="utf-8")), "match": {"serial": [serial]}}
    file = folder / f"{key}.yaml"
    file.write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    return str(file)
