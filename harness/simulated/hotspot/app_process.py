"""One HotSpot process that stands for an app's Java side: started, told what to call, ended.

    with start_app_process(find_jdk(), classes, port=0) as app:
        app.set("imei", persona.imei)
        app.call("TelephonyManager.getImei", caller="com.umeng.commonsdk.UMConfigure")

The process ends by itself when whoever started it is gone, and only its starter may speak to it.
"""

import contextlib
import os
import secrets
import selectors
import socket
import subprocess
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote, unquote_plus

from harness.model.faults import DeviceLost, StepFailed
from harness.model.saying import Saying
from harness.simulated.hotspot.stand_ins import full_name

APP_CODE = "cn.gov.example.app.MainActivity"
READY_TIMEOUT_S = 30.0
CALL_TIMEOUT_S = 10.0
END_TIMEOUT_S = 5.0
MOST_ANSWER_BYTES = 1 << 20


class AppProcess:
    """`pid` is what Frida attaches to. One caller at a time; a call that is not answered in time is a lost device."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, secret: str) -> None:
        self._process, self.port = process, port
        self._lock = threading.Lock()
        self._line = socket.create_connection(("127.0.0.1", port), CALL_TIMEOUT_S)
        self._line.sendall(f"{secret}\n".encode("ascii"))
        self._left = b""

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def call(
        self,
        name: str,
        *arguments: str,
        caller: str = APP_CODE,
        times: int = 1,
        timeout_s: float = CALL_TIMEOUT_S,
    ) -> str:
        """Call `Class.method` with arguments as texts, from the code of `caller`; gives the last result as text.

        Raises StepFailed with the Java exception, DeviceLost when there is no answer.
        """
        owner, _, method = name.rpartition(".")
        return self._ask("call", full_name(caller), str(times), f"{full_name(owner)}.{method}", *arguments, s=timeout_s)

    def set(self, key: str, value: str) -> None:
        """What the stand-ins answer: imei, meid, imsi, iccid, phone, serial, mac, ssid, bssid, clipboard, latitude,
        longitude, process, importance (a number), property:NAME, secure:NAME, system:NAME, global:NAME, drm:NAME.
        """
        self._ask("set", key, value)

    def load(self, folder: Path) -> None:
        """Let a class loader that did not exist before find the classes of `folder`."""
        self._ask("load", str(folder))

    def close(self) -> None:
        """End the process; it holds nothing that would have to be kept."""
        self._line.close()
        if self._process.stdin:
            with contextlib.suppress(OSError):
                self._process.stdin.close()
        try:
            self._process.wait(END_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(END_TIMEOUT_S)
        if self._process.stdout:
            self._process.stdout.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _ask(self, *fields: str, s: float = CALL_TIMEOUT_S) -> str:
        with self._lock:
            answer = self._exchange("\t".join(quote(field, safe="") for field in fields), s)
        outcome, _, text = answer.partition("\t")
        if outcome != "done":
            said = unquote_plus(text)[:300]
            raise StepFailed(Saying(f"the call failed: {said}", f"调用失败：{said}"), fields[-1])
        return unquote_plus(text)

    def _exchange(self, line: str, timeout_s: float) -> str:
        deadline = time.monotonic() + timeout_s
        try:
            self._line.settimeout(timeout_s)
            self._line.sendall(f"{line}\n".encode("ascii"))
            while b"\n" not in self._left and len(self._left) < MOST_ANSWER_BYTES:
                self._line.settimeout(max(0.001, deadline - time.monotonic()))
                more = self._line.recv(65_536)
                if not more:
                    raise _lost("it closed its line")
                self._left += more
        except OSError as fault:
            raise _lost(str(fault) or type(fault).__name__) from fault
        answer, _, self._left = self._left.partition(b"\n")
        return answer.decode("ascii", errors="replace")


def start_app_process(java_home: Path, classes: Path, port: int, *options: str) -> AppProcess:
    """Start the process; `port` 0 takes a free one. Raises DeviceLost when it is not ready in time.

    `options` go to the JVM. The environment is handed on, so a run's token marks this process as the run's.
    """
    secret = secrets.token_hex(16)
    flags = ("-Xshare:auto", "-XX:+UseSerialGC", "-Xmx256m", "-XX:ErrorFile=/dev/null")
    java = [str(java_home / "bin" / "java"), *flags, *options]
    process = subprocess.Popen(
        [*java, "-cp", str(classes), "simulated.AppProcess", str(port)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOTSPOT_SECRET": secret},
        start_new_session=True,
    )
    try:
        return AppProcess(process, _ready_port(process), secret)
    except (DeviceLost, OSError) as fault:
        process.kill()
        process.wait(END_TIMEOUT_S)
        raise fault if isinstance(fault, DeviceLost) else _lost(str(fault)) from fault


def _ready_port(process: subprocess.Popen[bytes]) -> int:
    stdout = process.stdout
    if stdout is None:
        raise _lost("it has no output")
    with selectors.DefaultSelector() as selector:
        selector.register(stdout, selectors.EVENT_READ)
        if not selector.select(READY_TIMEOUT_S):
            raise _lost(f"it was not ready in {READY_TIMEOUT_S:.0f} s")
    word, _, number = stdout.readline().decode("ascii", errors="replace").strip().partition(" ")
    if word != "ready" or not number.isdigit():
        raise _lost("it ended while starting")
    return int(number)


def _lost(why: str) -> DeviceLost:
    return DeviceLost(Saying(f"the app's Java process: {why}"[:300], f"应用的 Java 进程：{why}"[:300]), "hotspot")
