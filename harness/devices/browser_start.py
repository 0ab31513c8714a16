"""How Chromium is started as a phone: its flags, its capabilities, and its way to the network."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from appium.options.common import AppiumOptions

from harness.devices.appium_server import MEND_INSTALL
from harness.devices.tools import find_tool
from harness.model.device_profile import DeviceProfile
from harness.model.faults import MissingComponent
from harness.model.laboratory import Endpoint
from harness.model.saying import Saying

PAGE_LOAD_TIMEOUT_S = 20
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-search-engine-choice-screen",
    "--hide-scrollbars",
    "--lang=zh-CN",
    # A spare renderer that never showed a page would come and go without meaning; process losses must mean something.
    "--disable-features=SpareRendererForSitePerProcess,OptimizationHints,MediaRouter,Translate,DialMediaRouteProvider",
    "--use-fake-device-for-media-stream",
)


@dataclass(frozen=True, slots=True)
class BrowserRoute:
    """How the browser reaches the network: through our proxy, or straight with the laboratory's own names.

    It trusts one more CA, by the hash of that CA's public key: the proxy's, or the laboratory's.
    """

    proxy_port: int | None = None
    spki_pin: str | None = None
    resolve: Mapping[str, Endpoint] = field(default_factory=dict)

    def flags(self) -> tuple[str, ...]:
        pin = (f"--ignore-certificate-errors-spki-list={self.spki_pin}",) if self.spki_pin else ()
        if self.proxy_port is not None:
            return (f"--proxy-server=http://127.0.0.1:{self.proxy_port}", *pin)
        rules = ", ".join(f"MAP {name} {_literal(where)}" for name, where in self.resolve.items())
        return (f"--host-resolver-rules={rules}", *pin) if rules else pin


def _literal(where: Endpoint) -> str:
    host = f"[{where.address}]" if ":" in where.address else where.address
    return f"{host}:{where.port}"


def _binary(*names: str) -> str:
    found = next((path for name in names if (path := find_tool(name))), None)
    if found is None:
        raise MissingComponent(Saying(f"{names[0]} is not installed", f"未安装 {names[0]}"), names[0], MEND_INSTALL)
    return found


def capabilities(profile: DeviceProfile, user_data_dir: Path, route: BrowserRoute) -> AppiumOptions:
    hints = {"platform": profile.client_hints_platform, "mobile": True, "model": profile.model}
    emulation = {
        "deviceMetrics": {
            "width": profile.width_dp,
            "height": profile.height_dp,
            "pixelRatio": profile.scale,
            "touch": True,
            "mobile": True,
        },
        "userAgent": profile.user_agent,
        **({"clientHints": hints} if profile.client_hints_platform else {}),
    }
    chrome = {
        "binary": _binary("chromium", "chromium-browser", "google-chrome"),
        "args": [*FLAGS, f"--user-data-dir={user_data_dir}", *route.flags()],
        "mobileEmulation": emulation,
        "prefs": {"intl.accept_languages": "zh-CN,zh"},
        # The proxy has every byte already; a second account of the network would cost more than the run.
        "perfLoggingPrefs": {"enableNetwork": False},
    }
    options = AppiumOptions()
    for name, value in {
        "platformName": "linux",
        "browserName": "chrome",
        "appium:automationName": "Chromium",
        "appium:executable": _binary("chromedriver"),
        "appium:autodownloadEnabled": False,
        "appium:newCommandTimeout": 600,
        "webSocketUrl": True,
        "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        "goog:chromeOptions": chrome,
        "timeouts": {"pageLoad": PAGE_LOAD_TIMEOUT_S * 1000, "script": 10_000, "implicit": 0},
        "unhandledPromptBehavior": "accept",
    }.items():
        options.set_capability(name, value)
    return options
