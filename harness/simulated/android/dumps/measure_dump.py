"""dumpsys meminfo, gfxinfo, cpuinfo; jobs, alarms: what a measuring reader asks of an app."""

from collections.abc import Sequence

from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.handset.processes import Process

PSS_KB, RSS_KB = 96_000, 178_000
OLD_HEAD = (
    "Flags,IntendedVsync,Vsync,OldestInputEvent,NewestInputEvent,HandleInputStart,AnimationStart,"
    "PerformTraversalsStart,DrawStart,SyncQueued,SyncStart,IssueDrawCommandsStart,SwapBuffers,FrameCompleted,"
    "DequeueBufferDuration,QueueBufferDuration,"
)
NEW_HEAD = (
    "Flags,FrameTimelineVsyncId,IntendedVsync,Vsync,InputEventId,HandleInputStart,AnimationStart,"
    "PerformTraversalsStart,DrawStart,FrameDeadline,FrameInterval,FrameStartTime,SyncQueued,SyncStart,"
    "IssueDrawCommandsStart,SwapBuffers,FrameCompleted,DequeueBufferDuration,QueueBufferDuration,GpuCompleted,"
    "SwapBuffersCompleted,DisplayPresentTime,CommandSubmissionCompleted,"
)


def _processes(device: AndroidDevice, words: Sequence[str]) -> list[Process]:
    names = [word for word in words if not word.startswith("-") and word not in ("reset", "framestats")]
    return [one for one in device.core.processes if one.uid >= 10_000 and (not names or one.package in names)]


def meminfo(device: AndroidDevice, words: list[str]) -> str:
    found = _processes(device, words)
    if not found:
        return f"No process found for: {words[-1] if words else ''}\n"
    parts = [f"Applications Memory Usage (in Kilobytes):\nUptime: {device.core.clock.uptime_ms()}\n"]
    for one in found:
        total = (
            f"           TOTAL PSS: {PSS_KB:>8}            TOTAL RSS: {RSS_KB:>8}       TOTAL SWAP PSS:        0\n"
            if device.api >= 30
            else f"               TOTAL: {PSS_KB:>8}       TOTAL SWAP PSS:        0\n"
        )
        parts.append(
            f"\n** MEMINFO in pid {one.pid} [{one.name}] **\n\n App Summary\n"
            "                       Pss(KB)\n                        ------\n"
            f"           Java Heap:    12000\n         Native Heap:    24000\n{total}"
        )
    return "".join(parts)


def gfxinfo(device: AndroidDevice, words: list[str]) -> str:
    """One frame for each thing that a finger did, all of them in time: nothing here measures a real display."""
    parts = ["Applications Graphics Acceleration Info:\n"]
    for one in _processes(device, words):
        frames = min(120, device.manager.inputs)
        parts.append(f"\n** Graphics info for pid {one.pid} [{one.name}] **\n\nTotal frames rendered: {frames}\n")
        parts.append("Janky frames: 0 (0.00%)\n" + ("Janky frames (legacy): 0 (0.00%)\n" if device.api >= 31 else ""))
        parts.append("50th percentile: 8ms\n90th percentile: 8ms\n95th percentile: 8ms\n99th percentile: 8ms\n")
        if "framestats" in words:
            rows = "".join(_frame(device.api, number) for number in range(frames))
            head = NEW_HEAD if device.api >= 31 else OLD_HEAD
            parts.append(f"---PROFILEDATA---\n{head}\n{rows}---PROFILEDATA---\n")
    if "reset" in words:
        device.manager.inputs = 0
    return "".join(parts)


def _frame(api: int, number: int) -> str:
    began = 1_000_000_000 + number * 16_666_666
    ended = began + 8_000_000
    if api >= 31:
        return f"0,{number},{began},{began},{'0,' * 12}{ended},0,0,{ended},0,0,0,\n"
    return f"0,{began},{began},{'0,' * 10}{ended},0,0,\n"


def cpuinfo(device: AndroidDevice) -> str:
    rows = "".join(f"  1% {one.pid}/{one.name}: 1% user + 0% kernel\n" for one in _processes(device, ()))
    return f"Load: 1.0 / 1.0 / 1.0\nCPU usage from 5000ms to 0ms ago:\n{rows}5% TOTAL: 4% user + 1% kernel\n"


def jobs(device: AndroidDevice) -> str:
    del device
    return "Settings:\n  min_ready_non_active_jobs_count=5\nRegistered 0 jobs:\n  None.\n"


def alarms(device: AndroidDevice) -> str:
    del device
    return "Current Alarm Manager state:\n  0 pending alarms:\n"
