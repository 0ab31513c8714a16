"""A web address as a page, an app or a server wrote it, taken apart without trust: bounded, empty where it is none."""

from urllib.parse import SplitResult, urlsplit

MOST_CHARACTERS = 8192


def web_address(text: str) -> SplitResult:
    """The parts of an address; of a text that cannot be one, such as `http://[`, all of them are empty.

    Never raises; but the result's `port` may, as in the standard library.
    """
    try:
        return urlsplit(text[:MOST_CHARACTERS])
    except ValueError:
        return SplitResult("", "", "", "", "")
