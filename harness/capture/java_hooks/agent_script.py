"""The agent as one script: our own sources and npm's frida-java-bridge, put together by Frida's own compiler."""

import shutil
import tempfile
import threading
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import frida

from harness.model.faults import MissingComponent
from harness.model.saying import Saying

BRIDGE = "frida-java-bridge"
_ENTRY = "agent/index.js"
_compiling = threading.Lock()


def agent_source() -> str:
    """The compiled agent, made once a process. Raises MissingComponent without the bridge or when it does not build."""
    with _compiling:
        return _compiled(bridge_folder())


def bridge_folder() -> Path:
    """The bridge in the nearest node_modules above this file or the working folder."""
    for start in (Path(__file__).resolve(), Path.cwd() / "x"):
        for folder in start.parents:
            found = folder / "node_modules" / BRIDGE
            if (found / "package.json").is_file():
                return found
    what = Saying(f"npm's {BRIDGE} is not installed", f"未安装 npm 包 {BRIDGE}")
    raise MissingComponent(what, "node_modules", Saying("run `make install`", "运行 make install"))


@cache
def _compiled(bridge: Path) -> str:
    """In a folder that holds nothing else: the compiler reads every configuration that it finds above a source."""
    with (
        tempfile.TemporaryDirectory(prefix="harness-agent-") as name,
        resources.as_file(resources.files("harness.capture.java_hooks").joinpath("agent")) as sources,
    ):
        root = Path(name)
        shutil.copytree(sources, root / "agent")
        shutil.copytree(bridge, root / "node_modules" / BRIDGE)
        return _build(root)


def _build(root: Path) -> str:
    said: list[str] = []
    compiler: Any = frida.Compiler()
    compiler.on("diagnostics", lambda diagnostics: said.extend(str(one.get("text")) for one in diagnostics))
    try:
        source: str = compiler.build(_ENTRY, project_root=str(root), compression="terser", source_maps="omitted")
    except (frida.InvalidArgumentError, frida.InvalidOperationError, frida.NotSupportedError) as fault:
        why = "; ".join((*said, str(fault)))[:300]
        raise MissingComponent(Saying(f"the agent did not build: {why}", f"代理脚本编译失败：{why}"), BRIDGE) from fault
    return source
