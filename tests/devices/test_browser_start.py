"""A browser is started with the profile's screen, one way to the network, and one more CA at most."""

from pathlib import Path

from harness.devices.browser_start import BrowserRoute, capabilities
from harness.model.device_profile import DeviceProfile
from harness.model.laboratory import Endpoint

PHONE = DeviceProfile("p", "P", "browser", "android", True, 360, 780, 3.0, "UA/1", client_hints_platform="Android")


def test_with_a_proxy_nothing_is_resolved_here() -> None:
    route = BrowserRoute(8080, "pin=", {"a.test": Endpoint("127.0.0.1", 1)})
    flags = route.flags()
    assert "--proxy-server=http://127.0.0.1:8080" in flags
    assert "--ignore-certificate-errors-spki-list=pin=" in flags
    assert not any("host-resolver" in flag for flag in flags)


def test_without_a_proxy_the_laboratorys_names_are_known() -> None:
    (flag,) = BrowserRoute(None, None, {"a.test:443": Endpoint("::1", 8443)}).flags()
    assert flag == "--host-resolver-rules=MAP a.test:443 [::1]:8443"


def test_the_machines_own_network_needs_no_flag() -> None:
    assert BrowserRoute().flags() == ()


def test_the_profile_decides_screen_and_name(tmp_path: Path) -> None:
    chrome = capabilities(PHONE, tmp_path, BrowserRoute()).to_capabilities()["goog:chromeOptions"]
    emulation = chrome["mobileEmulation"]
    assert emulation["deviceMetrics"]["pixelRatio"] == 3.0
    assert emulation["userAgent"] == "UA/1"
    assert emulation["clientHints"]["platform"] == "Android"
    assert f"--user-data-dir={tmp_path}" in chrome["args"]
