"""What Android measures of an app when it is asked: a cold start, the frames of a script, memory round by round.

For those who drive a trial; each writes the event that the tables of stability are made of.
"""

import shlex

from harness.capture.android_answers import AndroidAnswers
from harness.capture.channel import EvidenceSink
from harness.devices.android.adb import Handset
from harness.devices.android.evidence.frame_stats import parse_frame_stats
from harness.devices.android.evidence.meminfo import parse_meminfo
from harness.devices.android.evidence.start_result import StartResult, parse_start_result
from harness.model.event import EventKind
from harness.recording.clock import Clock


class AndroidMeasures:
    """Every method raises what the handset raises: DeviceLost or DeviceSilent."""

    def __init__(self, sink: EvidenceSink, handset: Handset, package: str, clock: Clock) -> None:
        self._handset, self._package = handset, package
        self._answers = AndroidAnswers(sink, handset, "measure", clock)

    def start(self, component: str) -> StartResult:
        """Start the app cold by the system's own clock: a START event."""
        command = f"am start -S -W -n {shlex.quote(component)}"
        _, parsed = self._answers.read("start", command, "start", parse_start_result)
        found = parsed.records[0] if parsed.records else StartResult("", error="the phone said nothing of a start")
        data = {
            "start": found.start or "cold",  # -S stopped it before
            "outcome": "done" if found.done else "failed",
            "first_ms": found.total_ms,
            "why": found.error or ("it was there already" if found.already_there else None),
        }
        self._answers.say(EventKind.START, data)
        return found

    def begin_frames(self) -> None:
        """Frames are counted anew from here."""
        self._handset.shell(f"dumpsys gfxinfo {shlex.quote(self._package)} reset")

    def end_frames(self, script: str, refresh_hz: float) -> None:
        """A FRAMES event of what was drawn since `begin_frames`; none where nothing was drawn by the view system."""
        command = f"dumpsys gfxinfo {shlex.quote(self._package)} framestats"
        _, parsed = self._answers.read("frames", command, f"frames {script}"[:100], parse_frame_stats)
        drawn = [one for one in parsed.records if one.frame_ms]
        if drawn:
            data = {
                "script": script,
                "frames": sum(len(one.frame_ms) for one in drawn),
                "slow": sum(one.slow(refresh_hz) for one in drawn),
                "frozen": sum(one.frozen for one in drawn),
                "refresh_hz": refresh_hz,
            }
            self._answers.say(EventKind.FRAMES, data)

    def measure_memory(self, path: str, loop: int) -> None:
        """A MEMORY event: what all processes of the app hold together after one round of a repeated path."""
        kilobytes = memory_kb(self._answers, self._package, f"memory {path} {loop}"[:100])
        if kilobytes is not None:
            self._answers.say(EventKind.MEMORY, {"path": path, "loop": loop, "kilobytes": kilobytes})


def memory_kb(answers: AndroidAnswers, package: str, moment: str) -> int | None:
    """What all processes of the app hold together; None where none runs."""
    _, parsed = answers.read("memory", f"dumpsys meminfo -s {shlex.quote(package)}", moment, parse_meminfo)
    told = [one.pss_kb for one in parsed.records if owns(package, one.process) and one.pss_kb is not None]
    return sum(told) if told else None


def owns(package: str, process: str) -> bool:
    """Whether a process is the app's: the package's name, or that with a colon and more."""
    return process == package or process.startswith(f"{package}:")
