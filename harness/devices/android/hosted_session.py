"""A program inside a host app on one Android handset: opened through the host, whose log-in and data are left alone.

The host is ended and started for each opening, so that the program begins at its first page with what it stored. Its
stored data and permissions lie in the host, where only the app file's `forget` steps reach them. What the host itself
shows bears the host's package as its address, what it shows of the program bears the program's; only the steps that
lead there touch the host's own screens.
"""

import base64
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from harness.devices.android import app_start, gallery
from harness.devices.android.host_prompt import read_host_prompt
from harness.devices.android.hosted_start import activity_in_front, open_by_link, shows_program, web_contexts
from harness.devices.android.live_screen import Asked
from harness.devices.android.session import AndroidSession, Stand
from harness.devices.android.ui_automator import UiAutomator
from harness.devices.android.ui_tree import SCHEME, package_in_front
from harness.devices.android.web_page import WebPage, is_of_web, mute_frame
from harness.devices.deny_list import refuse_denied
from harness.devices.session import QR_FILE, PermissionState
from harness.model.app import InHost, Step
from harness.model.device_profile import DeviceProfile
from harness.model.faults import AppBroke, BadInput, HostRefused, StepFailed
from harness.model.hosted_app import HostedAddress
from harness.model.saying import Saying
from harness.model.screen import UiNode, UiTree

NO_STEPS = "the app file has no steps that remove it from its host"


class HostedSession(AndroidSession):
    """`stand.package` is the host's. `opened` is told once of the first opening, as data of EventKind.HOSTED."""

    def __init__(
        self, profile: DeviceProfile, stand: Stand, ui: UiAutomator, asked: Asked, *, address: HostedAddress
    ) -> None:
        super().__init__(profile, stand, ui, asked)
        self.address = address
        self.opened: Callable[[Mapping[str, Any]], None] = lambda _data: None
        self._page = WebPage(ui)
        self._entry = InHost()
        self._lead: Callable[[Sequence[Step]], None] = lambda _steps: None
        self._told = False
        self._first, self._leading = "", False
        self._screen.reads = read_host_prompt

    def _icon(self) -> str:
        """Engines of quick apps have none: they are started by links alone."""
        try:
            return super()._icon()
        except BadInput:
            return ""

    @property
    def link(self) -> str:
        return self._entry.link or ("" if self._entry.open else self.address.link)

    def led_by(self, entry: InHost, lead: Callable[[Sequence[Step]], None]) -> None:
        self._entry, self._lead = entry, lead
        if entry.qr:
            with tempfile.TemporaryDirectory() as folder:
                picture = Path(folder) / QR_FILE
                picture.write_bytes(base64.b64decode(entry.qr))
                gallery.put_photos(self.handset, [picture], self.stand.facts.api_level)

    def open_app(self) -> None:
        """Raises HostRefused where the host does not lead to the program."""
        why = "" if self._told else self._forget()
        self._start_host()
        self._enter()
        if not self._told:
            self._told = True
            self._tell(why)

    def _start_host(self) -> None:
        self._started, self._first = datetime.now(UTC), ""
        if not self._component:
            self.handset.run(f"am force-stop {self.package}")
            return
        try:
            self.start_said = app_start.start_cold(self.handset, self._component)
        except StepFailed as failed:
            raise HostRefused(failed.what, self.package) from failed
        if not self._comes_to_front(lambda tree: tree.url in (f"{SCHEME}{self.package}", self._address)):
            raise HostRefused(Saying("the host does not come to the front", "宿主未显示在前台"), self.package)
        self._first = activity_in_front(self.handset, self.package)

    def _forget(self) -> str:
        """Why the program's earlier state may still be there; "" where the steps that remove it were done."""
        if not self._entry.forget:
            return NO_STEPS
        self._start_host()
        try:
            self._led(self._entry.forget)
        except StepFailed as failed:
            return failed.line("en")
        return ""

    def _enter(self) -> None:
        if self.link:
            open_by_link(self.handset, self.package, self.link)
        else:
            try:
                self._led(self._entry.open)
            except StepFailed as failed:
                what = Saying("the steps through the host do not reach it", "按步骤未能在宿主中进入")
                raise HostRefused(what, failed.line("en"), failed.mend) from failed
        self._await_program()
        self.settle()

    def _led(self, steps: Sequence[Step]) -> None:
        self._leading = True
        try:
            self._lead(steps)
        finally:
            self._leading = False

    def _reach(self, node: UiNode) -> UiNode:
        """Raises StepFailed on the host's own screens, where a person's messages and money are."""
        if not self._leading:
            activity = activity_in_front(self.handset, self.package)
            if activity and not shows_program(self.address, activity, self._first):
                what = Saying("the host's own screen is in front: it is not touched", "当前为宿主自身的界面，不予操作")
                raise StepFailed(what, node.text[:40])
        return node if is_of_web(node) else super()._reach(node)

    def _touch(self, node: UiNode) -> None:
        if is_of_web(node):
            refuse_denied(self._denied, node.text, *self._page.said_at(node))
            self._page.tap(node)
        else:
            super()._touch(node)

    def type_text(self, node: UiNode, text: str) -> None:
        if is_of_web(node):
            self._page.enter(self._reach(node), " ".join(text.splitlines()))
        else:
            super().type_text(node, text)

    def _await_program(self) -> None:
        if not self._comes_to_front(lambda tree: tree.url == self._address):
            now = activity_in_front(self.handset, self.package) or "another app"
            what = Saying(f"the program does not come to the front (in front: {now})", f"小程序未显示在前台（{now}）")
            raise HostRefused(what, f"{self.address.host.key}/{self.address.app_id}")

    @property
    def _address(self) -> str:
        return f"{SCHEME}{self.address.host.key}/{self.address.app_id}"

    def tree(self) -> UiTree:
        """Raises HostRefused where the host fell: whose fault that was nobody can tell."""
        try:
            tree = super().tree()
        except AppBroke as broke:
            raise HostRefused(Saying(f"the host: {broke.what.en}", f"宿主：{broke.what.zh}"), self.package) from broke
        if package_in_front(tree) != self.package:
            return tree
        inside = shows_program(self.address, activity_in_front(self.handset, self.package), self._first)
        return self._page.joined(replace(tree, url=self._address), *self._screen.seen) if inside else tree

    def source(self) -> str:
        """With the pages of the WebViews that the host lets us look into, where it lets us."""
        return "\n".join([super().source(), *self._page.sources()])

    def set_permission(self, name: str, state: PermissionState) -> None:
        """The host's own permissions are its user's: what the program may have is answered where the host asks."""
        self._screen.wanted[name] = state

    def to_foreground(self) -> None:
        if self._component:
            app_start.bring_to_front(self.handset, self._component)
        if self.tree().url != self._address:
            self._enter()

    def _refuse_broken(self) -> None:
        """A crash that the system has booked is the host's process's."""

    def _elements(self) -> str:
        """Who tells what is on a page of the program: accessibility, its web context, or nobody but the picture."""
        self.tree()
        if mute_frame(*self._screen.seen) is None:
            return "accessibility"
        return "web_context" if self._page.contexts else "picture"

    def _tell(self, why: str) -> None:
        self._page.look_for(partial(web_contexts, self.address))
        data = {
            "program": f"{self.address.host.key}/{self.address.app_id}",
            "package": self.package,
            "way": "link" if self.link else "steps",
            "forgotten": not why,
            "why": why,
            "contexts": list(self._page.contexts),
            "no_context": self._page.lack,
            "elements": self._elements(),
            "activity": activity_in_front(self.handset, self.package),
        }
        self.opened(data)
