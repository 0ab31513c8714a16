"""What Android measures of an app by itself: how long a cold start took, and how its frames came.

Each is an event that the tables of stability and compatibility are made of; what Android said is kept beside it.
"""

import shlex

from harness.capture.android_answers import AndroidAnswers, Answer
from harness.capture.channel import EvidenceSink
from harness.devices.android.adb import Handset
from harness.devices.android.evidence.frame_stats import parse_frame_stats
from harness.devices.android.evidence.meminfo import parse_meminfo
from harness.devices.android.evidence.start_result import StartResult, parse_start_result
from harness.model.event import EventKind
from harness.recording.clock import Clock

REFRESH_HZ = 60.0  # the slowest of today's panels: what is late there is late on every one


class AndroidMeasures:
    """`started` with Android's words of every cold start, `frames` at the end of every scenario."""

    def __init__(self, sink: EvidenceSink, handset: Handset, package: str, clock: Clock) -> None:
        self._handset, self._package, self._clock = handset, package, clock
        self._answers = AndroidAnswers(sink, handset, "measure", clock)

    def started(self, words: str) -> None:
        """A START event of what `am start -S -W` said. Raises CaptureLost where nothing can be written."""
        parsed = parse_start_result(words)
        self._answers.keep(Answer("start", "start", words, self._clock.now(), 0.0), parsed)
        found = parsed.records[0] if parsed.records else StartResult("", error="the phone said nothing of a start")
        data = {
            "start": found.start or "cold",  # -S stopped it before
            "outcome": "done" if found.done else "failed",
            "first_ms": found.total_ms,
            "why": found.error or ("it was there already" if found.already_there else None),
        }
        self._answers.say(EventKind.START, data)

    def frames(self, script: str) -> None:
        """A FRAMES event of what was drawn since the last; none where the view system drew nothing.

        Raises DeviceLost or DeviceSilent.
        """
        command = f"dumpsys gfxinfo {shlex.quote(self._package)}"
        _, parsed = self._answers.read("frames", f"{command} framestats", f"frames {script}"[:100], parse_frame_stats)
        self._handset.shell(f"{command} reset")
        drawn = [one for one in parsed.records if one.frame_ms]
        if drawn:
            data = {
                "script": script,
                "frames": sum(len(one.frame_ms) for one in drawn),
                "slow": sum(one.slow(REFRESH_HZ) for one in drawn),
                "frozen": sum(one.frozen for one in drawn),
                "refresh_hz": REFRESH_HZ,
            }
            self._answers.say(EventKind.FRAMES, data)


def memory_kb(answers: AndroidAnswers, package: str, moment: str) -> int | None:
    """What all processes of the app hold together; None where none runs."""
    _, parsed = answers.read("memory", f"dumpsys meminfo -s {shlex.quote(package)}", moment, parse_meminfo)
    told = [one.pss_kb for one in parsed.records if owns(package, one.process) and one.pss_kb is not None]
    return sum(told) if told else None


def owns(package: str, process: str) -> bool:
    """Whether a process is the app's: the package's name, or that with a colon and more."""
    return process == package or process.startswith(f"{package}:")
