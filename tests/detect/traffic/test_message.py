"""An address's parts are those that the standard library tells, however it is written."""

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic import message
from harness.detect.traffic.message import address_of

SCHEMES = st.sampled_from(["http", "https", "ws", "wss", "HTTPS"])
HOSTS = st.text("ab.-1A", min_size=1, max_size=8)
PORTS = st.sampled_from(["", ":80", ":8443", ":0", ":", ":99999"])
RESTS = st.text("/a?#=%&;:@[]中 \t\\\"'^`{|}~", max_size=12)


@given(SCHEMES, HOSTS, PORTS, RESTS)
def test_the_quick_way_and_the_thorough_one_agree(scheme: str, host: str, port: str, rest: str) -> None:
    url = f"{scheme}://{host}{port}/{rest}"
    with patch.object(message, "_USUAL_URL") as never:
        never.fullmatch.return_value = None
        thorough = _told(url)
    assert _told(url) == thorough


def _told(url: str) -> tuple[str, str, int, str] | None:
    try:
        return address_of(url)
    except ValueError:
        return None


def test_the_usual_port_is_known_and_another_one_is_kept() -> None:
    assert address_of("wss://a.test") == ("wss", "a.test", 443, "/")
    assert address_of("http://a.test:8080/x?y=1") == ("http", "a.test", 8080, "/x?y=1")
