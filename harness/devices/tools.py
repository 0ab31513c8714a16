"""Where the tools of this machine are, and what they answer when asked for their version."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from harness.devices.version_texts import first_version

ASK_TIMEOUT_S = 15.0

# Set-up may leave a Node.js beside the interpreter; network tools stand outside the PATH of an ordinary user.
_BESIDE_PYTHON = Path(sys.prefix) / "bin"
_FOR_ROOT = ("/usr/local/sbin", "/usr/sbin", "/sbin")


def find_tool(*names: str) -> str | None:
    """The first of `names` found beside the interpreter, on PATH, or where root's tools are."""
    places = os.pathsep.join((str(_BESIDE_PYTHON), os.environ.get("PATH", ""), *_FOR_ROOT))
    return next((found for name in names if (found := shutil.which(name, path=places))), None)


def answer(*command: str, timeout_s: float = ASK_TIMEOUT_S) -> str | None:
    """What a command prints (both streams); None where it cannot start, fails, or takes longer than `timeout_s`."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=timeout_s,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode(errors="replace") if done.returncode == 0 else None


def tool_version(*names: str, flag: str = "--version") -> str | None:
    """The version that the first found of `names` tells; None where none is found or it does not run."""
    path = find_tool(*names)
    said = answer(path, flag) if path else None
    return first_version(said) if said is not None else None
