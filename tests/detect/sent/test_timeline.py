"""The moment of a request is its own event's, else the last one's before it; BACKGROUND keeps what was consented."""

from datetime import timedelta
from pathlib import Path

from harness.detect.sent.timeline import Timeline
from harness.model.event import EventKind, Phase, Source
from tests.detect.recording_factory import HOST, START, stage


def test_phase_session_and_role_are_those_of_the_moment(tmp_path: Path) -> None:
    made = stage(tmp_path).phase(Phase.BEFORE_CONSENT, "launch_unanswered").session(3)
    early = made.request("GET", f"https://{HOST}/1")
    made.phase(Phase.AFTER_CONSENT, "core_tasks").session(4, role="grassroots")
    late = made.request("GET", f"https://{HOST}/2")
    timeline = Timeline.of(made.done().events)
    first, second = timeline.at(early.id, START), timeline.at(late.id, START)
    assert (first.phase, first.scenario, first.session, first.role) == ("before_consent", "launch_unanswered", 3, "")
    assert (second.phase, second.session, second.role) == ("after_consent", 4, "grassroots")
    assert (first.consented, second.consented) == (False, True)


def test_background_keeps_the_consent_before_it(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.event(EventKind.STEP, word="tap")
    made.phase(Phase.BACKGROUND)
    agreed = made.request("POST", f"https://{HOST}/1")
    made.phase(Phase.REFUSED)
    made.event(EventKind.STEP, word="tap")
    made.phase(Phase.BACKGROUND)
    refused = made.request("POST", f"https://{HOST}/2")
    timeline = Timeline.of(made.done().events)
    assert timeline.at(agreed.id, START).consented
    assert not timeline.at(refused.id, START).consented


def test_a_flow_without_its_event_is_placed_by_time(tmp_path: Path) -> None:
    made = stage(tmp_path).phase(Phase.BEFORE_CONSENT).at(1)
    made.event(EventKind.STEP, word="tap")
    made.phase(Phase.REFUSED).at(5)
    made.event(EventKind.STEP, word="tap")
    timeline = Timeline.of(made.done().events)
    assert timeline.at("unknown", START + timedelta(seconds=3)).phase is Phase.BEFORE_CONSENT
    assert timeline.at("unknown", START + timedelta(seconds=9)).phase is Phase.REFUSED
    assert timeline.at("unknown", START - timedelta(seconds=9)).phase is Phase.SETUP


def test_a_request_taken_before_the_answer_and_told_after_it_was_sent_before(tmp_path: Path) -> None:
    made = stage(tmp_path).at(1).phase(Phase.BEFORE_CONSENT)
    made.session()
    asked = made.at(5).phase(Phase.REFUSED).event(EventKind.CONSENT, choice="refused", dialog=True)
    millisecond = asked.t.timestamp() * 1000
    for flow, at_ms in (("early", millisecond - 3), ("late", millisecond + 3), ("unknown", None)):
        made.at(6).event(EventKind.REQUEST, Source.TRAFFIC, flow=flow, at_ms=at_ms)
    line = Timeline.of(made.done().events)
    phases = {flow: line.at(flow, asked.t).phase for flow in ("early", "late", "unknown")}
    assert phases == {"early": Phase.BEFORE_CONSENT, "late": Phase.REFUSED, "unknown": Phase.REFUSED}
