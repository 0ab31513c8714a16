"""What could not be decrypted is measured, and too much of it takes the proof away that something was not sent."""

from dataclasses import replace
from pathlib import Path

import pytest

from harness.detect.masking.mask import Masker
from harness.detect.sent.decrypted_share import detect_decrypted_share, less_what_stayed_closed
from harness.model.coverage import Coverage, Covered
from harness.model.device_profile import Platform
from harness.model.event import EventKind, Source
from harness.model.observation import Observation
from tests.detect.recording_factory import DEVICE, PERSONA, Stage, stage

PINNED = "pinned.test"
COVERED = Coverage(
    complete=True, why_incomplete="", channels={"proxy": Covered(ok=True)}, scenarios={}, roles={}, probes={}
)
_BODY = b"\x01\x01" + bytes(32) + b"\x00" + bytes.fromhex("0004e013e053") + b"\x01\x00"
TLCP_HELLO = b"\x16\x01\x01" + (len(_BODY) + 4).to_bytes(2) + b"\x01" + len(_BODY).to_bytes(3) + _BODY


def request(made: Stage, host: str, size: int, flow: str) -> None:
    data = {"flow": flow, "method": "GET", "url": f"https://{host}/", "host": host, "scheme": "https", "bytes": size}
    made.event(EventKind.REQUEST, Source.TRAFFIC, **data)
    made.event(EventKind.RESPONSE, Source.TRAFFIC, flow=flow, status=200, bytes=size)


def error(made: Stage, **data: object) -> None:
    made.event(EventKind.TRAFFIC_ERROR, Source.TRAFFIC, **data)


def seen(made: Stage) -> Observation:
    (found,) = detect_decrypted_share(made.done(), Masker(PERSONA, ()))
    return found


def proxy(found: Observation, coverage: Coverage = COVERED) -> Covered:
    return less_what_stayed_closed(coverage, [found]).channels["proxy"]


def test_everything_opened_is_a_share_of_one(tmp_path: Path) -> None:
    made = stage(tmp_path)
    request(made, "app.test", 500, "a")
    found = seen(made)
    assert (found.data["share"], found.data["opened_bytes"], found.data["closed"]) == (1.0, 1000, [])
    assert proxy(found).ok


def test_a_host_that_refuses_our_certificate_is_closed(tmp_path: Path) -> None:
    made = stage(tmp_path)
    request(made, "app.test", 500, "a")
    error(made, text="tls: alert", host=PINNED, distrusted=True)
    found = seen(made)
    assert (found.data["closed"], found.data["closed_hosts"]) == ([PINNED], 0.5)
    assert PINNED in proxy(found).why


def test_a_host_that_was_opened_at_another_time_is_not_closed(tmp_path: Path) -> None:
    made = stage(tmp_path)
    error(made, text="tls: alert", host=PINNED, distrusted=True)
    request(made, PINNED, 10, "b")
    assert proxy(seen(made)).ok


@pytest.mark.parametrize(
    ("platform", "times", "closed"), [("android", 1, []), ("android", 2, [PINNED]), ("browser", 9, [])]
)
def test_one_silent_connection_is_no_pin_and_two_are_save_for_a_browser(
    tmp_path: Path, platform: Platform, times: int, closed: list[str]
) -> None:
    made = stage(tmp_path, device=replace(DEVICE, platform=platform))
    request(made, "app.test", 500, "a")
    for _ in range(times):
        error(made, text="tls: the app asked for nothing", host=PINNED, silent=True)
    found = seen(made)
    assert found.data["closed"] == closed
    assert proxy(found).ok is not bool(closed)


def test_a_national_handshake_is_named_with_the_bytes_that_nobody_read(tmp_path: Path) -> None:
    made = stage(tmp_path)
    request(made, "app.test", 500, "a")
    error(made, flow="b", text="not decrypted", host=PINNED, raw=True, bytes=3000, head=TLCP_HELLO.hex())
    found = seen(made)
    assert found.data["share"] == 0.25
    assert found.data["protocols"] == {PINNED: "TLCP 1.1 ECC_SM4_CBC_SM3"}
    assert proxy(found).why == f"75% of the bytes could not be decrypted ({PINNED}: TLCP 1.1 ECC_SM4_CBC_SM3)"


def test_a_little_of_much_costs_nothing(tmp_path: Path) -> None:
    made = stage(tmp_path)
    request(made, "app.test", 50_000, "a")
    error(made, flow="b", text="not decrypted", host="app.test", raw=True, bytes=300, head="zz")
    assert proxy(seen(made)).ok


def test_our_own_self_test_and_plain_http_are_not_counted(tmp_path: Path) -> None:
    made = stage(tmp_path)
    request(made, "canary.harness.invalid", 900, "a")
    made.event(EventKind.REQUEST, Source.TRAFFIC, flow="c", host="x.test", scheme="http", bytes=9)
    assert list(detect_decrypted_share(made.done(), Masker(PERSONA, ()))) == []


def test_a_proxy_that_was_not_covered_keeps_its_own_reason(tmp_path: Path) -> None:
    made = stage(tmp_path)
    error(made, text="tls: alert", host=PINNED, distrusted=True)
    broken = Coverage(
        complete=True, why_incomplete="", channels={"proxy": Covered(False, "off")}, scenarios={}, roles={}, probes={}
    )
    assert proxy(seen(made), broken).why == "off"
