"""MP-10, telemetry tie: the app is used five times against a stopwatch; detect ties the reported time to it."""

import time
from collections.abc import Sequence

from harness.drive.app_session import AppSession
from harness.model.event import EventKind, Source

# Standards, MP-10: five sessions of 5, 10, 20, 5 and 10 minutes.
MINUTES = (5, 10, 20, 5, 10)
LOOK_EVERY_S = 60.0  # a run that says nothing for long is taken for dead


def time_sessions(session: AppSession, minute_s: float, minutes: Sequence[int] = MINUTES) -> None:
    """Use the app so long each time. `minute_s` scales the minutes, for an app whose clock runs faster than ours."""
    for number, meant in enumerate(minutes, 1):
        session.device.open_app()
        began, wall = time.monotonic(), time.time()
        session.look(f"timed session {number}")
        until = began + meant * minute_s
        while (left_s := until - time.monotonic()) > 0:
            time.sleep(min(LOOK_EVERY_S, left_s))
            session.look(f"timed session {number}")
        spent_s = time.monotonic() - began
        session.device.to_background()
        session.device.to_foreground()
        data = {"session": number, "minutes": meant, "began_ms": round(wall * 1000), "seconds": round(spent_s, 2)}
        session.witness.record(Source.SCENARIO, EventKind.TIMED_USE, data)
