"""How each component is looked for. A probe answers None (not here) or what it found, and never raises."""

import importlib.metadata
import json
import os
import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from harness.devices.android.sdk import find_sdk
from harness.devices.tools import answer, find_tool, tool_version
from harness.devices.version_texts import cjk_families, driver_matches, node_suits
from harness.model.faults import MissingComponent
from harness.model.saying import Saying

CHECKOUT = Path(__file__).resolve().parents[2]
BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome")

_FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))


@dataclass(frozen=True, slots=True)
class Finding:
    """`problem` says why a thing that is here cannot be used."""

    version: str | None = None
    problem: Saying | None = None


Probe = Callable[[], Finding | None]


def tool(*names: str, flag: str = "--version") -> Probe:
    """A command by any of its names; one that is there but does not answer is a problem."""

    def probe() -> Finding | None:
        if find_tool(*names) is None:
            return None
        version = tool_version(*names, flag=flag)
        return Finding(version, None if version else Saying("it does not run", "无法运行"))

    return probe


def package(distribution: str, *imports: str) -> Probe:
    """A Python package whose native parts really load, tried in a process of its own."""

    def probe() -> Finding | None:
        try:
            version = importlib.metadata.version(distribution)
        except importlib.metadata.PackageNotFoundError:
            return None
        loads = answer(sys.executable, "-c", f"import {', '.join(imports)}", timeout_s=60.0) is not None
        return Finding(version, None if loads else Saying("it does not load", "无法加载"))

    return probe


def node_package(name: str) -> Probe:
    """A package in node_modules of this checkout, by its own package.json."""

    def probe() -> Finding | None:
        try:
            read = json.loads((CHECKOUT / "node_modules" / name / "package.json").read_bytes())
        except (OSError, ValueError):
            return None
        version = read.get("version") if isinstance(read, dict) else None
        return Finding(version) if isinstance(version, str) else None

    return probe


def python() -> Finding:
    return Finding(platform.python_version())


def uv() -> Finding | None:
    own = CHECKOUT / ".venv-tools" / "uv" / "bin" / "uv"
    version = tool_version("uv") or tool_version(str(own))
    return Finding(version) if version else None


def node() -> Finding | None:
    found = tool("node")()
    if found is None or found.version is None or node_suits(found.version):
        return found
    wanted = "20.19+, 22.12+, 24+"
    return Finding(found.version, Saying(f"too old or odd, Appium wants {wanted}", f"版本不符，Appium 需要 {wanted}"))


def chromedriver() -> Finding | None:
    found, browser = tool("chromedriver")(), tool_version(*BROWSER_NAMES)
    if found is None or found.version is None or browser is None or driver_matches(browser, found.version):
        return found
    return Finding(found.version, Saying(f"does not match Chromium {browser}", f"与 Chromium {browser} 版本不一致"))


def chinese_font() -> Finding | None:
    lister = find_tool("fc-list")
    if lister:
        return Finding() if cjk_families(answer(lister, ":lang=zh-cn", "family") or "") else None
    return Finding() if any(any(folder.rglob("*CJK*")) for folder in _FONT_FOLDERS) else None


def android_sdk() -> Finding | None:
    try:
        return Finding() if find_sdk(os.environ) else None
    except MissingComponent:
        return None


def root() -> Finding | None:
    return Finding() if os.geteuid() == 0 else None
