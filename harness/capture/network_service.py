"""Which process of a browser speaks to the network: found by its command line, because the browser does not tell."""

import time
from pathlib import Path

import psutil

from harness.model.faults import CaptureLost
from harness.model.saying import Saying

FIND_TIMEOUT_S = 8.0


def is_network_service(arguments: list[str], user_data_dir: Path) -> bool:
    """Chromium's children rewrite their command line, so that it may arrive as one argument with spaces in it."""
    words = " ".join(arguments).split()
    return (
        "--type=utility" in words
        and any("network.mojom.NetworkService" in word for word in words)
        and any(word == f"--user-data-dir={user_data_dir}" for word in words)
    )


def find_network_service(user_data_dir: Path, timeout_s: float = FIND_TIMEOUT_S) -> int:
    """The process id. Raises CaptureLost when there is none in time."""
    deadline = time.monotonic() + timeout_s
    while True:
        for process in psutil.process_iter(["cmdline"]):
            if is_network_service(process.info["cmdline"] or [], user_data_dir):
                return int(process.pid)
        if time.monotonic() > deadline:
            what = Saying("the browser's network process was not found", "未找到浏览器的网络进程")
            raise CaptureLost(what, "frida")
        time.sleep(0.1)
