"""frida-server on a rooted handset: our own Frida's version, under a name and port of its own, started and stopped.

No package index carries the server, so the laboratory keeps the makers' files in one folder, by their own names:
frida-server-17.2.0-android-arm64. Apps look for the usual name and port; so neither is used.
"""

import os
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.devices.android.adb import Handset
from harness.devices.android.root import Root
from harness.devices.port import free_port
from harness.model.faults import DeviceLost, MissingComponent
from harness.model.saying import Saying

FOLDER_VARIABLE = "HARNESS_FRIDA_SERVERS"
DEFAULT_FOLDER = Path("~/.local/share/zhengwu-harness/frida-servers")
NAME = "hns-agentd"  # pidof compares the first 15 characters
PATH = f"/data/local/tmp/{NAME}"
PORT = 31517
START_TIMEOUT_S = 15.0
# What Frida calls the processors that Android names so.
_MACHINES: Mapping[str, str] = {"arm64-v8a": "arm64", "armeabi-v7a": "arm", "x86_64": "x86_64", "x86": "x86"}


@dataclass(frozen=True, slots=True)
class FridaServer:
    """A server that runs. `address` is where Frida here reaches it; `local` is the forward that leads there."""

    address: str
    local: str
    pid: int
    version: str


def server_folder(environment: Mapping[str, str] = os.environ) -> Path:
    return Path(environment.get(FOLDER_VARIABLE) or DEFAULT_FOLDER).expanduser()


def find_server(folder: Path, version: str, abis: Sequence[str]) -> Path:
    """The file for a handset. Raises MissingComponent that names the file which is wanted."""
    machine = next((_MACHINES[abi] for abi in abis if abi in _MACHINES), "")
    if not machine:
        said = Saying("no Frida server for such a processor", "没有适配该处理器的 frida-server")
        raise MissingComponent(said, ", ".join(abis) or "no ABI")
    wanted = folder / f"frida-server-{version}-android-{machine}"
    if wanted.is_file():
        return wanted
    mend = Saying(
        f"put the unpacked file from Frida's release {version} there",
        f"将 Frida {version} 发布页中的对应文件解压后放到该处",
    )
    raise MissingComponent(Saying("the Frida server is not here", "缺少 frida-server"), str(wanted), mend)


def start(handset: Handset, root: Root, file: Path, version: str) -> FridaServer:
    """Push, start as root, forward, and see it alive. Raises DeviceLost with its own words; stops what is half up."""
    if not root:
        said = Saying(f"no root: {root.why_not}", f"无 root 权限：{root.why_not}")
        raise DeviceLost(said, f"{handset.serial}: frida-server")
    stop(handset, root)
    handset.push(file, PATH, 0o755)
    told = root.run(handset, f"{PATH} --version").words.strip()
    if told != version:
        stop(handset, root)
        said = Saying(
            f"the server is {told[:60]!r}, Frida here is {version}", f"服务端为 {told[:60]!r}，本机为 {version}"
        )
        raise DeviceLost(said, f"{handset.serial}: frida-server")
    started = root.run(handset, f"{PATH} -D -l 127.0.0.1:{PORT}", START_TIMEOUT_S)
    pid = _wait_alive(handset, root)
    if pid is None:
        stop(handset, root)
        words = started.words[:200] or "it ended at once"
        raise DeviceLost(
            Saying(f"it does not run ({words})", f"未能运行（{words}）"), f"{handset.serial}: frida-server"
        )
    local = f"tcp:{free_port()}"
    handset.forward(local, f"tcp:{PORT}")
    return FridaServer(f"127.0.0.1:{local.removeprefix('tcp:')}", local, pid, version)


def alive(handset: Handset, root: Root) -> int | None:
    """The process id of our server, None when it does not run."""
    said = root.run(handset, f"pidof {NAME}").out
    found = re.match(r"\s*(\d{1,7})", said)
    return int(found[1]) if found else None


def stop(handset: Handset, root: Root) -> bool:
    """End our server, its file and its forward; whether nothing of it is left."""
    if root:
        pid = alive(handset, root)
        if pid is not None:
            root.run(handset, f"kill {pid}; sleep 0.2; kill -9 {pid}")
        root.run(handset, f"rm -f {PATH}")
    for local, remote in handset.forwards().items():
        if remote == f"tcp:{PORT}":
            handset.remove_forward(local)
    return not root or alive(handset, root) is None


def _wait_alive(handset: Handset, root: Root) -> int | None:
    """Whether it is up and stays: some ROMs end it within a second."""
    deadline = time.monotonic() + START_TIMEOUT_S
    while (pid := alive(handset, root)) is None and time.monotonic() < deadline:
        time.sleep(0.2)
    time.sleep(0.5)
    return pid if pid is not None and alive(handset, root) == pid else None
