"""Only what the recording shows was covered; every gap has its reason."""

from pathlib import Path

import pytest

from harness.detect.coverage import coverage_of
from harness.model.coverage import Coverage
from harness.model.event import EventKind, Source
from harness.model.run import CHANNELS
from tests.detect.recording_factory import HOST, PERSONA, Stage, stage


def channel(made: Stage, name: str, *states: str) -> None:
    for state in states:
        made.event(EventKind.CHANNEL, Source.SYSTEM, channel=name, state=state, why=f"why {state}")


def scenario(made: Stage, name: str, *outcomes: str) -> None:
    made.event(EventKind.SCENARIO_BEGIN, scenario=name)
    for outcome in outcomes:
        made.event(EventKind.SCENARIO_END, scenario=name, outcome=outcome, why=f"tel {PERSONA.phone}")


def whole(made: Stage) -> Stage:
    for name in CHANNELS:
        channel(made, name, "started", "proved", "ended")
    scenario(made, "core_tasks", "passed")
    made.event(EventKind.LOGIN, role="grassroots", outcome="done", why="")
    made.event(EventKind.LOGIN, role="superior", outcome="done", why="")
    made.event(EventKind.PROBE, probe="skip_gate", duty="check_in", target="g", result="positive", why="")
    made.event(EventKind.MENU, role="grassroots", entries=["a", "b", "c", "d"], opened=["a", "b"])
    made.event(EventKind.SCREEN, Source.UI, screen="s", png="screens/s.png", url="https://x/")
    return made


def ended(made: Stage, status: str = "complete", why: object = "") -> Coverage:
    made.event(EventKind.RUN_END, status=status, why=why)
    return coverage_of(made.done())


def test_a_whole_run_is_covered(tmp_path: Path) -> None:
    coverage = ended(whole(stage(tmp_path)))
    assert (coverage.complete, coverage.why_incomplete) == (True, "")
    assert all(coverage.channels[name].ok for name in CHANNELS)
    assert coverage.scenarios["core_tasks"].ok
    assert coverage.roles["grassroots"].ok and coverage.roles["superior"].ok
    assert coverage.probes["skip_gate"].ok and coverage.probes["skip_gate:check_in"].ok
    assert not coverage.probes["leave_out_field"].ok
    assert coverage.menu_share == {"grassroots": 0.5}
    assert coverage.working_days == 1


@pytest.mark.parametrize(
    "states",
    [
        (),
        ("started",),
        ("started", "failed"),
        ("started", "proved", "lost"),
        ("off",),
        ("started", "proved", "ended", "started"),
        ("started", "proved", "failed", "proved"),
    ],
)
def test_a_channel_that_did_not_prove_itself_throughout_is_a_gap(tmp_path: Path, states: tuple[str, ...]) -> None:
    made = stage(tmp_path)
    channel(made, "hooks", *states)
    covered = ended(made).channels["hooks"]
    assert not covered.ok
    assert covered.why


def test_a_channel_switched_off_is_a_gap_even_if_it_spoke(tmp_path: Path) -> None:
    made = whole(stage(tmp_path, without=("frida",)))
    assert ended(made).channels["frida"].why == "switched off"


@pytest.mark.parametrize("outcomes", [(), ("failed",), ("error",), ("passed", "failed")])
def test_a_scenario_that_did_not_pass_is_a_gap_with_a_masked_reason(tmp_path: Path, outcomes: tuple[str, ...]) -> None:
    made = stage(tmp_path)
    scenario(made, "core_tasks", *outcomes)
    covered = ended(made).scenarios["core_tasks"]
    assert not covered.ok
    assert PERSONA.phone not in covered.why


def test_a_scenario_that_was_asked_for_and_never_ran_is_a_gap(tmp_path: Path) -> None:
    coverage = ended(stage(tmp_path, scenarios=("menu_walk",)))
    assert not coverage.scenarios["menu_walk"].ok


def test_a_role_nobody_signed_in_as_is_a_gap(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.event(EventKind.LOGIN, role="superior", outcome="failed", why="no field")
    roles = ended(made).roles
    assert "no field" in roles["superior"].why
    assert not roles["grassroots"].ok


def test_an_unclear_probe_is_a_gap(tmp_path: Path) -> None:
    made = stage(tmp_path)
    for result in ("positive", "unknown"):
        made.event(EventKind.PROBE, probe="skip_gate", duty="check_in", target="g", result=result, why="w")
    assert not ended(made).probes["skip_gate"].ok


def test_a_run_without_its_end_is_not_complete(tmp_path: Path) -> None:
    assert not coverage_of(whole(stage(tmp_path)).done()).complete


@pytest.mark.parametrize("status", ["incomplete", "aborted", ""])
def test_a_run_that_says_so_is_not_complete(tmp_path: Path, status: str) -> None:
    coverage = ended(whole(stage(tmp_path)), status, ["frida died"])
    assert not coverage.complete
    assert "frida died" in coverage.why_incomplete


def test_a_torn_time_line_is_not_complete(tmp_path: Path) -> None:
    made = whole(stage(tmp_path))
    made.event(EventKind.RUN_END, status="complete", why="")
    recording = made.done()
    with (made.folder / "events.jsonl").open("ab") as file:
        file.write(b'{"seq":99')
    assert "breaks off" in coverage_of(recording).why_incomplete


def test_a_torn_or_missing_flow_file_is_a_gap_of_the_proxy(tmp_path: Path) -> None:
    made = whole(stage(tmp_path))
    made.request("GET", f"https://{HOST}/")
    made.event(EventKind.RUN_END, status="complete", why="")
    recording = made.done()
    flows = made.folder / "traffic" / "flows.mitm"
    assert coverage_of(recording).channels["proxy"].ok
    flows.write_bytes(flows.read_bytes()[:-10])
    assert not coverage_of(recording).channels["proxy"].ok
    flows.unlink()
    assert not coverage_of(recording).channels["proxy"].ok


def test_the_days_of_a_campaign_count_with_the_run_that_concludes_it(tmp_path: Path) -> None:
    made = stage(tmp_path)
    days = ["2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "yesterday", 7]
    made.event(EventKind.PROBE, probe="omit", duty="every", target="days", result="negative", why="", days=days)
    coverage = coverage_of(made.done())
    assert (coverage.working_days, coverage.rest_days) == (3, 1)
