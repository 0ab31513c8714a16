"""Windows that an app opened are closed and told; its own and the browser's first stay."""

from dataclasses import dataclass, field
from typing import Any, cast

from selenium.webdriver.remote.webdriver import WebDriver

from harness.devices.browser_window import into_one_window


@dataclass
class PaperDriver:
    """Windows by handle, with the address that each shows."""

    windows: dict[str, str]
    shown: str = "app"
    closed: list[str] = field(default_factory=list)

    @property
    def window_handles(self) -> list[str]:
        return list(self.windows)

    @property
    def switch_to(self) -> "PaperDriver":
        return self

    def window(self, handle: str) -> None:
        self.shown = handle

    @property
    def current_url(self) -> str:
        return self.windows[self.shown]

    def close(self) -> None:
        self.closed.append(self.shown)
        del self.windows[self.shown]


def told(driver: PaperDriver) -> str:
    return into_one_window(cast(WebDriver, cast(Any, driver)), "app", "first")


def test_the_last_that_was_opened_is_told_and_all_are_closed() -> None:
    driver = PaperDriver(
        {"first": "about:blank", "app": "https://a.test/", "x": "https://a.test/x", "y": "https://b.test/"}
    )
    assert told(driver) == "https://b.test/"
    assert (driver.closed, driver.shown) == (["x", "y"], "app")


def test_a_page_that_is_hidden_for_another_reason_opens_nothing() -> None:
    driver = PaperDriver({"first": "about:blank", "app": "https://a.test/"})
    assert told(driver) == ""
    assert (driver.closed, driver.shown) == ([], "app")
