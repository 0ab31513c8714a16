"""A new browser and its driver, started through Appium.

chromedriver now and then ends while it starts. Nothing of the app has been asked for by then, so it is started once
more; how many starts it took stands in the recording.
"""

import re
from pathlib import Path

from appium import webdriver
from appium.webdriver.client_config import AppiumClientConfig
from selenium.common.exceptions import WebDriverException
from urllib3.exceptions import HTTPError

from harness.devices.browser_start import BrowserRoute, capabilities
from harness.model.device_profile import DeviceProfile
from harness.model.faults import DeviceLost
from harness.model.saying import Saying

MOST_STARTS = 2


def start_driver(
    profile: DeviceProfile, appium_url: str, user_data_dir: Path, route: BrowserRoute, timeout_s: float
) -> tuple[webdriver.Remote, int]:
    """The driver and the number of starts it took. Raises DeviceLost when the browser did not start."""
    config = AppiumClientConfig(remote_server_addr=appium_url, timeout=timeout_s)
    number = 0
    while True:
        number += 1
        options = capabilities(profile, user_data_dir, route)
        try:
            return webdriver.Remote(appium_url, options=options, client_config=config), number
        except WebDriverException as error:
            if number == MOST_STARTS:
                raise _not_started(profile, error) from error
        except (OSError, HTTPError) as error:  # Appium itself is gone: it will not start another
            raise _not_started(profile, error) from error


def clients_words(error: Exception) -> str:
    """Only the client's own words: what follows the first "<" or "(" is the page's markup or a session's details."""
    return re.split(r"[\n<(]", str(error).replace("Message: ", "").strip(), maxsplit=1)[0].strip(" :")[:160]


def _not_started(profile: DeviceProfile, error: Exception) -> DeviceLost:
    reason = clients_words(error)
    said = Saying(f"the browser did not start ({reason})", f"浏览器未能启动（{reason}）")
    return DeviceLost(said, profile.key)
