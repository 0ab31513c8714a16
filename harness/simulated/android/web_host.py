"""The native shell of a web app: what the page wants of the handset is asked for, booked, called and given."""

import asyncio
import contextlib
import shutil
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from harness.simulated.android import exit_reasons, permission_dialog
from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.handset.dialogs import Choice
from harness.simulated.handset.ledger import Use
from harness.simulated.handset.package import Package
from harness.simulated.handset.screen import data_address
from harness.simulated.handset.web_app import WebApp

if TYPE_CHECKING:
    from harness.simulated.android.activity_manager import ActivityManager

_P = "android.permission."
FINE, COARSE = _P + "ACCESS_FINE_LOCATION", _P + "ACCESS_COARSE_LOCATION"
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".heic")
MAX_CHOICES = 60


class WebHost:
    """One for all web apps of a handset."""

    def __init__(self, device: AndroidDevice, manager: "ActivityManager", chosen: Path) -> None:
        self.device, self._manager, self._chosen = device, manager, chosen
        self._watches: dict[str, Use] = {}
        self._asking = asyncio.Lock()
        self._uses: Mapping[str, Callable[[Package], Awaitable[object]]] = {
            "position": self._once,
            "position-watch": self._watch,
            "position-fix": self._fixed,
            "position-watch-end": self._watch_ends,
            "camera": self._camera,
            "microphone": self._microphone,
            "clipboard": self._clipboard,
        }

    # ---- what the page uses

    async def used(self, app: WebApp, use: object) -> object:
        package = self.device.core.packages.get(app.package)
        if package is None:
            return None
        if isinstance(use, Mapping):
            return await self._used_with_value(app, package, use)
        run = self._uses.get(str(use))
        return await run(package) if run else None

    async def _once(self, package: Package) -> bool:
        return await self._position(package, watch=False)

    async def _watch(self, package: Package) -> bool:
        return await self._position(package, watch=True)

    async def _fixed(self, package: Package) -> None:
        self._book_position(package)

    async def _watch_ends(self, package: Package) -> None:
        self.ended(package.name)

    async def _camera(self, package: Package) -> bool:
        return await self._device_use(package, "CAMERA", "CAMERA", "CameraManager.openCamera", "0")

    async def _microphone(self, package: Package) -> bool:
        return await self._device_use(package, "RECORD_AUDIO", "RECORD_AUDIO", "AudioRecord.startRecording")

    async def _clipboard(self, package: Package) -> str:
        self._book(package, "READ_CLIPBOARD")
        await self._java(package, "ClipboardManager.getPrimaryClip")
        return self.device.core.clipboard

    async def _used_with_value(self, app: WebApp, package: Package, use: Mapping[object, object]) -> object:
        if "clipboard-write" in use:
            self.device.core.clipboard = str(use["clipboard-write"])[:10_000]
            self._book(package, "WRITE_CLIPBOARD")
            return True
        if "host-page" in use:
            if guest := self._manager.guests.get(package.name):
                await guest.said(app, str(use["host-page"]))
            return None
        options = use.get("choice")
        if not isinstance(options, list):
            return None
        kind = "android.widget.CheckedTextView"
        rows = [Choice(str(text)[:200], str(at), "android:id/text1", kind) for at, text in enumerate(options[:500])]
        answer = await self._manager.screen.ask(app.package, "", rows)
        return int(answer) if answer.isdigit() else -1

    async def _position(self, package: Package, *, watch: bool) -> bool:
        if not await self._may(package, FINE, COARSE):
            self.device.core.ledger.book(
                package.name, "FINE_LOCATION", self.device.core.clock.now(), self._state(package), allowed=False
            )
            return False
        if self.device.settings.get(("secure", "location_mode")) == "0":
            return True
        if watch and package.name not in self._watches:
            name = self._operation(package)
            now = self.device.core.clock.now()
            self._watches[package.name] = self.device.core.ledger.begin(package.name, name, now, self._state(package))
            self.device.location_asked(package.name, 1_000)
            await self._java(package, "LocationManager.requestLocationUpdates", "gps", "1000", "0")
        else:
            self._book_position(package)
            self.device.location_asked(package.name, None)
            await self._java(package, "LocationManager.getLastKnownLocation", "gps")
        return True

    def _operation(self, package: Package) -> str:
        return "FINE_LOCATION" if package.holds(FINE) else "COARSE_LOCATION"

    def _book_position(self, package: Package) -> None:
        self._book(package, self._operation(package))
        self.device.location_given(package.name)

    def _book(self, package: Package, operation: str) -> None:
        self.device.core.ledger.book(package.name, operation, self.device.core.clock.now(), self._state(package))

    def _state(self, package: Package) -> str:
        return self._manager.state_of(package.name)

    async def _device_use(self, package: Package, permission: str, operation: str, call: str, *arguments: str) -> bool:
        allowed = await self._may(package, _P + permission)
        core = self.device.core
        core.ledger.book(package.name, operation, core.clock.now(), self._state(package), allowed=allowed)
        if allowed:
            await self._java(package, call, *arguments)
        return allowed

    async def _java(self, package: Package, name: str, *arguments: str) -> None:
        if self.device.java:
            await self.device.java.call(package.name, name, *arguments)

    def ended(self, name: str) -> None:
        """No position is asked for any more."""
        if use := self._watches.pop(name, None):
            self.device.core.ledger.end(use, self.device.core.clock.now())
            self.device.location_ended(name)

    # ---- permission

    async def _may(self, package: Package, *permissions: str) -> bool:
        """Whether the app has one of them, asking the person where the system would."""
        wanted = [name for name in permissions if name in package.manifest.requests]
        known = [name for name in wanted if name in package.grants]
        if not known:
            return bool(wanted)
        async with self._asking:
            if not any(package.grants[name].granted for name in known) and self._askable(package, known):
                await permission_dialog.ask(self.device, self._manager.screen, package, known)
        allowed = any(package.grants[name].granted for name in known)
        if allowed and (guest := self._manager.guests.get(package.name)):
            allowed = await guest.may(self._manager.screen.ask, known)
        modes = (self.device.core.ledger.mode(package.name, name.removeprefix(_P)) for name in known)
        return allowed and not any(mode in ("ignore", "deny") for mode in modes)

    @staticmethod
    def _askable(package: Package, names: list[str]) -> bool:
        return not any("USER_FIXED" in package.grants[name].flags for name in names)

    # ---- files and dialogs

    async def choose_files(self, app: WebApp, several: bool) -> list[str]:
        """The person chooses a picture of the gallery; the app's shell asks for the storage first, as many do."""
        del several
        package = self.device.core.packages.get(app.package)
        if package is None:
            return []
        storage = "READ_MEDIA_IMAGES" if self.device.api >= 33 else "READ_EXTERNAL_STORAGE"
        call = ("ContentResolver.query", "content://media/external/images/media")
        if not await self._device_use(package, storage, storage, *call):
            return []
        pictures = [
            name for name, entry in self.device.core.files.below("/sdcard") if self._is_picture(name, entry.data)
        ]
        rows = [self._picture_choice(name) for name in pictures[:MAX_CHOICES]]
        name = "com.google.android.providers.media.module" if self.device.api >= 33 else "com.android.documentsui"
        answer = await self._manager.screen.ask(name, "选择照片" if rows else "没有照片", rows)
        return [str(self._handed_over(answer))] if answer in pictures else []

    @staticmethod
    def _is_picture(name: str, data: bytes | None) -> bool:
        return data is not None and name.lower().endswith(PICTURES)

    def _picture_choice(self, path: str) -> Choice:
        name = path.rpartition("/")[2]
        data = self.device.core.files.read(path)
        picture = data_address(data, "image/jpeg") if len(data) < 2_000_000 else ""
        return Choice(name, path, "com.android.documentsui:id/item_root", "android.widget.LinearLayout", picture, name)

    def _handed_over(self, path: str) -> Path:
        """The file on this machine, where the engine can read it."""
        self._chosen.mkdir(parents=True, exist_ok=True)
        place = self._chosen / path.rpartition("/")[2]
        place.write_bytes(self.device.core.files.read(path))
        return place

    async def page_asks(self, app: WebApp, kind: str, message: str) -> bool:
        rows = [Choice("确定", "yes", "android:id/button1")]
        if kind != "alert":
            rows.append(Choice("取消", "no", "android:id/button2"))
        return await self._manager.screen.ask(app.package, message, rows, "android:id/message") == "yes"

    async def page_died(self, app: WebApp) -> None:
        if self._manager.web.get(app.package) is app:
            await self._manager.stop(app.package, exit_reasons.CRASH_NATIVE, "the page's process died")

    def forget_files(self) -> None:
        with contextlib.suppress(OSError):
            shutil.rmtree(self._chosen)
