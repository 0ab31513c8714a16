"""Which instruments a platform has. Those of the others are not loaded: a run starts twice as fast without them."""

from harness.capture.instruments import Instruments, Surroundings
from harness.model.device_profile import Platform
from harness.model.hosted_app import hosted_address

DRIVEN: tuple[Platform, ...] = ("browser", "android")


def instruments_for(platform: Platform, surroundings: Surroundings) -> Instruments:
    """`platform` is one of DRIVEN."""
    if platform == "android":
        from harness.capture.android_instruments import AndroidInstruments
        from harness.capture.hosted_instruments import HostedInstruments

        hosted = hosted_address(surroundings.address)
        return AndroidInstruments(surroundings) if hosted is None else HostedInstruments(surroundings, hosted)
    from harness.capture.browser_instruments import BrowserInstruments

    return BrowserInstruments(surroundings)
