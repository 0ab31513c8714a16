"""An exploration covers what it saw as a whole and nothing else: what it lacks is never taken for an absence."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.detect.coverage import coverage_of
from harness.detect.explored_coverage import explored_scenarios, main_role
from harness.model.app import CoreTask, Step
from harness.model.event import Event, EventKind, Phase, Source
from harness.model.run import Run
from tests.detect.recording_factory import DEVICE, START, app, stage

SATURATED = {"role": "grassroots", "ended": "saturated", "screens": 9, "unreached": [], "penned": False}
FOUND = {"role": "grassroots", "functions": ["通知公告"], "unsent": [], "whole": True}
TASK = CoreTask("查看通知", "grassroots", (Step("tap", {"text": "通知公告"}),))
Told = list[tuple[EventKind, dict[str, object]]]


def walk(explored: dict[str, object], found: dict[str, object] | None = None, outcome: str = "passed") -> Told:
    told: Told = [(EventKind.SCENARIO_BEGIN, {"scenario": "functions_found"}), (EventKind.EXPLORED, explored)]
    told += [(EventKind.FOUND, found)] if found is not None else []
    return [*told, (EventKind.SCENARIO_END, {"scenario": "functions_found", "outcome": outcome})]


def covered(tmp_path: Path, told: Told, **more: object) -> dict[str, bool]:
    made = stage(tmp_path, subject=app(**more), scenarios=())
    for kind, data in told:
        made.event(kind, Source.SCENARIO, **data)
    return {name: one.ok for name, one in coverage_of(made.done()).scenarios.items() if name != "functions_found"}


def test_a_saturated_exploration_counts_as_menu_walk_and_its_functions_as_tasks(tmp_path: Path) -> None:
    assert covered(tmp_path, walk(SATURATED, FOUND)) == {"menu_walk": True, "core_tasks": True}


@pytest.mark.parametrize(
    "lacking",
    [
        {"ended": "time"},
        {"ended": "steps"},
        {"ended": "broken"},
        {"screens": 1},
        {"penned": True},
        {"penned": None},
        {"unreached": ["查看更多"]},
        {"unreached": None},
    ],
)
def test_an_exploration_that_saw_a_part_covers_nothing(tmp_path: Path, lacking: dict[str, object]) -> None:
    assert covered(tmp_path, walk({**SATURATED, **lacking}, FOUND)) == {"menu_walk": False, "core_tasks": False}


@pytest.mark.parametrize("lacking", [{"functions": []}, {"unsent": ["提交填报"]}, {"unsent": None}, {"whole": False}])
def test_functions_that_nobody_used_are_no_tasks(tmp_path: Path, lacking: dict[str, object]) -> None:
    assert covered(tmp_path, walk(SATURATED, {**FOUND, **lacking})) == {"menu_walk": True, "core_tasks": False}


def test_a_walk_that_looked_for_no_functions_is_a_menu_walk_alone(tmp_path: Path) -> None:
    assert covered(tmp_path, walk(SATURATED)) == {"menu_walk": True, "core_tasks": False}


def test_where_the_app_file_names_tasks_these_are_to_be_done(tmp_path: Path) -> None:
    assert covered(tmp_path, walk(SATURATED, FOUND), core_tasks=(TASK,)) == {"menu_walk": True}


def test_only_the_main_role_s_exploration_counts(tmp_path: Path) -> None:
    assert covered(tmp_path, walk({**SATURATED, "role": "superior"}, {**FOUND, "role": "superior"})) == {}


def test_an_exploration_of_a_scenario_that_failed_counts_for_nothing(tmp_path: Path) -> None:
    assert covered(tmp_path, walk(SATURATED, FOUND, "failed")) == {}


def test_behind_a_gate_that_nobody_passed_nothing_was_seen(tmp_path: Path) -> None:
    told = walk(SATURATED, FOUND)
    shut: Told = [(EventKind.GATE, {"gate": "每日打卡", "duty": "check_in", "state": "failed", "why": ""})]
    passed: Told = [(EventKind.GATE, {"gate": "每日打卡", "duty": "check_in", "state": "passed", "why": ""})]
    assert covered(tmp_path / "shut", [told[0], *shut, *told[1:]]) == {"menu_walk": False, "core_tasks": False}
    assert covered(tmp_path / "open", [told[0], *shut, *passed, *told[1:]]) == {"menu_walk": True, "core_tasks": True}


def test_a_scenario_that_ran_and_failed_is_not_made_good_by_an_exploration(tmp_path: Path) -> None:
    failed: Told = [
        (EventKind.SCENARIO_BEGIN, {"scenario": "menu_walk"}),
        (EventKind.SCENARIO_END, {"scenario": "menu_walk", "outcome": "failed"}),
    ]
    assert covered(tmp_path, [*failed, *walk(SATURATED, FOUND)])["menu_walk"] is False


def test_the_main_role_is_the_one_that_carries_the_burden(tmp_path: Path) -> None:
    assert main_role(stage(tmp_path / "a").done().run) == "grassroots"
    assert main_role(stage(tmp_path / "b", subject=app(accounts=())).done().run) == "visitor"


anything = st.one_of(st.none(), st.booleans(), st.integers(-1, 3), st.text(max_size=5), st.lists(st.text(max_size=3)))
explorations = st.fixed_dictionaries(
    {"role": st.sampled_from(["grassroots", "superior"])},
    optional={
        "ended": st.sampled_from(["saturated", "time", "steps", "broken"]) | anything,
        "screens": anything,
        "penned": anything,
        "unreached": anything,
    },
)
findings = st.fixed_dictionaries(
    {"role": st.sampled_from(["grassroots", "superior"])},
    optional={"functions": anything, "unsent": anything, "whole": anything},
)
events = st.one_of(
    st.tuples(st.just(EventKind.SCENARIO_BEGIN), st.just({"scenario": "explore"})),
    st.tuples(
        st.just(EventKind.SCENARIO_END),
        st.fixed_dictionaries({"scenario": st.just("explore"), "outcome": st.sampled_from(["passed", "failed"])}),
    ),
    st.tuples(
        st.just(EventKind.GATE),
        st.fixed_dictionaries({"gate": st.just("g"), "state": st.sampled_from(["passed", "failed"])}),
    ),
    st.tuples(st.just(EventKind.EXPLORED), explorations),
    st.tuples(st.just(EventKind.FOUND), findings),
)


@settings(max_examples=300)
@given(st.lists(events, max_size=12))
def test_whatever_is_told_nothing_is_covered_without_a_whole_exploration_of_the_main_role(told: Told) -> None:
    run = Run("sample-1", 1, 7, app(), DEVICE, "plain", (), (), START)
    line = [
        Event(n, START, float(n), Source.SCENARIO, kind, Phase.AFTER_CONSENT, "", data)
        for n, (kind, data) in enumerate(told)
    ]
    scenarios = explored_scenarios(run, line)
    whole = [
        data
        for kind, data in told
        if kind is EventKind.EXPLORED
        and (data["role"], data.get("ended"), data.get("penned")) == ("grassroots", "saturated", False)
        and data.get("unreached") == []
        and isinstance(data.get("screens"), int)
    ]
    passed = any(kind is EventKind.SCENARIO_END and data["outcome"] == "passed" for kind, data in told)
    used = [
        data for kind, data in told if kind is EventKind.FOUND and data.get("functions") and data.get("unsent") == []
    ]
    assert not any(one.ok for one in scenarios.values()) or (whole and passed)
    assert "core_tasks" not in scenarios or not scenarios["core_tasks"].ok or (whole and passed and used)
