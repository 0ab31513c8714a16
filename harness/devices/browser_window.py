"""One window, as a phone's web view has: what an app opens in another one is closed, and told by its address.

A page behind another window is hidden: it draws nothing, and the driver waits in vain for a tap on it.
"""

from selenium.webdriver.remote.webdriver import WebDriver


def into_one_window(driver: WebDriver, app_window: str, first_window: str) -> str:
    """The address of the last of the windows that the app opened; all are closed. "" when it opened none.

    The browser's first window stays: without any page it would end. Raises WebDriverException.
    """
    opened = [window for window in driver.window_handles if window not in (app_window, first_window)]
    addresses = [_closed(driver, window) for window in opened]
    driver.switch_to.window(app_window)
    return addresses[-1] if addresses else ""


def _closed(driver: WebDriver, window: str) -> str:
    driver.switch_to.window(window)
    address = str(driver.current_url)
    driver.close()
    return address
