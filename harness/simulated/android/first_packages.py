"""What is on a handset when it comes: the system, a launcher, and the app under test."""

from harness.model.hosted_app import HostedAddress
from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.android.guest import HELD, Guest, host_manifest
from harness.simulated.handset.package import Component, Manifest

APP_PACKAGE, APP_ACTIVITY, APP_LABEL = "cn.gov.lincheng.app", ".MainActivity", "临城通"
_P = "android.permission."
APP_REQUESTS = tuple(
    _P + name
    for name in (
        *("INTERNET", "ACCESS_NETWORK_STATE", "ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION", "CAMERA"),
        *("RECORD_AUDIO", "READ_EXTERNAL_STORAGE", "READ_MEDIA_IMAGES", "POST_NOTIFICATIONS", "READ_CONTACTS"),
    )
)
# What an app asks for in its manifest, where it asks for less: a manifest that asks for what the app never uses is a
# finding, and the app that keeps the rules must be found to keep them.
_LESS = {"cn.gov.yuntai.banshi": ("CAMERA", "RECORD_AUDIO", "READ_CONTACTS", "POST_NOTIFICATIONS")}
SYSTEM = (
    ("android", 1000),
    ("com.android.shell", 2000),
    ("com.android.settings", 1000),
    ("com.android.systemui", 10_050),
)


def web_app(package: str, address: str, label: str) -> Manifest:
    """An app whose screen is a web page."""
    unused = {_P + name for name in _LESS.get(package, ())}
    requests = tuple(name for name in APP_REQUESTS if name not in unused)
    activity = Component("activity", f"{package}{APP_ACTIVITY}", main=True)
    return Manifest(package, 7, "1.7", 24, 34, label, requests=requests, components=(activity,), start_url=address)


def put_first_packages(device: AndroidDevice) -> None:
    core, now = device.core, device.core.clock.now()
    for name, uid in SYSTEM:
        core.packages.install(Manifest(name, device.api, label=name, system=True), now, uid=uid)
    home = Component("activity", "com.android.launcher3.Launcher", main=True)
    launcher = Manifest("com.android.launcher3", device.api, components=(home,), system=True)
    core.packages.install(launcher, now, uid=10_051)
    start_system(device)


def start_system(device: AndroidDevice) -> None:
    """The processes that every start brings."""
    core, now = device.core, device.core.clock.now()
    for name, uid, pid in (("init", 0, 1), ("zygote64", 0, 600), ("system_server", 1000, 1200), ("adbd", 2000, 900)):
        core.processes.start(name, uid, now, pid=pid)
    core.processes.start("com.android.launcher3", 10_051, now, pid=1500)


def put_app(device: AndroidDevice, address: str, package: str = APP_PACKAGE, label: str = APP_LABEL) -> None:
    device.core.packages.install(web_app(package, address, label), device.core.clock.now())


def put_host(device: AndroidDevice, program: HostedAddress, address: str, label: str) -> Guest:
    """A host app that its user has long signed in to and granted what it asked for, and the program inside it."""
    host = device.core.packages.install(host_manifest(program, label), device.core.clock.now())
    for name in HELD:
        if f"{_P}{name}" in host.grants:
            host.grants[f"{_P}{name}"].granted = True
    return Guest(device, program, address, label)
