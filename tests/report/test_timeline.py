from harness.model.event import EventKind
from harness.report.timeline import MOST_MOMENTS, run_timeline
from harness.report.words import load_words
from tests.report.inspection_factory import EventLine, a_run, coverage

ZH = load_words("zh")


def states(**changes: object) -> dict[str, str]:
    run = a_run(**changes)  # type: ignore[arg-type]
    return {test.channel: test.state for test in run_timeline(run, ZH).self_tests}


def test_channel_that_proved_itself_is_told_from_one_that_was_off() -> None:
    found = states(coverage=coverage(without=("frida",)), run_changes={"without": ("frida",)})
    assert found["proxy"] == "proved"
    assert found["frida"] == "off"


def test_channel_lost_on_the_way_is_not_proved() -> None:
    line = EventLine()
    line.add(EventKind.CHANNEL, {"channel": "proxy", "state": "proved"})
    line.add(EventKind.CHANNEL, {"channel": "proxy", "state": "lost", "why": "died"})
    assert states(coverage=coverage(without=("proxy",)), timeline=tuple(line.events))["proxy"] == "lost"


def test_key_events_are_numbered_by_consent_and_bounded() -> None:
    line = EventLine()
    for _ in range(MOST_MOMENTS + 5):
        line.add(EventKind.CONSENT, {"choice": "refused", "dialog": True}, scenario="launch_refused")
    listed = run_timeline(a_run(timeline=tuple(line.events)), ZH)
    assert [moment.mark for moment in listed.moments[:3]] == [1, 2, 3]
    assert listed.left_out == 5
    assert listed.moments[0].what == "启动·拒绝 · 点击拒绝 · 出现征求同意弹窗"


def test_a_probe_is_told_in_the_report_s_language_with_what_it_quotes_as_it_stood() -> None:
    line = EventLine()
    told = {"probe": "drop_field", "duty": "photo", "target": "投诉建议", "result": "negative"}
    for why in ("accepted without it", "works: 通知公告, 我的", "the app says “请上传现场照片”", "something new"):
        line.add(EventKind.PROBE, {**told, "why": why}, scenario="functions_found")
    said = [moment.what.split(" · ", 5)[-1] for moment in run_timeline(a_run(timeline=tuple(line.events)), ZH).moments]
    assert [text.rsplit(" · ", 1)[-1] for text in said] == [
        "不填也被受理",
        "可用: 通知公告, 我的",
        "应用提示“请上传现场照片”",
        "something new",
    ]
    assert run_timeline(a_run(timeline=tuple(line.events)), ZH).moments[0].what.startswith("自动寻找功能 · ")
