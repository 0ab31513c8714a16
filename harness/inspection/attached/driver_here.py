"""A session of UiAutomator2 for one command: an Appium server of its own, gone with it."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from harness.devices.android.adb import Handset
from harness.devices.android.adb_server import AdbServer
from harness.devices.android.sdk import environment_of_driver
from harness.devices.android.ui_automator import UiAutomator, Way
from harness.devices.appium_server import AppiumServer
from harness.devices.port import free_port
from harness.devices.process_tree import ProcessTree


@contextmanager
def driver_on(server: AdbServer, handset: Handset) -> Iterator[UiAutomator]:
    """Raises MissingComponent without Appium, DeviceLost where the driver does not come up on the handset."""
    tree = ProcessTree(f"driver-{uuid.uuid4().hex[:8]}")
    try:
        environment = {**server.environment, **environment_of_driver()}
        appium = AppiumServer(tree, tree.scratch / "appium.log", "uiautomator2", environment)
        appium.wait_ready()
        ui = UiAutomator(Way(appium.url, handset.serial, server.port, free_port()), handset)
        try:
            yield ui
        finally:
            ui.close()
    finally:
        tree.end_all()
