"""Disturbances: what an app goes through besides being used, and whether it comes back (standards.md STAB-8).

`lost`: what was stored, typed or shown is gone. `dead`: the page is white, frozen, or cannot be used any more.
What a device cannot do is not tried; the reason is in NEEDS_A_PHONE. `untried`: the app could not be brought to where
it would have been disturbed, which says nothing of how it recovers.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

from harness.devices.page_state import PageState
from harness.drive.trial.breakdown import breakdown_of
from harness.drive.trial.monkey import TYPEABLE
from harness.drive.trial.stage import Stage
from harness.model.event import EventKind
from harness.model.faults import BadInput, DeviceLost, StepFailed

HALF_AN_HOUR_MS = 30 * 60_000.0
DAY_MS = 24 * 3_600_000.0
OTHER_LANGUAGE = "en-US"
NEEDS_A_PHONE = MappingProxyType({"call": "needs a phone", "low_battery": "needs a phone"})
Outcome = Literal["restored", "lost", "dead", "untried"]


def disturb(stage: Stage) -> None:
    """Try every disturbance on a fresh app in use, and write each outcome down.

    Raises DeviceLost only when the device itself is gone.
    """
    for name in DISTURBANCES:
        outcome, why = _tried(stage, name)
        stage.record(EventKind.RECOVERY, {"disturbance": name, "outcome": outcome, "why": why})


def _tried(stage: Stage, name: str) -> tuple[Outcome, str]:
    ready = False
    try:
        before = _in_use(stage)
        ready = True
        kept_place = DISTURBANCES[name](stage)
        return outcome_of(before, stage.state(), kept_place)
    except (BadInput, StepFailed) as fault:
        why = fault.what.en
    except DeviceLost:
        loss = stage.device.loss()
        if loss == "device":
            raise
        why = f"the page is gone: {loss}"
    return ("dead" if ready else "untried"), why


def _in_use(stage: Stage) -> PageState:
    stage.device.fresh()
    stage.get_in()
    _type_something(stage)
    return stage.state()


def outcome_of(before: PageState, after: PageState, kept_place: bool) -> tuple[Outcome, str]:
    """`kept_place`: the page itself stayed, so what it showed and what was typed must be there too. Pure."""
    broken = breakdown_of(after, dead=False, complaints=())
    if broken or after.usable_ms <= 0:
        return "dead", broken.reason if broken else "no usable screen"
    if after.kept < before.kept:
        return "lost", f"{before.kept - after.kept} of {before.kept} stored items are gone"
    if kept_place and after.typed < before.typed:
        return "lost", "what was typed is gone"
    if kept_place and after.url.split("#")[0] != before.url.split("#")[0]:
        return "lost", "the app is on another page"
    return "restored", ""


def _type_something(stage: Stage) -> None:
    fields = (node for node in stage.session.device.tree().nodes if node.kind == "input" and node.enabled)
    node = next((one for one in fields if one.field.split(" ", 1)[0] in TYPEABLE), None)
    if node:
        stage.session.device.type_text(node, stage.session.filled("$name"))


def _kill(stage: Stage) -> bool:
    stage.device.kill_app()
    stage.session.device.open_app()
    return False


def _rotate(stage: Stage) -> bool:
    profile = stage.session.device.profile
    stage.device.screen(profile.height_dp, profile.width_dp)
    stage.session.device.settle()
    stage.device.own_screen()
    stage.session.device.settle()
    return True


def _airplane(stage: Stage) -> bool:
    """Out of the air, try to start in vain, and back."""
    stage.device.network(offline=True)
    try:
        stage.session.device.open_app()
    except BadInput:  # the browser's own page says that there is no network
        pass
    finally:
        stage.device.network()
    stage.session.device.open_app()
    return False


def _clock(stage: Stage) -> bool:
    for by_ms in (DAY_MS, -DAY_MS):
        stage.device.move_clock(by_ms)
        stage.session.device.scroll(0.2)
        stage.session.device.settle()
    return True


def _language(stage: Stage) -> bool:
    stage.device.language(OTHER_LANGUAGE)
    stage.session.device.open_app()
    stage.device.language("")
    return False


def _background(stage: Stage) -> bool:
    """Hidden and in front again, its timers stopped for a moment, and by its clock half an hour later.

    The half hour itself is not waited for: what a system takes from an app in that time is not shown.
    """
    stage.session.device.to_background()
    stage.session.device.to_foreground()
    stage.device.freeze(True)
    stage.device.freeze(False)
    stage.device.move_clock(HALF_AN_HOUR_MS)
    stage.session.device.settle()
    return True


DISTURBANCES: Mapping[str, Callable[[Stage], bool]] = MappingProxyType(
    {
        "kill": _kill,
        "rotate": _rotate,
        "airplane": _airplane,
        "clock": _clock,
        "language": _language,
        "background": _background,
    }
)
