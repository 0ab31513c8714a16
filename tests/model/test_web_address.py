import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.model.web_address import MOST_CHARACTERS, web_address


def test_an_address_is_taken_apart() -> None:
    parts = web_address("https://duban.lincheng.test/api/rank?page=2")
    assert (parts.hostname, parts.path, parts.query) == ("duban.lincheng.test", "/api/rank", "page=2")


@pytest.mark.parametrize("text", ["http://[", "https://[::1", "http://[z]/", "//[x", "http://a\u2100b/"])
def test_what_cannot_be_an_address_has_no_parts(text: str) -> None:
    assert web_address(text).geturl() == ""


@given(st.text(max_size=400) | st.text("[]:/@?#%.a1", max_size=60).map("http://".__add__))
def test_nothing_that_an_app_writes_breaks_it(text: str) -> None:
    parts = web_address(text)
    assert len(parts.path) <= MOST_CHARACTERS
    assert len(parts.hostname or "") <= MOST_CHARACTERS


def test_a_long_one_is_cut() -> None:
    assert len(web_address("http://a.test/" + "x" * 10**6).path) <= MOST_CHARACTERS
