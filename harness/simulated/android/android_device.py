"""An Android handset: the core's state with Android's own on top."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from harness.simulated.android import proc_files
from harness.simulated.android.models import Model, build_properties
from harness.simulated.android.permissions import runtime_permissions
from harness.simulated.android.providers import Providers
from harness.simulated.android.trust_store import trusted_keys
from harness.simulated.handset.clock import DeviceClock
from harness.simulated.handset.device import Device
from harness.simulated.handset.location_requests import LocationRequests
from harness.simulated.handset.loopback import Opener
from harness.simulated.handset.processes import Exit

if TYPE_CHECKING:
    from harness.simulated.android.activity_manager import ActivityManager
    from harness.simulated.android.java_side import JavaSide
    from harness.simulated.android.uia2.instrumentation import Instrumentation
    from harness.simulated.android.wireguard_app import WireguardApp

MAX_UNKNOWN = 2_000


@dataclass(slots=True)
class AndroidDevice:
    """`unknown_commands` are those that the shell had no answer to, `wishes` what a command asked of the whole handset
    (reboot), `frozen` is set while it answers nothing, `dropped` are the breakdowns that dropbox keeps. `sockets` are
    those of the abstract namespace that listen: the WebViews of `debuggable` apps, which let debuggers in. With
    `mute_pages` WebViews tell accessibility nothing of their pages, as some hosts' own engines do.
    """

    core: Device
    model: Model
    api: int
    serial: str
    rooted: bool = False
    debuggable: bool = False
    mute_pages: bool = False
    awake: bool = True
    frozen: asyncio.Event = field(default_factory=asyncio.Event)
    dropped: list[Exit] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    settings: dict[tuple[str, str], str] = field(default_factory=dict)
    providers: Providers = field(init=False)
    install_sessions: dict[int, list[bytes]] = field(default_factory=dict)
    locations: LocationRequests = field(default_factory=LocationRequests)
    apps_trust_user_store: bool = True
    sockets: dict[str, Opener] = field(default_factory=dict)
    unknown_commands: list[str] = field(default_factory=list)
    wishes: "asyncio.Queue[str]" = field(default_factory=asyncio.Queue)
    # What runs on it; put in place by whoever starts it.
    java: "JavaSide | None" = None
    wireguard: "WireguardApp | None" = None
    manager: "ActivityManager" = field(init=False)
    instrumentation: "Instrumentation" = field(init=False)
    _tasks: set[asyncio.Task[int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.providers = Providers(self.core.files)

    @classmethod
    def new(cls, model: Model, api: int, serial: str, *, rooted: bool = False) -> "AndroidDevice":
        clock = DeviceClock()
        core = Device.new(runtime_permissions(api), model.display, clock)
        properties = build_properties(model, api, serial, clock.zone.key)
        return cls(core, model, api, serial, rooted, properties=properties, settings=_first_settings(serial))

    def trusted_keys(self) -> frozenset[str]:
        """Of the certificate authorities that somebody put into the handset."""
        return frozenset(trusted_keys(self.core.files, self.api, user_too=self.apps_trust_user_store))

    def location_asked(self, package: str, interval_ms: int | None) -> None:
        self.locations.asked(package, interval_ms, self.core.clock.now())

    def location_given(self, package: str) -> None:
        self.locations.delivered(package)

    def location_ended(self, package: str) -> None:
        self.locations.ended(package, self.core.clock.now())

    def http_proxy(self) -> tuple[str, int] | None:
        """The proxy that the settings name; `:0` and an empty text are none."""
        host, _, port = self.settings.get(("global", "http_proxy"), "").rpartition(":")
        return (host, int(port)) if host and port.isdigit() and port != "0" else None

    def put_setting(self, namespace: str, key: str, value: str) -> None:
        self.settings[namespace, key] = value

    def delete_setting(self, namespace: str, key: str) -> bool:
        return self.settings.pop((namespace, key), None) is not None

    def read_file(self, path: str, uid: int) -> bytes:
        """A file's bytes as a user sees it. Raises OSError: an app's own files are not for the shell."""
        if path.startswith("/proc/"):
            return proc_files.read(self, path)
        if path.startswith("/data/data/") and uid not in (0, 1000):
            raise PermissionError(13, "Permission denied", path)
        return self.core.files.read(path)

    async def thawed(self) -> None:
        """Returns when the handset answers."""
        while self.frozen.is_set():
            await asyncio.sleep(0.1)

    def unknown(self, command: str) -> None:
        if len(self.unknown_commands) < MAX_UNKNOWN:
            self.unknown_commands.append(command)

    def in_background(self, work: Coroutine[None, None, int]) -> None:
        """A shell's `&`: goes on after its line has ended."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def end_background(self) -> None:
        for task in tuple(self._tasks):
            task.cancel()


def _first_settings(serial: str) -> dict[tuple[str, str], str]:
    return {
        ("secure", "android_id"): f"{hash_of(serial):016x}"[:16],
        ("secure", "default_input_method"): "com.android.inputmethod.latin/.LatinIME",
        ("secure", "location_mode"): "3",
        ("secure", "enabled_accessibility_services"): "null",
        ("global", "adb_enabled"): "1",
        ("global", "airplane_mode_on"): "0",
        ("global", "auto_time"): "1",
        ("global", "development_settings_enabled"): "1",
        ("global", "device_name"): "Simulated handset",
        ("global", "window_animation_scale"): "1.0",
        ("global", "wifi_on"): "1",
        ("system", "screen_brightness"): "120",
        ("system", "screen_off_timeout"): "60000",
        ("system", "accelerometer_rotation"): "0",
        ("system", "user_rotation"): "0",
    }


def hash_of(text: str) -> int:
    """A number that is the same in every process (unlike hash())."""
    number = 0xCBF29CE484222325
    for byte in text.encode():
        number = ((number ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return number
