"""The probes of one day on real browsers: five apps that only look as if they forced something, and two that do not.

One of these two forces much, the other nothing.
"""

from pathlib import Path

import pytest

from harness.demo.ground_truth import load_truth, truth_files
from harness.demo.server import DemoServer
from harness.judge.mandatory import State
from tests.compulsion.probed import decisions, outcomes, results
from tests.end_to_end.stage import APPS, harness, recordings

pytestmark = pytest.mark.end_to_end
SCENARIO = "scenarios/probes/test_compulsion.py"
DUTIES = ("check_in", "share", "photo", "ranking", "online_time", "trail", "login", "learning")


def probed(app_file: Path, server: DemoServer, out: Path) -> Path:
    lab = ("--lab", server.laboratory_file, "--campaign", "demo", "--lang", "en")
    said = harness("run", app_file, "--scenario", SCENARIO, *lab, "--out", out, timeout_s=240)
    assert said.code in (0, 1), said.err + said.out
    (folder,) = recordings(out)
    return folder


@pytest.mark.parametrize(
    ("key", "probe", "duty"),
    [
        ("skippable", "skip_gate", "check_in"),
        ("hideable", "find_opt_out", "ranking"),
        ("optional", "leave_out_field", "photo"),
        ("optional", "drop_field", "photo"),
        ("either", "leave_out_field", "photo"),
        ("either", "drop_field", "photo"),
        ("closable", "leave_timer", "learning"),
    ],
)
def test_what_only_looks_forced_is_never_called_mandatory(
    key: str, probe: str, duty: str, server: DemoServer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = _once(key, server, tmp_path_factory)
    assert results(folder)[probe, duty] == "negative"
    assert "positive" not in results(folder).values()
    assert all(one.state is not State.YES for one in decisions(folder, *DUTIES).values())
    truth = load_truth(truth_files((key,))[key])
    found = outcomes(folder)
    assert {rule: found[rule] for rule in truth.expected()} == dict.fromkeys(truth.expected(), "suspect")
    assert "violation" not in {found[rule] for rule in found if rule.startswith(("A10-", "A14-2", "A14-4", "A21-"))}


def test_every_probe_of_the_compliant_app_is_negative(
    server: DemoServer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = _once("compliant", server, tmp_path_factory)
    assert set(results(folder).values()) == {"negative"}
    assert {"skip_gate", "leave_out_field", "drop_field"} <= {probe for probe, _ in results(folder)}
    assert all(one.state is not State.YES for one in decisions(folder, *DUTIES).values())


def test_what_the_burdened_app_forces_is_proved_by_a_direct_protocol(
    server: DemoServer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = _once("burdened", server, tmp_path_factory)
    found = results(folder)
    direct = [("skip_gate", "check_in"), ("skip_gate", "share"), ("leave_out_field", "photo"), ("drop_field", "photo")]
    assert {key: found[key] for key in direct} == dict.fromkeys(direct, "positive")
    assert found["leave_timer", "learning"] == "positive"
    assert found["find_opt_out", "ranking"] == "positive"
    assert found["count_reminders", "check_in"] == "positive"
    assert {duty: one.state for duty, one in decisions(folder, *DUTIES).items()} == dict.fromkeys(DUTIES, State.YES)


_MADE: dict[str, Path] = {}


def _once(key: str, server: DemoServer, made_in: pytest.TempPathFactory) -> Path:
    if key not in _MADE:
        _MADE[key] = probed(APPS / f"{key}.yaml", server, made_in.mktemp(key))
    return _MADE[key]
