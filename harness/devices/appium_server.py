"""The Appium server of one run: its own process on a free loopback port, with one driver."""

import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from harness.devices import appium_manifest
from harness.devices.port import free_port
from harness.devices.process_tree import ProcessTree
from harness.devices.tools import find_tool
from harness.model.faults import DeviceLost, MissingComponent
from harness.model.saying import Saying

READY_TIMEOUT_S = 40.0
Driver = Literal["chromium", "uiautomator2"]


def appium_home() -> Path:
    """The folder whose package.json lists Appium's drivers: the nearest one above this file or the working folder."""
    for start in (Path(__file__).resolve(), Path.cwd() / "x"):
        for folder in start.parents:
            if (folder / "node_modules" / "appium" / "package.json").is_file():
                return folder
    raise MissingComponent(Saying("Appium is not installed", "未安装 Appium"), "node_modules", MEND_INSTALL)


MEND_INSTALL = Saying("run `make install`", "运行 make install")


class AppiumServer:
    """Started, asked whether it is ready, ended. `url` is what clients connect to."""

    def __init__(
        self, tree: ProcessTree, log: Path, driver: Driver = "chromium", environment: Mapping[str, str] | None = None
    ) -> None:
        """`environment` is what the driver's own tools must find there, as adb's port."""
        node = find_tool("node")
        if node is None:
            raise MissingComponent(Saying("Node.js is not on PATH", "PATH 中没有 Node.js"), "node", MEND_INSTALL)
        home = appium_home()
        appium_manifest.drop_stale(home)
        self._tree, self.port = tree, free_port()
        entry = str(home / "node_modules" / "appium" / "index.js")
        # Warnings only: at `info` Appium would log the text that a step types, which may be a planted value.
        options = [
            "--address",
            "127.0.0.1",
            "--port",
            str(self.port),
            "--use-drivers",
            driver,
        ]
        argv = [node, entry, "server", *options, "--log-level", "warn", "--log-no-colors"]
        own = {**(environment or {}), "APPIUM_HOME": str(home)}
        self.process = tree.spawn("appium", argv, log=log, env=own)
        self.url = f"http://127.0.0.1:{self.port}"

    def wait_ready(self, timeout_s: float = READY_TIMEOUT_S) -> None:
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise DeviceLost(Saying("Appium ended while starting", "Appium 启动时退出"), "system/appium.log")
            if _answers(f"{self.url}/status"):
                return
            time.sleep(0.1)
        raise DeviceLost(
            Saying(f"Appium was not ready in {timeout_s:.0f} s", f"Appium {timeout_s:.0f} 秒内未就绪"), self.url
        )

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    def stop(self) -> None:
        try:
            self._tree.end(self.process, timeout_s=0.5)
        except subprocess.TimeoutExpired:  # the tree's own reaping takes the rest
            return


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2.0) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
