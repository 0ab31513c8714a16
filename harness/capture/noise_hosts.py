"""Requests that the test browser itself makes, whatever app it shows: answered locally, kept out of the evidence.

Each entry says why the browser asks. A listed host is noise only while no page asked for it: an app that does send
something there is evidence like any other.
"""

from collections.abc import Mapping
from types import MappingProxyType

NOISE_HOSTS = MappingProxyType(
    {
        "clients1.google.com": "Chromium's component and certificate lists",
        "clients2.google.com": "Chromium asks for the time and for extension updates",
        "clients2.googleusercontent.com": "Chromium's extension downloads",
        "update.googleapis.com": "Chromium's component updater",
        "edgedl.me.gvt1.com": "Chromium's component downloads",
        "redirector.gvt1.com": "Chromium's component downloads",
        "optimizationguide-pa.googleapis.com": "Chromium's page load hints",
        "content-autofill.googleapis.com": "Chromium classifies form fields for autofill",
        "safebrowsing.googleapis.com": "Chromium's list of dangerous sites",
        "safebrowsingohttpgateway.googleapis.com": "Chromium's list of dangerous sites",
        "google-ohttp-relay-safebrowsing.fastly-edge.com": "Chromium's list of dangerous sites",
        "sb-ssl.google.com": "Chromium's download check",
        "android.clients.google.com": "Chromium's push messaging check-in",
        "passwordsleakcheck-pa.googleapis.com": "Chromium's password leak check",
        "www.googleapis.com": "Chromium's network time and sign-in",
    }
)


# The browser asks this in the name of a page of its own (Origin: https://www.google.com), so the path tells it.
NOISE_PATHS = MappingProxyType(
    {("accounts.google.com", "/ListAccounts"): "Chromium's sign-in state of the browser profile"}
)


def noise_reason(host: str, path: str, headers: Mapping[str, str]) -> str | None:
    """Why the browser itself made this request, or None when a page made it.

    `path` and `headers` are the request's. What a page asks for names the page (Origin, Referer) or says that a site
    asked (Sec-Fetch-Site other than `none`); the browser's own requests do neither.
    """
    name = host.rstrip(".").lower()
    own = NOISE_PATHS.get((name, path.split("?", maxsplit=1)[0]))
    if own and "source=ChromiumBrowser" in path:
        return own
    by_page = "origin" in headers or "referer" in headers or headers.get("sec-fetch-site", "none") != "none"
    return None if by_page else NOISE_HOSTS.get(name)
