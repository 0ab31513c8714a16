import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.devices.android.adb_connection import Client, client_of
from harness.devices.android.attached import Attached, attached, attached_of, connect, wait_until_ready
from harness.model.faults import DeviceLost
from tests.devices.android.adb_double import AdbDouble

LISTED = (
    "8KE0219723001 device usb:1-1 product:NOH-AN00 model:NOH_AN00 device:HWNOH transport_id:3\n"
    "127.0.0.1:7555 unauthorized transport_id:4\n"
    "a1b2c3 no permissions (missing udev rules? user is in the plugdev group); see [http://x.test/] usb:1-2\n"
    "emulator-5586 offline transport_id:9\n"
)


def client(listed: str) -> Client:
    return client_of(AdbDouble({}, {"host:devices-l": listed, "host:connect:127.0.0.1:7555": "failed"}).port)


def test_every_state_is_read_with_its_mend() -> None:
    found = attached_of(LISTED)
    assert [one.state.split(" (")[0] for one in found] == ["device", "unauthorized", "no permissions", "offline"]
    assert [one.ready for one in found] == [True, False, False, False]
    assert found[0].model == "NOH_AN00"
    assert all(one.mend for one in found[1:])


@given(st.text(max_size=400))
def test_any_text_is_a_list_of_something(text: str) -> None:
    assert all(one.serial and one.state for one in attached_of(text))


def test_the_list_is_asked_from_the_server() -> None:
    assert attached(client(LISTED))[0] == Attached("8KE0219723001", "device", "NOH_AN00", "NOH-AN00")


def test_a_failed_connect_that_became_a_device_is_a_device() -> None:
    assert connect(client("127.0.0.1:7555 device transport_id:1\n"), "127.0.0.1:7555", timeout_s=1.0).ready


@pytest.mark.parametrize(
    ("listed", "words"), [("", "absent"), ("PHONE unauthorized\n", "allow USB debugging"), ("PHONE offline\n", "plug")]
)
def test_one_that_does_not_get_ready_says_its_state_and_the_mend(listed: str, words: str) -> None:
    with pytest.raises(DeviceLost, match=words):
        wait_until_ready(client(listed), "PHONE", timeout_s=0.05)


def test_one_that_does_not_listen_yet_is_asked_again_and_one_that_waits_for_a_person_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("harness.devices.android.attached.CONNECT_AGAIN_S", 0.05)
    for listed, words in (("", "absent"), ("127.0.0.1:7555 unauthorized\n", "allow USB debugging")):
        double = AdbDouble({}, {"host:devices-l": listed, "host:connect:127.0.0.1:7555": "failed"})
        with pytest.raises(DeviceLost, match=words):
            connect(client_of(double.port), "127.0.0.1:7555", timeout_s=0.4)
        asked = double.asked.count("host:connect:127.0.0.1:7555")
        assert (asked > 2) is (not listed)
