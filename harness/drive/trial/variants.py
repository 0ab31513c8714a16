"""Compatibility checks that any device with a screen can make (standards.md 10.2): CMP-2, 4, 6, 7, 8 and 9.

Each puts the app into one variant and looks whether it is still readable and within reach. What this device cannot show
is written down as not tested, with the reason.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from harness.devices.page_state import PageState
from harness.drive.trial.breakdown import breakdown_of
from harness.drive.trial.stage import Stage
from harness.drive.trial.starts import LAUNCH_S
from harness.model.event import EventKind
from harness.model.faults import BadInput, DeviceLost, StepFailed

OVERFLOW_DP = 8.0  # [default] a page a little wider than the screen hides nothing
WEAK_DELAY_MS, WEAK_BYTES_PER_S = 400.0, 50_000.0  # [default] the edge of a cell
PHONE, LABORATORY = "needs a phone", "needs a laboratory network"
NOT_HERE: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("CMP-1", "fresh"): PHONE,
        ("CMP-1", "overwrite"): PHONE,
        ("CMP-1", "low_space"): PHONE,
        ("CMP-7", "notch"): PHONE,
        ("CMP-8", "proxy"): LABORATORY,
        ("CMP-8", "captive"): LABORATORY,
        ("CMP-9", "call"): PHONE,
        ("CMP-10", "uninstall"): PHONE,
    }
)


@dataclass(frozen=True, slots=True)
class Variant:
    """`item` and `variant` as in analysis.compatibility; `code` is what its failure is called."""

    item: str
    variant: str
    code: str
    enter: Callable[[Stage], None]
    leave: Callable[[Stage], None]
    patience_s: float = 3.0


def check_variants(stage: Stage) -> None:
    """Try every variant on a fresh app. Raises DeviceLost only when the device itself is gone."""
    for (item, variant), why in NOT_HERE.items():
        told = {"item": item, "variant": variant, "outcome": "not_tested", "why": why}
        stage.record(EventKind.CHECK, told)
    for one in VARIANTS:
        why = _why_failed(stage, one)
        data = {"item": one.item, "variant": one.variant, "outcome": "failed" if why else "passed", "why": why}
        stage.record(EventKind.CHECK, {**data, **({"code": one.code} if why else {})})


def _why_failed(stage: Stage, one: Variant) -> str:
    """Empty where the app follows."""
    try:
        stage.device.fresh()
        stage.get_in()
        before = stage.state()
        one.enter(stage)
        try:
            stage.session.device.settle()
            return _standing_fault(stage, before, one.patience_s)
        finally:
            one.leave(stage)
    except (BadInput, StepFailed) as fault:
        return fault.what.en
    except DeviceLost:
        loss = stage.device.loss()
        if loss == "device":
            raise
        return f"the page is gone: {loss}"


def _standing_fault(stage: Stage, before: PageState, patience_s: float) -> str:
    """A fault that is still there when the time is up: a page may take a moment to follow, and longer to load."""
    deadline = time.monotonic() + patience_s * stage.session.patience
    while fault := next(faults_of(before, stage.state()), ""):
        if time.monotonic() >= deadline:
            return fault
        time.sleep(0.2)
    return ""


def faults_of(before: PageState, after: PageState) -> Iterator[str]:
    """What is wrong with a page in a variant against the same page before; nothing that was wrong already. Pure."""
    if broken := breakdown_of(after, dead=False, complaints=()):
        yield broken.reason
    if after.usable_ms <= 0:
        yield "no usable screen"
    if after.controls < before.controls:
        yield f"{before.controls - after.controls} of {before.controls} controls are gone"
    if after.outside > before.outside:
        yield f"{after.outside - before.outside} controls stand beside the screen"
    if after.overflow_dp > max(before.overflow_dp, 0.0) + OVERFLOW_DP:
        yield f"the page is {after.overflow_dp:.0f} dp wider than the screen"
    if after.text_length < before.text_length / 2:
        yield "most of the text is gone"
    if len(after.errors) > len(before.errors):
        yield "an uncaught script error"


def _screen(width: Callable[[int, int], tuple[int, int]]) -> Callable[[Stage], None]:
    def enter(stage: Stage) -> None:
        profile = stage.session.device.profile
        stage.device.screen(*width(profile.width_dp, profile.height_dp))

    return enter


def _nothing(_stage: Stage) -> None:
    """A variant that the next fresh app has left anyway."""


def _own_screen(stage: Stage) -> None:
    stage.device.own_screen()


def _on_network(stage: Stage) -> None:
    stage.device.network()


def _dark(stage: Stage) -> None:
    stage.device.dark(True)
    stage.session.device.open_app()


def _weak(stage: Stage) -> None:
    stage.device.network(delay_ms=WEAK_DELAY_MS, bytes_per_s=WEAK_BYTES_PER_S)
    stage.session.device.open_app()


def _switch(stage: Stage) -> None:
    """The old network is gone before the new one is there."""
    stage.device.network(offline=True)
    stage.session.device.scroll(0.3)
    stage.device.network()
    stage.session.device.open_app()


def _background(stage: Stage) -> None:
    stage.session.device.to_background()
    stage.session.device.to_foreground()
    stage.device.freeze(True)
    stage.device.freeze(False)
    stage.device.move_clock(30 * 60_000.0)


def _at_home(_stage: Stage) -> None:
    """The app as it is: that it opened and stands is the check."""


VARIANTS: tuple[Variant, ...] = (
    Variant("CMP-2", "launch", "launch_fail", _at_home, _nothing),
    *(
        Variant("CMP-6", f"font_{scale}", "ui_scale", lambda stage, s=scale: stage.device.font_scale(s), _nothing)  # type: ignore[misc]
        for scale in (1.0, 1.3, 2.0)
    ),
    Variant("CMP-6", "display_size", "ui_scale", _screen(lambda w, h: (round(w * 0.85), round(h * 0.85))), _own_screen),
    Variant("CMP-6", "dark_mode", "ui_scale", _dark, lambda stage: stage.device.dark(False)),
    Variant("CMP-7", "fold", "ui_layout", _screen(lambda _w, h: (round(h * 0.86), h)), _own_screen),
    Variant("CMP-7", "tablet", "ui_layout", _screen(lambda _w, _h: (800, 1280)), _own_screen),
    Variant("CMP-7", "landscape", "ui_layout", _screen(lambda w, h: (h, w)), _own_screen),
    Variant("CMP-7", "split_screen", "ui_layout", _screen(lambda w, h: (w, h // 2)), _own_screen),
    Variant("CMP-8", "weak", "net_fail", _weak, _on_network, LAUNCH_S),
    Variant("CMP-8", "switch", "net_fail", _switch, _on_network),
    Variant("CMP-9", "low_memory", "state_lost", lambda stage: stage.device.press_memory(), _nothing),
    Variant("CMP-9", "background", "state_lost", _background, _nothing),
)
