"""A million hooked calls without the loss of one, and what a hook costs the app."""

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pytest

from harness.capture.java_hooks.channel import JavaHooksChannel
from harness.capture.java_hooks.target import HookTarget
from harness.model.event import EventKind, Source
from harness.simulated.hotspot.app_process import AppProcess, start_app_process
from harness.simulated.hotspot.portal import Portal
from harness.simulated.hotspot.stand_ins import compile_stand_ins, find_jdk

MILLION = 1_000_000
METHOD = "TelephonyManager.getSimOperator"


@dataclass
class Counts:
    """Holds no event, only what they say: how many calls, in how many lines."""

    folder: Path
    calls: int = 0
    lines: int = 0
    size_bytes: int = 0
    states: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def append(self, source: Source, kind: EventKind, data: Mapping[str, Any], *, phase: object = None) -> Any:
        with self.lock:
            if kind is EventKind.CHANNEL:
                self.states.append(f"{data['state']} {data['why']}")
            if kind is EventKind.CALL and str(data["api"]).endswith(METHOD):
                self.calls += int(data["count"])
                self.lines += 1
                self.size_bytes += len(json.dumps(dict(data)))

    def add_file(self, relative: str, content: bytes) -> Path:
        raise NotImplementedError(relative)

    def path(self, relative: str) -> Path:
        raise NotImplementedError(relative)


def _cpu_s(app: AppProcess) -> float:
    times = psutil.Process(app.pid).cpu_times()
    return float(times.user + times.system)


def _cost_us(app: AppProcess, times: int) -> float:
    """CPU time of the app's process for one call, in microseconds: the wall clock is other programs' as well."""
    before = _cpu_s(app)
    app.call(METHOD, times=times, timeout_s=900)
    return (_cpu_s(app) - before) / times * 1e6


@pytest.mark.timeout(1200)
def test_a_million_calls_are_all_counted(tmp_path: Path) -> None:
    counts = Counts(tmp_path)
    classes = compile_stand_ins(find_jdk(), tmp_path / "classes")
    with start_app_process(find_jdk(), classes, 0) as app, Portal() as portal:
        portal.join(app.pid)
        app.call(METHOD, times=MILLION)
        bare_us = _cost_us(app, MILLION)
        channel = JavaHooksChannel(counts, HookTarget(portal.address, app.pid))
        channel.attach()
        hooked_us = _cost_us(app, MILLION)
        channel.detach()
    kilobytes = counts.size_bytes / 1024
    print(f"\nJava hooks: {counts.calls} of {MILLION} calls counted, in {counts.lines} lines ({kilobytes:.0f} kB)")
    print(f"CPU time of a call: {hooked_us:.1f} µs hooked, {bare_us:.2f} µs bare")
    assert counts.calls == MILLION
    assert [state.split()[0] for state in counts.states] == ["started", "ended"], counts.states
    assert hooked_us < 200
