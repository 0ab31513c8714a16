"""Everything that many runs of one subject show together, as observations for the rules STAB-1 to 8 and CMP-1 to 10."""

from collections.abc import Iterator
from dataclasses import dataclass

from harness.analysis.compatibility.checks import compatibility
from harness.analysis.stability.failure_rate import failure_rate
from harness.analysis.stability.frame_measure import frames_measured
from harness.analysis.stability.long_run import long_run
from harness.analysis.stability.memory_growth import memory_growth
from harness.analysis.stability.recovery import recovered
from harness.analysis.stability.start_time import FULL_DISPLAY, start_time
from harness.analysis.stability.subject import Subject
from harness.model.observation import Kind, Observation

# The kinds that only many runs together can show: rules that ask for nothing else are judged over all runs.
OVER_RUNS = frozenset(
    {
        *(Kind.FAILURE_RATE, Kind.START_TIME, Kind.FRAMES_MEASURED, Kind.LONG_RUN),
        *(Kind.MEMORY_GROWTH, Kind.RECOVERED, Kind.COMPATIBILITY),
    }
)
STARTS = ("cold", "warm", "hot", FULL_DISPLAY)


@dataclass(frozen=True, slots=True)
class Claims:
    """What the rules claim, which decides how many runs they need. Defaults are the numbers of standards.md 10.1."""

    crash_limit: float = 0.0109
    anr_limit: float = 0.0047
    starts: int = 30
    hours: float = 8.0
    loops: int = 100


def measures(subject: Subject, claims: Claims, system: str) -> Iterator[Observation]:
    """One observation a question that was measured at all. `system` is what the device imitates or is."""
    asked = (
        failure_rate(subject, "crash", claims.crash_limit),
        failure_rate(subject, "anr", claims.anr_limit),
        *(start_time(subject, which, claims.starts, system) for which in STARTS),
        frames_measured(subject),
        long_run(subject, claims.hours),
        recovered(subject),
    )
    yield from (one for one in asked if one is not None)
    yield from memory_growth(subject, claims.loops)
    yield from compatibility(subject)
