"""A run in a host as the program alone answers for it."""

from dataclasses import replace
from pathlib import Path

from harness.detect.channel_coverage import channels_of
from harness.detect.sent.hosted_recording import HostedRecording, less_unsure_starts, of_the_program
from harness.detect.sent.traffic_view import TrafficView
from harness.model.coverage import Coverage, Covered
from harness.model.event import EventKind, Phase, Source
from harness.recording.reader import Recording
from tests.detect.recording_factory import DEVICE, HOST, Stage, app, stage

WX = "wx0123456789abcdef"
PROGRAM = {"referer": f"https://servicewechat.com/{WX}/37/page-frame.html"}
PHONE = replace(DEVICE, key="simulated-android-14", platform="android")
COVERED = Coverage(
    True,
    "",
    {},
    {"launch_refused": Covered(True), "core_tasks": Covered(True)},
    {},
    {"decline_permission": Covered(True), "skip_gate": Covered(True)},
)


def begun(tmp_path: Path, *, forgotten: bool) -> Stage:
    subject = app(kind="mini_program", addresses={"android": f"wechat/{WX}"})
    made = stage(tmp_path, subject=subject, device=PHONE).phase(Phase.BEFORE_CONSENT, "launch_refused").session()
    made.event(EventKind.HOSTED, Source.SYSTEM, program=f"wechat/{WX}", forgotten=forgotten)
    return made


def kinds(recording: Recording) -> list[str]:
    return [event.kind for event in recording.events]


def test_screens_and_requests_of_the_host_are_left_out(tmp_path: Path) -> None:
    made = begun(tmp_path, forgotten=True)
    made.event(EventKind.SCREEN, Source.UI, screen="a", url="android:com.tencent.mm")
    made.event(EventKind.SCREEN, Source.UI, screen="b", url=f"android:wechat/{WX}")
    made.request("GET", "https://chat.weixin.test/")
    made.request("GET", f"https://{HOST}/", headers=PROGRAM)
    made.event(EventKind.PROCESS_EXIT, Source.SYSTEM, process="com.tencent.mm", what="crash")
    whole = made.done()
    seen = of_the_program(whole)
    assert [event.data["screen"] for event in seen.events if event.kind is EventKind.SCREEN] == ["b"]
    assert [event.data["host"] for event in seen.events if event.kind is EventKind.REQUEST] == [HOST]
    assert EventKind.PROCESS_EXIT not in kinds(seen)
    assert len(whole.events) == len(seen.events) + 3
    assert isinstance(seen, HostedRecording)
    assert of_the_program(seen) is seen


def test_an_app_of_its_own_is_looked_at_as_it_is(tmp_path: Path) -> None:
    recording = stage(tmp_path).session().done()
    assert of_the_program(recording) is recording
    assert less_unsure_starts(COVERED, recording) is COVERED


def test_what_kept_its_state_is_not_told_as_acting_before_consent_or_against_a_refusal(tmp_path: Path) -> None:
    made = begun(tmp_path, forgotten=False)
    made.request("GET", f"https://{HOST}/", headers=PROGRAM)
    seen = of_the_program(made.done())
    (moment,) = [one.moment for one in TrafficView.of(seen).sent]
    assert moment.phase is Phase.AFTER_CONSENT
    assert moment.scenario == ""
    lesser = less_unsure_starts(COVERED, seen)
    assert [lesser.scenarios[name].ok for name in ("launch_refused", "core_tasks")] == [False, True]
    assert [lesser.probes[name].ok for name in ("decline_permission", "skip_gate")] == [False, True]


def test_what_was_put_away_or_asks_for_consent_itself_began_anew(tmp_path: Path) -> None:
    away = begun(tmp_path / "away", forgotten=True)
    asks = begun(tmp_path / "asks", forgotten=False)
    asks.event(EventKind.CONSENT, choice="refused", dialog=True)
    for made in (away, asks):
        made.request("GET", f"https://{HOST}/", headers=PROGRAM)
        seen = of_the_program(made.done())
        (moment,) = [one.moment for one in TrafficView.of(seen).sent]
        assert (moment.phase, moment.scenario) == (Phase.BEFORE_CONSENT, "launch_refused")
        assert less_unsure_starts(COVERED, seen) == COVERED


def test_the_channels_that_speak_of_a_process_say_that_it_is_the_hosts(tmp_path: Path) -> None:
    covered = channels_of(begun(tmp_path, forgotten=True).done())
    assert "books it on the host" in covered["ledger"].why
    assert "the host, or one of its programs" in covered["hooks"].why
    assert covered["screens"].why == "its self-test never answered"
