"""Noise is what the browser asks by itself; what a page asks is never noise."""

import pytest

from harness.capture.noise_hosts import NOISE_HOSTS, noise_reason


@pytest.mark.parametrize("host", sorted(NOISE_HOSTS))
def test_each_listed_host_has_a_reason(host: str) -> None:
    assert noise_reason(host.upper() + ".", "/x", {}) == NOISE_HOSTS[host] != ""


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://app.test"}, {"referer": "https://app.test/"}, {"sec-fetch-site": "cross-site"}],
)
def test_a_request_of_a_page_is_evidence_wherever_it_goes(headers: dict[str, str]) -> None:
    assert noise_reason("update.googleapis.com", "/", headers) is None


@pytest.mark.parametrize(
    "host", ["app.test", "evil-clients2.google.com", "google.com", "clients2.google.com.evil.test"]
)
def test_other_hosts_are_evidence(host: str) -> None:
    assert noise_reason(host, "/", {}) is None


def test_the_browsers_sign_in_question_is_noise_although_it_names_an_origin() -> None:
    origin = {"origin": "https://www.google.com"}
    assert noise_reason("accounts.google.com", "/ListAccounts?source=ChromiumBrowser", origin)
    assert noise_reason("accounts.google.com", "/signin", origin) is None
