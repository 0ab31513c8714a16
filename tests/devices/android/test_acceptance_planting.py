import pytest

from harness.devices.android import acceptance_planting, mock_location
from harness.devices.android.acceptance_planting import clock_held, contacts_held, gallery_held, route_held, screen_held
from harness.model.faults import MissingComponent
from tests.devices.android.paper_handset import PaperHandset
from tests.devices.android.test_contacts import AddressBook
from tests.devices.android.test_gallery import Gallery


def test_a_contact_and_a_photograph_come_and_go() -> None:
    assert contacts_held(AddressBook().handset) == (True, "read back: True, removed: True")
    assert contacts_held(AddressBook(writable=False).handset)[0] is False
    assert gallery_held(Gallery().handset, 34)[0] is True
    assert gallery_held(Gallery(spoils=True).handset, 34)[0] is False


def test_a_picture_is_one_that_begins_like_one() -> None:
    assert screen_held(PaperHandset({"screencap -p": "\x89"}))[0] is False


def test_a_clock_in_whole_seconds_is_too_coarse() -> None:
    assert clock_held(PaperHandset({"echo .*": "1800000000\n"}))[0] is False
    assert clock_held(PaperHandset({"echo .*": "1800000000.123456\n"}))[0] is True


def test_a_route_is_read_back_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acceptance_planting, "STEP_TIMEOUT_S", 0.0)
    monkeypatch.setattr(mock_location, "settings_apk", lambda _: None)
    answers = {
        "pm .*": "package:/x",
        "appops get .*": "MOCK_LOCATION: allow",
        "am start.*": "",
        "dumpsys .*": "",
        ".*": "",
    }
    held, words = route_held(PaperHandset({**answers, "am broadcast .*": "result=0"}), 34, None)
    assert (held, words) == (False, "0 of 2 positions read back")


def test_without_the_settings_app_the_route_says_what_lacks() -> None:
    with pytest.raises(MissingComponent):
        route_held(PaperHandset(), 34, None)
