"""Cold, warm and hot starts, measured by the page's own entries.

Cold: nothing stored, nothing cached, a new page process (a new browser process every so often). Warm: the same profile,
the page loaded anew in the process that is there. Hot: the hidden page comes back to the front. Times run from the
beginning of the navigation, of the hot start from the moment the page is visible; starting the browser is not in them.
"""

import time
from typing import Literal

from harness.devices.page_state import PageState
from harness.drive.trial.stage import Stage
from harness.model.event import EventKind, Source
from harness.model.faults import BadInput, DeviceLost

Start = Literal["cold", "warm", "hot"]
LAUNCH_S = 20.0  # [default] CMP-2: home or login within 20 s
QUIET_MS = 400.0  # nothing has changed for so long: the page is complete
POLL_S = 0.1


def start_app(stage: Stage, kind: Start, *, first: bool = False) -> bool:
    """One start, written down as START and PERFORMANCE; whether it came to a usable screen. `first` ever installed.

    Raises DeviceLost only when the device itself is gone.
    """
    why = ""
    state = PageState()
    try:
        state = _started(stage, kind)
    except BadInput as fault:
        why = fault.what.en
    except DeviceLost:
        loss = stage.device.loss()
        if loss == "device":
            raise
        why = f"the page is gone: {loss}"
    why = why or ("" if usable(state, kind) else "no usable screen in 20 s")
    data = {"start": kind, "outcome": "failed" if why else "done", "first_after_install": first, "why": why}
    stage.record(EventKind.START, {**data, **({} if why else times_of(state, kind))})
    if not why and kind != "hot":
        metrics = {name: round(getattr(state, name), 1) for name in MEASURED}
        url = state.url.split("?", 1)[0]
        stage.record(EventKind.PERFORMANCE, {"metrics": metrics, "url": url}, Source.SYSTEM)
    return not why


MEASURED = ("first_byte_ms", "first_paint_ms", "usable_ms", "largest_ms", "changed_ms", "loaded_ms")


def times_of(state: PageState, kind: Start) -> dict[str, float]:
    """`first_ms` to the first picture, `full_ms` to the last change (standards.md STAB-3 and STAB-4)."""
    if kind == "hot":
        return {"first_ms": round(state.back_ms, 1)}
    first = state.first_paint_ms or state.usable_ms
    full = max(state.full_ms, state.usable_ms)
    return {"first_ms": round(first, 1), "full_ms": round(full, 1)}


def usable(state: PageState, kind: Start) -> bool:
    """Whether the start came to where a person can do something."""
    if kind == "hot":
        return state.back_ms >= 0
    return state.usable_ms > 0 and not state.blank and state.status < 500


def _started(stage: Stage, kind: Start) -> PageState:
    if kind == "hot":
        stage.session.device.to_background()
        stage.session.device.to_foreground()
        return _await(stage, kind)
    if kind == "cold":
        stage.device.fresh()
    stage.session.device.open_app()
    return _await(stage, kind)


def _await(stage: Stage, kind: Start) -> PageState:
    deadline = time.monotonic() + LAUNCH_S * stage.session.patience
    while True:
        state = stage.state()
        quiet = kind == "hot" or state.now_ms - max(state.changed_ms, state.loaded_ms) >= QUIET_MS
        if (usable(state, kind) and quiet) or time.monotonic() >= deadline:
            return state
        time.sleep(POLL_S)
