"""DeviceSession: what every platform must be able to do for a run. One module of devices/ implements it a platform."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol, runtime_checkable

from harness.devices.deny_list import DenyList
from harness.model.app import InHost, Step
from harness.model.device_profile import DeviceProfile
from harness.model.screen import UiNode, UiTree

PermissionState = Literal["granted", "denied", "prompt"]
QR_FILE = "harness-qr.png"  # the picture of InHost.qr in a device's gallery, whatever its format


class DeviceSession(Protocol):
    """One app in a clean state on one device. Positions are WGS-84 degrees; every call has a bounded wait."""

    profile: DeviceProfile

    def deny(self, rules: DenyList) -> None:
        """From now on nothing that these name is touched, whoever asks for it and by whatever way: StepFailed.

        Before it is first called the general words hold.
        """

    def stopped(self) -> tuple[str, ...]:
        """The denied words for which an act came to nothing without a fault, since this was last asked."""

    def open_app(self) -> None:
        """Cold start, or start again with what the app stored. Raises BadInput when its address does not answer."""

    def tree(self) -> UiTree: ...
    def source(self) -> str: ...
    def screenshot(self) -> bytes: ...
    def tap(self, node: UiNode) -> None: ...
    def type_text(self, node: UiNode, text: str) -> None: ...
    def pick(self, node: UiNode, option: str) -> None: ...
    def choose_file(self, node: UiNode, path: Path) -> None: ...
    def back(self) -> None: ...
    def scroll(self, share_of_screen: float) -> None: ...
    def settle(self, timeout_ms: int = 1500) -> None: ...
    def set_location(self, lat: float, lng: float, accuracy_m: float) -> None: ...
    def set_permission(self, name: str, state: PermissionState) -> None: ...
    def to_background(self) -> None: ...
    def to_foreground(self) -> None: ...
    def clock_offset_ms(self) -> tuple[float, float]:
        """The device's clock less the host's, and the doubt of that, in milliseconds."""

    def request(self, url: str) -> None:
        """Send a request of ours the way that the app's own requests take; what comes back is of no interest."""

    def show_test_page(self, url: str) -> None:
        """Show a page of ours, where the platform can show one before the app is opened, else any screen with text."""

    def leave_test_page(self) -> None:
        """As it was before the page was shown."""

    def facts(self) -> dict[str, Any]: ...
    def close(self) -> None: ...


@runtime_checkable
class LedInHost(Protocol):
    """A session of a program inside a host app: whoever reads screens must lead it there."""

    def led_by(self, entry: InHost, lead: Callable[[Sequence[Step]], None]) -> None:
        """The app file's words on the host, and who does steps there; `lead` raises StepFailed. Before `open_app`."""
