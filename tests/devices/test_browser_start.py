"""A browser is started with the profile's screen, one way to the network, and one more CA at most."""

import subprocess
from pathlib import Path

from harness.devices.browser_start import BrowserRoute, capabilities, quiet_chromedriver
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


def test_each_session_has_a_driver_port_of_its_own(tmp_path: Path) -> None:
    """On one port Appium would end the chromedriver of another run."""
    asked = [capabilities(PHONE, tmp_path, BrowserRoute()).to_capabilities() for _ in range(3)]
    assert len({one["appium:chromedriverPort"] for one in asked}) == 3


def test_on_a_network_of_its_own_the_browser_is_spoken_to_through_a_pipe(tmp_path: Path) -> None:
    route = BrowserRoute(8080, prefix=("ip", "netns", "exec", "a b"))
    chrome = capabilities(PHONE, tmp_path / "browser-1", route).to_capabilities()["goog:chromeOptions"]
    script = Path(chrome["binary"])
    assert script.parent == tmp_path
    assert script.read_text().splitlines()[1].startswith("exec ip netns exec 'a b' ")
    assert script.read_text().rstrip().endswith('"$@"')
    assert script.stat().st_mode & 0o777 == 0o700
    assert "--remote-debugging-pipe" in chrome["args"]
    (features,) = (one for one in chrome["args"] if one.startswith("--disable-features="))
    assert "LocalNetworkAccessChecks" in features
    assert "MediaRouter" in features


def test_on_the_machines_own_network_nothing_of_that_is_there(tmp_path: Path) -> None:
    chrome = capabilities(PHONE, tmp_path / "browser-1", BrowserRoute(8080)).to_capabilities()["goog:chromeOptions"]
    assert "--remote-debugging-pipe" not in chrome["args"]
    assert not chrome["binary"].endswith(".sh")
    assert "LocalNetworkAccessChecks" not in str(chrome["args"])


def test_chromedriver_is_started_without_the_verbose_log_that_appium_asks_for(tmp_path: Path) -> None:
    fake = tmp_path / "bin" / "chromedriver"
    fake.parent.mkdir()
    fake.write_text('#!/bin/sh\nprintf "%s|" "$@"\n', encoding="utf-8")
    fake.chmod(0o700)
    script = quiet_chromedriver(str(fake), tmp_path / "browser-1")
    said = subprocess.run([script, "--port=9", "--verbose", "a b"], capture_output=True, text=True, check=True)
    assert said.stdout == "--port=9|a b|"
