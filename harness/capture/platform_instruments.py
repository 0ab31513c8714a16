"""Which instruments a platform has. Those of the others are not loaded: a run starts twice as fast without them."""

from harness.capture.instruments import Instruments, Surroundings
from harness.model.device_profile import Platform

DRIVEN: tuple[Platform, ...] = ("browser", "android")


def instruments_for(platform: Platform, surroundings: Surroundings) -> Instruments:
    """`platform` is one of DRIVEN."""
    if platform == "android":
        from harness.capture.android_instruments import AndroidInstruments

        return AndroidInstruments(surroundings)
    from harness.capture.browser_instruments import BrowserInstruments

    return BrowserInstruments(surroundings)
