"""The adb server of this laboratory: on a port of its own, so that no other adb server of the machine is touched.

A USB handset can be held by one server only. So a process that runs several runs at once starts the server once; its
children find it answering and leave its end to it.
"""

import os
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from harness.devices.android import attached
from harness.devices.android.adb import AdbHandset
from harness.devices.android.adb_connection import client_of
from harness.devices.android.attached import Attached
from harness.devices.process_tree import ProcessTree
from harness.devices.tools import find_tool
from harness.model.faults import BadInput, DeviceLost, MissingComponent
from harness.model.saying import Saying

PORT_VARIABLE = "HARNESS_ADB_PORT"
DEFAULT_PORT = 15037
COMMON_PORT = 5037
EMULATOR_PORTS = range(5554, 5586)  # every adb server of the machine looks for emulators there
START_TIMEOUT_S = 15.0


def chosen_port(environment: Mapping[str, str]) -> int:
    """The port of our server. Raises BadInput for one that other adb servers use."""
    text = environment.get(PORT_VARIABLE, str(DEFAULT_PORT))
    port = int(text) if text.isascii() and text.isdigit() else 0
    if 1024 <= port < 65536 and port != COMMON_PORT and port not in EMULATOR_PORTS:
        return port
    mend = Saying("choose another port above 1023", "另选一个大于 1023 的端口")
    raise BadInput(
        Saying("not a port for an adb server of our own", "不能作为本程序 adb 服务的端口"), PORT_VARIABLE, mend
    )


class AdbServer:
    """Found answering or started; `stop` ends it if it was started here."""

    def __init__(self, port: int, process: subprocess.Popen[bytes] | None, tree: ProcessTree) -> None:
        self.port, self._process, self._tree = port, process, tree
        self.client = client_of(port)

    @classmethod
    def begin(cls, tree: ProcessTree, log: Path, port: int | None = None) -> "AdbServer":
        """Raises MissingComponent without adb, DeviceLost when it does not begin to answer."""
        port = port or chosen_port(os.environ)
        if _answers(port):
            return cls(port, None, tree)
        process = tree.spawn("adb", [_adb(), "-P", str(port), "nodaemon", "server"], log=log, env=_environment(port))
        deadline = time.monotonic() + START_TIMEOUT_S
        while not _answers(port):
            if time.monotonic() > deadline or process.poll() is not None:
                tree.end(process)
                said = Saying("the adb server did not start", "adb 服务未能启动")
                raise DeviceLost(said, f"127.0.0.1:{port}", Saying("see its log", "查看其日志"))
            time.sleep(0.05)
        return cls(port, process, tree)

    @property
    def ours(self) -> bool:
        """Whether this process started it, and so ends it."""
        return self._process is not None

    @property
    def environment(self) -> dict[str, str]:
        """What a tool that runs adb by itself (Appium, emulator) must have in its environment to use this server."""
        return _environment(self.port)

    def attached(self) -> tuple[Attached, ...]:
        return attached.attached(self.client)

    def handset(self, serial: str) -> AdbHandset:
        return AdbHandset(self.client, serial)

    def ready(self, serial: str, timeout_s: float = 20.0) -> AdbHandset:
        """The handset once its state is `device`; one at host:port is connected. Raises DeviceLost with the mend."""
        if is_address(serial):
            attached.connect(self.client, serial, timeout_s)
        else:
            attached.wait_until_ready(self.client, serial, timeout_s)
        return self.handset(serial)

    def stop(self) -> None:
        if self._process is not None:
            self._tree.end(self._process)


def other_server_answers() -> bool:
    """Whether another adb server runs on the common port: USB handsets that it holds are not seen by ours."""
    return _answers(COMMON_PORT)


def is_address(serial: str) -> bool:
    """Whether adb reaches a handset of this serial over the network (host:port)."""
    host, colon, port = serial.rpartition(":")
    return bool(host and colon) and port.isdigit()


def _environment(port: int) -> dict[str, str]:
    # No search for emulators or for phones on the network: others on this machine and in this building have theirs.
    return {
        "ANDROID_ADB_SERVER_PORT": str(port),
        "ADB_LOCAL_TRANSPORT_MAX_PORT": "5554",
        "ADB_MDNS": "0",
        "ADB_MDNS_AUTO_CONNECT": "0",
    }


def _adb() -> str:
    found = find_tool("adb")
    if found is None:
        mend = Saying("run `apt-get install adb` as root", "以 root 执行 apt-get install adb")
        raise MissingComponent(Saying("adb is not installed", "未安装 adb"), "adb", mend)
    return found


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1.0) as link:
            link.sendall(b"000chost:version")
            return link.recv(4, socket.MSG_WAITALL) == b"OKAY"
    except OSError:
        return False
