"""One app in a clean state on one Android handset: Android's DeviceSession, through UiAutomator2 and adb."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from harness.devices.android import app_breakdown, app_start, file_picker
from harness.devices.android.adb import Handset
from harness.devices.android.clock_offset import clock_offset
from harness.devices.android.facts import HandsetFacts
from harness.devices.android.live_screen import POLL_S, Asked, LiveScreen
from harness.devices.android.mock_location import Position, set_position
from harness.devices.android.permissions import set_permission
from harness.devices.android.ui_automator import UiAutomator
from harness.devices.android.ui_place import ScreenSize
from harness.devices.android.ui_tree import package_in_front
from harness.devices.deny_list import DenyList, refuse_denied
from harness.devices.session import PermissionState
from harness.model.device_profile import DeviceProfile
from harness.model.faults import StepFailed
from harness.model.saying import Saying
from harness.model.screen import UiNode, UiTree

FRONT_TIMEOUT_S = 10.0
OPTION_TIMEOUT_S = 3.0


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a session stands: the handset and what it is, the app's package, and where its proxy listens there."""

    handset: Handset
    facts: HandsetFacts
    package: str
    proxy_port: int | None


class AndroidSession:
    """The profile's sizes are the handset's own. `start_said` is what Android said of the last cold start, and
    `after_cold_start` is called after every one, for what must sit in the app's process."""

    def __init__(self, profile: DeviceProfile, stand: Stand, ui: UiAutomator, asked: Asked) -> None:
        facts = stand.facts
        self.profile = replace(profile, width_dp=facts.width_dp, height_dp=facts.height_dp, scale=facts.scale)
        self.stand, self.handset, self.package = stand, stand.handset, stand.package
        self.start_said = ""
        self.after_cold_start: Callable[[], None] = lambda: None
        self._ui = ui
        self._screen = LiveScreen(ui, ScreenSize(facts.width_px, facts.height_px, facts.scale), stand.package, asked)
        self._component = self._icon()
        self._started = datetime.now(UTC)
        self._denied = DenyList()

    def _icon(self) -> str:
        return app_start.launcher_component(self.handset, self.package)

    def deny(self, rules: DenyList) -> None:
        self._denied = rules

    def stopped(self) -> tuple[str, ...]:
        """Nothing: what is denied is never touched, and says so at once."""
        return ()

    def open_app(self) -> None:
        """Cold the first time and where its process is gone, else its first page again in the process that it has."""
        if not (self.start_said and app_start.start_anew(self.handset, self._component)):
            self._started = datetime.now(UTC)
            self.start_said = app_start.start_cold(self.handset, self._component)
            self.after_cold_start()
        self._await_front()
        self.settle()

    def _await_front(self) -> None:
        """Raises AppBroke where the app fell on the way to the front, StepFailed where it does not come otherwise."""
        if not self._comes_to_front(lambda tree: package_in_front(tree) == self.package):
            self._refuse_broken()
            raise StepFailed(Saying("the app does not come to the front", "应用未显示在前台"), self.package)

    def _comes_to_front(self, is_there: Callable[[UiTree], bool]) -> bool:
        deadline = time.monotonic() + FRONT_TIMEOUT_S
        while not is_there(self.tree()):
            if time.monotonic() >= deadline:
                return False
            time.sleep(POLL_S)
        return True

    def _refuse_broken(self) -> None:
        """Raises AppBroke where the system has booked a crash of the app since it was started."""
        if self.stand.facts.api_level < app_breakdown.EXIT_INFO_FROM_API:
            return
        since = self._started + timedelta(milliseconds=self.clock_offset_ms()[0])
        if kind := app_breakdown.booked_breakdown(self.handset, self.package, since, ZoneInfo(self.profile.timezone)):
            raise app_breakdown.broke(kind, self.package)

    def tree(self) -> UiTree:
        return self._screen.tree()

    def source(self) -> str:
        return self._ui.source()

    def screenshot(self) -> bytes:
        return self._ui.screenshot()

    def tap(self, node: UiNode) -> None:
        self._touch(self._reach(node))
        self.settle()

    def _touch(self, node: UiNode) -> None:
        """The finger of every act on the app: on nothing that the deny list names. Raises StepFailed."""
        said = self._screen.said_at(node)
        refuse_denied(self._denied, node.text, *said.words, icons=said.names)
        self._screen.touch(node)

    def _reach(self, node: UiNode) -> UiNode:
        try:
            return self._screen.in_reach(node)
        except StepFailed:
            self._refuse_broken()
            raise

    def type_text(self, node: UiNode, text: str) -> None:
        found = self._reach(node)
        # A line break is the key that sends what a chat has in its field.
        self._ui.enter(found.locator, " ".join(text.splitlines()), found.text)

    def pick(self, node: UiNode, option: str) -> None:
        refuse_denied(self._denied, option)
        self._touch(self._reach(node))
        deadline = time.monotonic() + OPTION_TIMEOUT_S
        while not (offered := self._options(node, option)):
            if time.monotonic() >= deadline:
                self.back()
                raise StepFailed(Saying(f"no option “{option}”", f"没有选项“{option}”"), node.text[:40])
            time.sleep(POLL_S)
        self._screen.touch(offered[-1])
        self.settle()

    def _options(self, node: UiNode, option: str) -> list[UiNode]:
        return [one for one in self.tree().nodes if one.text.strip() == option and one.locator != node.locator]

    def choose_file(self, node: UiNode, path: Path) -> None:
        """Who chooses a photograph lets the app at the photographs, unless the scenario has denied it."""
        self._screen.wanted.setdefault("photos", "granted")
        found = self._reach(node)
        file_picker.choose(self._screen, self.package, path.name, lambda: self._touch(found))
        self.settle()

    def back(self) -> None:
        self._press("KEYCODE_BACK")

    def _press(self, key: str) -> None:
        self.handset.run(f"input keyevent {key}")
        self.settle()

    def scroll(self, share_of_screen: float) -> None:
        self._screen.scroll(share_of_screen)

    def settle(self, timeout_ms: int = 1500) -> None:
        self._screen.settle(timeout_ms)

    def set_location(self, lat: float, lng: float, accuracy_m: float) -> None:
        set_position(self.handset, Position(lat, lng, accuracy_m), self.stand.facts.api_level)

    def set_permission(self, name: str, state: PermissionState) -> None:
        """Before Android 11 a denial is given where the system asks, on all releases a permission not declared is."""
        self._screen.wanted[name] = state
        set_permission(self.handset, self.package, name, state, self.stand.facts.api_level)

    def to_background(self) -> None:
        self._press("KEYCODE_HOME")

    def to_foreground(self) -> None:
        app_start.bring_to_front(self.handset, self._component)
        self._await_front()
        self.settle()

    def clock_offset_ms(self) -> tuple[float, float]:
        found = clock_offset(self.handset, lambda: time.time() * 1000)
        return found.offset_ms, found.doubt_ms

    def request(self, url: str) -> None:
        """By netcat through the proxy that the system is set to, in plain whatever the address says."""
        parts, port = urlsplit(url), self.stand.proxy_port
        if port is not None:
            head = rf"GET http://{parts.netloc}{parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nConnection: close"
            self.handset.run(rf"printf '{head}\r\n\r\n' | toybox nc -w 3 127.0.0.1 {port}")

    def show_test_page(self, url: str) -> None:  # noqa: ARG002 - the home screen is all that there is before the app
        self._press("KEYCODE_HOME")

    def leave_test_page(self) -> None:
        """The home screen is where a session begins."""

    def facts(self) -> dict[str, Any]:
        return self.stand.facts.as_data()

    def close(self) -> None:
        self._ui.close()
