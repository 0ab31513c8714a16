"""The system's network tools: where they are, and running them with an end."""

import os
import shutil
import subprocess
from collections.abc import Iterable

from harness.model.faults import MissingComponent, RunFault
from harness.model.saying import Saying

TIMEOUT_S = 15.0
TOOLS = ("ip", "nft", "unbound", "tayga")
PACKAGES = {"ip": "iproute2", "nft": "nftables"}
_FOR_ROOT = ("/usr/local/sbin", "/usr/sbin", "/sbin")


def find(name: str) -> str | None:
    return shutil.which(name, path=os.pathsep.join((os.environ.get("PATH", ""), *_FOR_ROOT)))


def tool(name: str) -> str:
    """The tool's path. Raises MissingComponent."""
    found = find(name)
    if found is None:
        raise MissingComponent(Saying(f"{name} is not installed", f"未安装 {name}"), name, _mend([name]))
    return found


def why_not() -> MissingComponent | None:
    """Why this machine has no laboratory networks, in one line; None where it has them."""
    lacking = [name for name in TOOLS if find(name) is None]
    if os.geteuid() != 0:
        what = Saying("laboratory networks need root", "实验室网络需要 root 权限")
        mend = Saying("run it as root, or with --network host", "以 root 运行，或使用 --network host")
        return MissingComponent(what, "--network", mend)
    if lacking:
        what = Saying(f"not installed: {', '.join(lacking)}", f"未安装：{'、'.join(lacking)}")
        return MissingComponent(what, "--network", _mend(lacking))
    return None


def _mend(lacking: Iterable[str]) -> Saying:
    line = "apt-get install -y " + " ".join(PACKAGES.get(name, name) for name in lacking)
    return Saying(f"run: {line}", f"执行 {line}")


def ask(*argv: str, stdin: str = "", timeout_s: float = TIMEOUT_S) -> str:
    """What a command prints. Raises RunFault with its own last line when it fails or does not end."""
    try:
        done = subprocess.run(argv, input=stdin.encode(), capture_output=True, timeout=timeout_s, check=False)
    except subprocess.TimeoutExpired:
        raise failed(f"{argv[0]} did not end in {timeout_s:.0f} s") from None
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines() or [f"exit code {done.returncode}"]
        raise failed(f"{' '.join(argv[:5])}: {said[0][:200]}")
    return done.stdout.decode(errors="replace")


def failed(why: str) -> RunFault:
    return RunFault(Saying(f"the laboratory network: {why}", f"实验室网络出错（{why}）"), "network")
