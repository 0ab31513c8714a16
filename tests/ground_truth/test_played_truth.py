"""Played calibration recordings: each rule is broken by one, and by one that only looks so it is not."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from harness.judge.catalogue_file import load_catalogue
from harness.model.verdict import Outcome
from tests.ground_truth.player import play

CATALOGUE = load_catalogue()
CASES: dict[str, Any] = {
    rule: told
    for path in sorted((Path(__file__).parent / "played").glob("*.yaml"))
    for rule, told in yaml.safe_load(path.read_text("utf-8")).items()
}
INNOCENT = (Outcome.PASS, Outcome.NOT_APPLICABLE, Outcome.NOT_TESTED)


def _outcome(told: Any, rule: str, folder: Path) -> tuple[Outcome, str]:
    verdicts = {verdict.rule: verdict for verdict in play(told, folder, CATALOGUE).verdicts}
    return verdicts[rule].outcome, verdicts[rule].why.en


@pytest.mark.parametrize("rule", CASES)
def test_a_recording_that_breaks_the_rule_is_found(rule: str, tmp_path: Path) -> None:
    outcome, why = _outcome(CASES[rule]["breaks"], rule, tmp_path)
    assert outcome == CASES[rule]["gives"], why


@pytest.mark.parametrize("rule", CASES)
def test_one_that_only_looks_so_is_not(rule: str, tmp_path: Path) -> None:
    outcome, why = _outcome(CASES[rule]["looks"], rule, tmp_path)
    assert outcome in INNOCENT, why
