"""The stand-in `android.*` and SDK classes: found by their short names, compiled where they are needed."""

import subprocess
from functools import cache
from importlib import resources
from pathlib import Path

from harness.model.faults import MissingComponent
from harness.model.saying import Saying

JDK = 17  # Frida's Java bridge hooks HotSpot up to here; it fails on 25
COMPILE_TIMEOUT_S = 120.0
_PLACES = (
    "/usr/lib/jvm/java-17-openjdk-amd64",
    "/usr/lib/jvm/java-17-openjdk-arm64",
    "/usr/lib/jvm/java-17-openjdk",
    "/usr/lib/jvm/temurin-17-jdk-amd64",
)
_APT = "apt-get install -y openjdk-17-jdk-headless"


def find_jdk() -> Path:
    """The home of a JDK 17 with a compiler. Raises MissingComponent where there is none."""
    found = next((Path(place) for place in _PLACES if (Path(place) / "bin" / "javac").is_file()), None)
    if found is None:
        what = Saying(f"no JDK {JDK} is installed", f"未安装 JDK {JDK}")
        raise MissingComponent(what, "openjdk-17-jdk-headless", Saying(f"run `{_APT}`", f"运行 {_APT}"))
    return found


def compile_stand_ins(java_home: Path, into: Path) -> Path:
    """Compile all stand-in classes into `into` and give it back. Raises MissingComponent with javac's words."""
    into.mkdir(parents=True, exist_ok=True)
    with resources.as_file(_sources()) as folder:
        files = [str(file) for file in sorted(folder.rglob("*.java"))]
        command = [str(java_home / "bin" / "javac"), "-J-Xshare:auto", "-J-XX:TieredStopAtLevel=1", "-nowarn"]
        compile_java(command, files, into)
    return into


def compile_java(command: list[str], files: list[str], into: Path) -> None:
    """Run javac over `files`. Raises MissingComponent with its first words when it cannot or will not."""
    try:
        done = subprocess.run(
            [*command, "-encoding", "UTF-8", "-d", str(into), *files],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=COMPILE_TIMEOUT_S,
            check=False,
        )
        said = "" if done.returncode == 0 else done.stderr.decode(errors="replace")[:300] or "it failed"
    except (OSError, subprocess.TimeoutExpired) as fault:
        said = type(fault).__name__
    if said:
        raise MissingComponent(Saying(f"javac: {said}", f"javac 编译失败：{said}"), command[0])


@cache
def full_names() -> dict[str, str]:
    """`TelephonyManager` → `android.telephony.TelephonyManager`, for every stand-in class."""
    with resources.as_file(_sources()) as folder:
        return {file.stem: ".".join(file.relative_to(folder).with_suffix("").parts) for file in folder.rglob("*.java")}


def full_name(name: str) -> str:
    """A class by its short name (`Settings$Secure`), or the name as it is where it has a package already."""
    outer, mark, inner = name.partition("$")
    return f"{full_names().get(outer, outer)}{mark}{inner}"


def _sources() -> resources.abc.Traversable:
    return resources.files("harness.simulated.hotspot").joinpath("java")
