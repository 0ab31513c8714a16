"""Whose a request of a host's process is: only what names the program is held against it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from harness.detect.masking.mask import Masker
from harness.detect.sent.hosted_traffic import (
    booked_requests,
    detect_hosted_traffic,
    foreign_flows,
    less_what_a_host_hides,
)
from harness.detect.sent.leak import detect_personal_data_sent
from harness.detect.sent.traffic_view import TrafficView
from harness.model.coverage import Coverage, Covered
from harness.model.hosted_app import Booking
from harness.model.observation import Observation
from harness.recording.reader import Recording
from tests.detect.recording_factory import DEVICE, HOST, PERSONA, Stage, app, stage

WX = "wx0123456789abcdef"
REFERER = f"https://servicewechat.com/{WX}/37/page-frame.html"
OTHER = REFERER.replace("0123", "3210")
WECHAT = "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.54"
HAP = "Mozilla/5.0 (Linux; Android 12) hap/1.12/xiaomi com.miui.hybrid/1.9 cn.gov.lincheng.quick/1.0 (x)"
PHONE = replace(DEVICE, key="simulated-android-14", platform="android")
COVERED = Coverage(True, "", {"proxy": Covered(True)}, {}, {}, {})


def hosted(tmp_path: Path, address: str = f"wechat/{WX}") -> Stage:
    subject = app(kind="mini_program", addresses={"android": address})
    return stage(tmp_path, subject=subject, device=PHONE).session()


def say(made: Stage, url: str, referer: str = "", agent: str = WECHAT) -> None:
    headers = {"user-agent": agent} | ({"referer": referer} if referer else {})
    made.request("POST", url, {"phone": PERSONA.phone}, headers=headers)


def told(recording: Recording) -> Observation:
    masker = Masker(recording.persona, recording.run.app.accounts)
    (one,) = detect_hosted_traffic(recording, booked_requests(recording), masker)
    return one


def test_what_the_host_and_other_programs_send_is_not_charged_to_the_program(tmp_path: Path) -> None:
    made = hosted(tmp_path)
    say(made, "https://mmtls.weixin.test/report")
    say(made, "https://shop.test/order", OTHER)
    say(made, f"https://{HOST}/who")
    recording = made.done()
    assert [one.booking for one in booked_requests(recording)] == ["host", "other_program", "undecided"]
    view = TrafficView.of(recording)
    assert view.sent == ()
    assert view.foreign == foreign_flows(booked_requests(recording))
    assert list(detect_personal_data_sent(view)) == []


def test_what_the_program_sends_is_charged_to_it(tmp_path: Path) -> None:
    made = hosted(tmp_path)
    say(made, "https://collect.test/v1", REFERER)
    found: list[Any] = list(detect_personal_data_sent(made.view()))
    assert [(one.subject, one.data["host"]) for one in found] == [("phone", "collect.test")]


def test_who_cannot_be_told_is_named_and_ends_what_could_be_concluded_from_absence(tmp_path: Path) -> None:
    made = hosted(tmp_path, "quick-xiaomi/cn.gov.lincheng.quick")
    say(made, f"https://{HOST}/mine", agent=HAP)
    say(made, f"https://{HOST}/whose", agent="okhttp/4")
    one = told(made.done())
    assert {key: one.data[key] for key in Booking} == {"program": 1, "other_program": 0, "host": 0, "undecided": 1}
    assert one.data["undecided_hosts"] == [HOST]
    assert one.subject == "quick-xiaomi/cn.gov.lincheng.quick"
    proxy = less_what_a_host_hides(COVERED, [one]).channels["proxy"]
    assert not proxy.ok
    assert HOST in proxy.why


def test_a_host_with_a_sealed_channel_of_its_own_proves_no_absence_and_one_without_does(tmp_path: Path) -> None:
    sealed, open_ = hosted(tmp_path / "a"), hosted(tmp_path / "b", "quick-xiaomi/cn.gov.lincheng.quick")
    say(sealed, f"https://{HOST}/a", REFERER)
    say(open_, f"https://{HOST}/a", agent=HAP)
    assert "encrypted channel" in less_what_a_host_hides(COVERED, [told(sealed.done())]).channels["proxy"].why
    assert less_what_a_host_hides(COVERED, [told(open_.done())]) == COVERED


def test_an_app_with_a_process_of_its_own_is_charged_with_all(tmp_path: Path) -> None:
    made = stage(tmp_path).session()
    say(made, f"https://{HOST}/a")
    recording = made.done()
    assert booked_requests(recording) == ()
    assert len(TrafficView.of(recording).sent) == 1
    assert less_what_a_host_hides(COVERED, []) == COVERED
