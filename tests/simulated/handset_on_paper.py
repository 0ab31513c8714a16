"""A simulated handset without any process: its state and its shell."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

from harness.simulated.android.activity_manager import ActivityManager
from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.android.commands import COMMANDS
from harness.simulated.android.first_packages import APP_PACKAGE, put_app, put_first_packages
from harness.simulated.android.models import model_named
from harness.simulated.android.shell.call import Collected, Nothing
from harness.simulated.android.shell.interpreter import Interpreter
from harness.simulated.android.uia2.instrumentation import Instrumentation
from harness.simulated.handset.gateway import Gateway


@dataclass(slots=True)
class Said:
    code: int
    out: str
    err: str


@dataclass(slots=True)
class PaperHandset:
    """The app is installed and, as far as the system knows, in front."""

    api: int = 34
    rooted: bool = False
    device: AndroidDevice = field(init=False)

    def __post_init__(self) -> None:
        self.device = AndroidDevice.new(model_named("plain"), self.api, "SIM", rooted=self.rooted)
        core = self.device.core
        gateway = Gateway(core.loopback, self.device.http_proxy, lambda uid: True)
        self.device.manager = ActivityManager(self.device, Path("/nowhere"), gateway)
        self.device.instrumentation = Instrumentation(self.device.manager)
        put_first_packages(self.device)
        put_app(self.device, "https://app.test/")
        package = core.packages.get(APP_PACKAGE)
        assert package
        core.processes.start(APP_PACKAGE, package.uid, core.clock.now())
        self.device.manager.screen.app_package = APP_PACKAGE

    def run(self, line: str) -> Said:
        out, err = Collected(), Collected()
        code = asyncio.run(Interpreter(self.device, COMMANDS).run(line, Nothing(), out, err))
        return Said(code, out.data.decode(), err.data.decode())
