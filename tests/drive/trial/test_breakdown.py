"""What a page shows is what is called: crash, freeze, blank, and whose it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.devices.page_state import PageState, ScriptFault
from harness.drive.trial.breakdown import blame_of, breakdown_of, failed_request, lost_page, signature_of
from tests.drive.trial.paper_trial import FINE, like

ERROR = (ScriptFault("TypeError: x7 is null", ("at show (https://a.test/app.js?v=12:30:4)",)),)


def what(state: PageState, dead: bool = False, *complaints: str) -> tuple[str, str] | None:
    found = breakdown_of(state, dead, complaints)
    return (found.what, found.cause) if found else None


def test_a_page_in_order_is_none() -> None:
    assert what(FINE) is None


def test_a_script_error_alone_is_no_crash() -> None:
    assert what(like(errors=ERROR)) is None


def test_white_or_dead_after_an_error_is_a_crash_of_the_app() -> None:
    assert what(like(errors=ERROR, blank=True)) == ("crash", "")
    assert what(like(errors=ERROR), True) == ("crash", "")


def test_a_main_thread_blocked_for_over_five_seconds_is_a_freeze() -> None:
    assert what(like(blocked_ms=5200.0)) == ("anr", "")
    assert what(like(blocked_ms=4900.0)) is None


@pytest.mark.parametrize(
    ("complaint", "cause"),
    [
        ("https://a.test/api the server responded with a status of 503 ()", "server"),
        ("https://a.test/api net::ERR_INTERNET_DISCONNECTED", "network"),
        ("https://a.test/api net::ERR_CONNECTION_REFUSED", "server"),
        ("https://a.test/api the server responded with a status of 404 ()", ""),
    ],
)
def test_a_white_screen_is_whose_failed_request_stands_behind_it(complaint: str, cause: str) -> None:
    assert what(like(blank=True), False, complaint) == ("blank", cause)
    assert blame_of([complaint]) == cause


def test_a_5xx_page_is_the_server_s_and_the_browser_s_own_page_the_network_s() -> None:
    assert what(like(status=502)) == ("launch", "server")
    assert what(like(url="chrome-error://chromewebdata/")) == ("launch", "network")


def test_a_page_still_loading_is_not_called_white() -> None:
    assert what(like(blank=True, ready="interactive")) is None


def test_a_lost_page_is_the_app_s_a_lost_device_is_not() -> None:
    assert [(lost_page(loss).what, lost_page(loss).cause) for loss in ("crash", "anr", "device")] == [
        ("crash", ""),
        ("anr", ""),
        ("crash", "device"),
    ]


def test_an_interface_that_failed_is_a_step_of_the_server() -> None:
    found = failed_request(["https://a.test/api/1?x=2 Failed: a status of 500 ()"])
    assert found is not None
    assert (found.what, found.cause, found.signature) == ("step", "server", ("status 500", "https://a.test/api/"))
    assert failed_request(["a status of 404"]) is None


def test_the_same_fault_has_the_same_signature_whatever_numbers_it_names() -> None:
    other = (ScriptFault("TypeError: x9 is null", ("at show (https://a.test/app.js?v=13:30:4)",)),)
    assert signature_of(ERROR) == signature_of(other)


@given(st.floats(0, 60_000), st.booleans(), st.booleans(), st.integers(0, 599))
def test_something_worse_never_turns_a_breakdown_into_none(
    blocked: float, blank: bool, dead: bool, status: int
) -> None:
    state = like(blocked_ms=blocked, blank=blank, status=status)
    if breakdown_of(state, dead, ()):
        assert breakdown_of(like(blocked_ms=blocked + 6000, blank=blank, status=status), dead, ())
        assert breakdown_of(state, True, ())
