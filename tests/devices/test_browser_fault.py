"""A browser that is gone is told from an element that cannot be tapped."""

import pytest
from selenium.common.exceptions import WebDriverException

from harness.devices.browser_fault import gone_by, said, unreachable


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("disconnected: not connected to DevTools", True),
        ("invalid session id", True),
        ("element not interactable", False),
    ],
)
def test_only_the_end_of_the_browser_is_its_end(words: str, gone: bool) -> None:
    assert gone_by(WebDriverException(words)) is gone


def test_the_client_s_words_stand_beside_ours() -> None:
    told = said("the tap did not reach it", "点击未能到达该元素", WebDriverException("element not interactable"))
    assert "the tap did not reach it (" in told.en
    assert unreachable("https://a.test/", WebDriverException("net::ERR_FAILED")).where == "addresses.browser"
