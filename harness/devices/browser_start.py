"""How Chromium is started as a phone: its flags, its capabilities, and its way to the network."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from appium.options.common import AppiumOptions

from harness.devices.appium_server import MEND_INSTALL
from harness.devices.port import free_port
from harness.devices.tools import find_tool
from harness.model.device_profile import DeviceProfile
from harness.model.faults import MissingComponent
from harness.model.laboratory import Endpoint
from harness.model.saying import Saying

PAGE_LOAD_TIMEOUT_S = 20
QUIET = """#!/bin/sh
for word; do shift; [ "$word" = --verbose ] || set -- "$@" "$word"; done
exec {} "$@"
"""
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
    "--use-fake-device-for-media-stream",
    "--disable-site-isolation-trials",
)
# A spare renderer that never showed a page would come and go without meaning; process losses must mean something.
# A page that was left would be kept alive in the back-forward cache, at a cost at every opening, and could go on.
WITHOUT = (
    *("SpareRendererForSitePerProcess", "BackForwardCache", "OptimizationHints", "MediaRouter", "Translate"),
    "DialMediaRouteProvider",
    # A web view keeps the frames of other sites in the page's own process; there the guard stands in them too.
    *("IsolateOrigins", "site-per-process", "IsolateSandboxedIframes"),
    # Pages of the browser's own, loaded unseen behind its address bar: most of what a fresh browser costs.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"),
)
# It begins with an empty page in place of its own "new tab" page, which is a whole web application.
PREFERENCES = {
    "intl.accept_languages": "zh-CN,zh",
    "session.restore_on_startup": 4,
    "session.startup_urls": ["about:blank"],
    # A number to call, another app: nothing in a browser can open it, not even from a frame, and the browser's question
    # whether to, which nobody sees, would hold up every touch from then on.
    "policy.url_blocklist": ["*"],
    "policy.url_allowlist": ["http://*", "https://*", "about:*", "blob:*", "data:*", "file:*", "chrome:*"],
}
# On a laboratory network every address is nobody's (RFC 2544, RFC 5737), which Chromium takes for a local one that a
# public page must ask leave to reach.
WITHOUT_ENCLOSED = ("LocalNetworkAccessChecks", "BlockInsecurePrivateNetworkRequests")


@dataclass(frozen=True, slots=True)
class BrowserRoute:
    """How the browser reaches the network: through our proxy, or straight with the laboratory's own names.

    It trusts one more CA, by the hash of that CA's public key: the proxy's, or the laboratory's. `prefix` starts it on
    a network of its own; the driver stays outside and speaks to it through a pipe.
    """

    proxy_port: int | None = None
    spki_pin: str | None = None
    resolve: Mapping[str, Endpoint] = field(default_factory=dict)
    prefix: tuple[str, ...] = ()

    def flags(self) -> tuple[str, ...]:
        pin = (f"--ignore-certificate-errors-spki-list={self.spki_pin}",) if self.spki_pin else ()
        if self.proxy_port is not None:
            return (f"--proxy-server=http://127.0.0.1:{self.proxy_port}", *pin)
        rules = ", ".join(f"MAP {name} {_literal(where)}" for name, where in self.resolve.items())
        return (f"--host-resolver-rules={rules}", *pin) if rules else pin

    def place_flags(self) -> tuple[str, ...]:
        """In a namespace a debugging port would be out of the driver's reach. Chromium heeds one list of features."""
        if not self.prefix:
            return (f"--disable-features={','.join(WITHOUT)}",)
        return f"--disable-features={','.join((*WITHOUT, *WITHOUT_ENCLOSED))}", "--remote-debugging-pipe"


def _literal(where: Endpoint) -> str:
    host = f"[{where.address}]" if ":" in where.address else where.address
    return f"{host}:{where.port}"


def _binary(*names: str) -> str:
    found = next((path for name in names if (path := find_tool(name))), None)
    if found is None:
        raise MissingComponent(Saying(f"{names[0]} is not installed", f"未安装 {names[0]}"), names[0], MEND_INSTALL)
    return found


def _enclosed(binary: str, user_data_dir: Path, prefix: tuple[str, ...]) -> str:
    """The browser's command where it runs on a network of its own: a script, because a capability holds one path."""
    if not prefix:
        return binary
    script = user_data_dir.with_name(f"{user_data_dir.name}.sh")
    script.write_text(f'#!/bin/sh\nexec {shlex.join([*prefix, binary])} "$@"\n', encoding="utf-8")
    script.chmod(0o700)
    return str(script)


def quiet_chromedriver(chromedriver: str, user_data_dir: Path) -> str:
    """chromedriver without the `--verbose` that Appium always gives: every message of the browser would be written out,
    sent through a pipe and read line by line, for a log that nobody keeps; a tenth of a page load went into it."""
    script = user_data_dir.with_name(f"{user_data_dir.name}-chromedriver.sh")
    script.write_text(QUIET.format(shlex.quote(chromedriver)), encoding="utf-8")
    script.chmod(0o700)
    return str(script)


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
        "binary": _enclosed(_binary("chromium", "chromium-browser", "google-chrome"), user_data_dir, route.prefix),
        "args": [*FLAGS, *route.place_flags(), f"--user-data-dir={user_data_dir}", *route.flags()],
        "mobileEmulation": emulation,
        "prefs": PREFERENCES,
        # The proxy has every byte already; a second account of the network would cost more than the run.
        "perfLoggingPrefs": {"enableNetwork": False},
    }
    options = AppiumOptions()
    for name, value in {
        "platformName": "linux",
        "browserName": "chrome",
        "appium:automationName": "Chromium",
        "appium:executable": quiet_chromedriver(_binary("chromedriver"), user_data_dir),
        # Of this session's own: on the default port Appium would end the chromedriver of another run.
        "appium:chromedriverPort": free_port(),
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
