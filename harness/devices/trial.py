"""TrialDevice: what a device must be able to do so that an app's stability can be tried on it."""

from typing import Literal, Protocol

from harness.devices.page_state import Held, PageState

Loss = Literal["crash", "anr", "device"]


class TrialDevice(Protocol):
    """Everything that happens to an app besides being used. Every call has a bounded wait and may raise DeviceLost."""

    def fresh(self) -> None:
        """As after installing: nothing stored, nothing cached, no process."""

    def kill_app(self) -> None:
        """End the app's process at once; what it stored stays. The next `open_app` starts it."""

    def state(self) -> PageState: ...

    def held(self) -> Held: ...

    def loss(self) -> Loss:
        """What is gone, after a DeviceLost: the app (crash), its answer (anr), or the device itself."""

    def complaints(self) -> list[str]:
        """What the device said of failed requests since it was last asked."""

    def screen(self, width_dp: int, height_dp: int) -> None: ...

    def own_screen(self) -> None: ...

    def font_scale(self, scale: float) -> None: ...

    def dark(self, on: bool) -> None: ...

    def language(self, tag: str) -> None:
        """`tag` as in BCP 47, "" for the device's own. Holds from the next start on."""

    def network(self, *, offline: bool = False, delay_ms: float = 0.0, bytes_per_s: float = -1.0) -> None: ...

    def move_clock(self, by_ms: float) -> None:
        """Move the app's clock against the true one, until its next start."""

    def freeze(self, on: bool) -> None:
        """Stop the hidden app's timers, as a system does after minutes in the background; go on with them."""

    def press_memory(self) -> None:
        """Tell the app that memory is short."""
