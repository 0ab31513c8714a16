"""Install, overwrite, remove an app, and prove that it is so: `cmd package` says "Success" on some ROMs that then ask.

The file is streamed as adb does it (`cmd package install -S BYTES`), so nothing of it is left on the handset.
"""

import contextlib
import re
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.devices.android.adb import TRANSFER_TIMEOUT_S, Handset
from harness.devices.android.evidence.package_dump import PackageFacts, parse_package_dump
from harness.model.faults import BadInput, DeviceLost, DeviceSilent, RunFault
from harness.model.saying import Saying

_CHUNK_BYTES = 256 * 1024
_MOST_ANSWER_BYTES = 64 * 1024
_FAILURE = re.compile(r"Failure \[([A-Z][A-Z0-9_]{3,80})")
_SESSION = re.compile(r"\[(\d{1,12})\]")
PACKAGE = re.compile(r"[A-Za-z]\w{0,99}(?:\.[A-Za-z]\w{0,99}){1,15}", re.ASCII)


class InstallRefused(RunFault):
    """The handset took the file and said no. `reason` is its own word."""

    def __init__(self, serial: str, what: str, reason: str) -> None:
        self.reason = reason
        said = Saying(f"not installed ({reason})", f"未能安装（{reason}）")
        super().__init__(said, f"{serial}: {what}", _MENDS.get(reason))


_MENDS = {
    "INSTALL_FAILED_USER_RESTRICTED": Saying(
        "allow installs over USB in the developer options, and confirm on the screen",
        "在开发者选项中打开“USB 安装”，并在手机上确认",
    ),
    "INSTALL_FAILED_ABORTED": Saying("confirm the install on the screen", "在手机屏幕上确认安装"),
    "INSTALL_FAILED_VERSION_DOWNGRADE": Saying("remove the newer version first", "先卸载较新的版本"),
    "INSTALL_FAILED_UPDATE_INCOMPATIBLE": Saying(
        "another signer's app of this name is there: remove it first", "已有不同签名的同名应用，请先卸载"
    ),
    "INSTALL_FAILED_INSUFFICIENT_STORAGE": Saying("free some storage", "清理存储空间"),
    "INSTALL_FAILED_NO_MATCHING_ABIS": Saying("take the build for this processor", "改用与处理器匹配的安装包"),
    "INSTALL_FAILED_OLDER_SDK": Saying("take a device with a newer Android", "改用系统版本更高的设备"),
    "INSTALL_FAILED_VERIFICATION_FAILURE": Saying(
        "switch off the maker's check of apps installed over USB", "关闭厂商的“安装前安全检测”"
    ),
    "INSTALL_FAILED_DEPRECATED_SDK_VERSION": Saying(
        "the app targets an Android that is too old for this device", "应用的目标版本过低，此系统拒绝安装"
    ),
}


@dataclass(frozen=True, slots=True)
class Installed:
    """What is on the handset after an install; `overwrote` is the version that was there before."""

    facts: PackageFacts
    overwrote: int | None


def installed(handset: Handset, package: str) -> PackageFacts | None:
    """The package as the handset knows it; None when it is not installed for the current user."""
    if not handset.shell(f"pm path {_checked(package)}").startswith("package:"):
        return None
    records = parse_package_dump(handset.shell(f"dumpsys package {package}"), package).records
    return records[0] if records else PackageFacts(package)


def install(handset: Handset, files: Sequence[Path], package: str, *, overwrite: bool = True) -> Installed:
    """Install the files of one app (a base and its splits). With `overwrite` False an app that is there is refused.

    Raises BadInput for files that cannot be read, InstallRefused, DeviceLost.
    """
    before = installed(handset, package)
    flags = "-r -t" if overwrite else "-t"
    for file in files:
        _refuse_unreadable(file)
    if len(files) == 1:
        command = f"cmd package install {flags} -S {_size(files[0])}"
        _succeed(handset, files[0].name, _stream(handset, command, files[0]))
    else:
        _install_splits(handset, files, flags)
    after = installed(handset, package)
    if after is None:
        raise InstallRefused(handset.serial, package, "it said Success and the package is not there")
    return Installed(after, before.version_code if before else None)


def uninstall(handset: Handset, package: str) -> None:
    """Remove an app with its data. Raises RunFault when it is still there; one that was not there is no fault."""
    said = handset.run(f"pm uninstall {_checked(package)}", 60.0).words
    if installed(handset, package) is not None:
        raise RunFault(
            Saying(f"not removed ({said[:120]})", f"未能卸载（{said[:120]}）"), f"{handset.serial}: {package}"
        )


def _install_splits(handset: Handset, files: Sequence[Path], flags: str) -> None:
    said = handset.run(f"pm install-create {flags} -S {sum(map(_size, files))}").words
    session = _SESSION.search(said)
    if session is None:
        raise InstallRefused(handset.serial, files[0].name, _reason(said))
    try:
        for number, file in enumerate(files):
            command = f"cmd package install-write -S {_size(file)} {session[1]} {number}.apk -"
            _succeed(handset, file.name, _stream(handset, command, file))
        _succeed(handset, files[0].name, handset.run(f"pm install-commit {session[1]}", TRANSFER_TIMEOUT_S).words)
    except RunFault:
        with contextlib.suppress(RunFault):  # the first fault is the one to tell
            handset.shell(f"pm install-abandon {session[1]}")
        raise


def _stream(handset: Handset, command: str, file: Path) -> str:
    """Feed a file to a command of the package service, and hear what it says."""
    where = f"{handset.serial}: install {file.name}"
    with handset.follow(command) as link, file.open("rb") as source:
        link.settimeout(TRANSFER_TIMEOUT_S)
        try:
            while piece := source.read(_CHUNK_BYTES):
                link.sendall(piece)
            return _heard(link)
        except TimeoutError:
            said = Saying("the install was not answered; it may wait for a tap", "安装无应答，可能在等待屏幕确认")
            raise DeviceSilent(said, where, _MENDS["INSTALL_FAILED_ABORTED"]) from None
        except OSError as fault:
            # A refusal may come before the whole file was taken: its words are still to be heard.
            with contextlib.suppress(OSError):
                if words_heard := _heard(link):
                    return words_heard
            raise DeviceLost(Saying("the connection broke", "连接中断"), where) from fault


def _size(file: Path) -> int:
    return file.stat().st_size


def _heard(link: socket.socket) -> str:
    heard = bytearray()
    while len(heard) < _MOST_ANSWER_BYTES and (piece := link.recv(4096)):
        heard += piece
    return heard.decode(errors="replace")


def _succeed(handset: Handset, what: str, said: str) -> None:
    if not said.strip().startswith("Success"):
        raise InstallRefused(handset.serial, what, _reason(said))


def _reason(said: str) -> str:
    found = _FAILURE.search(said)
    return found[1] if found else said.strip()[:120] or "no answer"


def _checked(package: str) -> str:
    """A package name, which goes into shell commands. Raises BadInput for anything else."""
    if PACKAGE.fullmatch(package):
        return package
    raise BadInput(Saying("not the name of an Android package", "不是安卓应用包名"), package[:80])


def _refuse_unreadable(file: Path) -> None:
    if not file.is_file():
        raise BadInput(Saying("no such file", "文件不存在"), str(file))
