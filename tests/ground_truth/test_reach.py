"""Which automatic rules an H5 app can show, and where the ground truth of each stands: live, played, or why nowhere.

Live: a calibration app breaks the rule in front of a browser, another only looks so (harness/demo/ground_truth).
Played: a recording breaks it, another only looks so (`played/`).
"""

from pathlib import Path

import yaml

from harness.demo.ground_truth import APPS, ENDURANCE_APPS, FAMILY_APPS, load_truth, truth_files
from harness.judge.catalogue_file import load_catalogue
from harness.judge.rule import State
from harness.judge.tally import Decides, decides

HERE = Path(__file__).parent
AUTOMATIC = {name: rule for name, rule in load_catalogue().rules.items() if rule.state is State.AUTOMATIC}
DECIDING = {name for name, rule in AUTOMATIC.items() if decides(rule) is not Decides.NOT_YET}
NOT_ON_H5: dict[str, str] = yaml.safe_load((HERE / "not_on_h5.yaml").read_text("utf-8"))
PLAYED = {rule for path in (HERE / "played").glob("*.yaml") for rule in yaml.safe_load(path.read_text("utf-8"))}
TRUTHS = [load_truth(path) for path in truth_files((*APPS, *FAMILY_APPS, *ENDURANCE_APPS)).values()]
BROKEN_LIVE = {rule for truth in TRUTHS for rule in truth.expected()}
SPARED_LIVE = {rule for truth in TRUTHS for one in truth.look_alikes for rule in one.rules} | {
    rule for truth in TRUTHS for rule in truth.innocent
}
LIVE = BROKEN_LIVE & SPARED_LIVE
ASKED = 80  # rules that the work asks for, each with one that breaks it and one that only looks so
TOLD = "72 live, 80 played, 133 in all of 157 that decide; 24 not on H5"


def test_at_least_as_many_rules_as_were_asked_for_are_broken_and_only_seemingly_broken() -> None:
    both = LIVE | PLAYED
    assert len(both) >= ASKED
    counted = f"{len(LIVE)} live, {len(PLAYED)} played, {len(both)} in all of {len(DECIDING)} that decide"
    assert f"{counted}; {len(NOT_ON_H5)} not on H5" == TOLD


def test_every_rule_that_a_live_app_breaks_is_only_seemingly_broken_by_another() -> None:
    assert set() == BROKEN_LIVE - SPARED_LIVE


def test_every_automatic_rule_that_decides_has_its_ground_truth_or_says_why_an_h5_app_cannot_show_it() -> None:
    assert set(NOT_ON_H5) == DECIDING - LIVE - PLAYED
    assert all(NOT_ON_H5.values())


def test_the_ground_truth_names_automatic_rules_only() -> None:
    assert (LIVE | PLAYED | set(NOT_ON_H5)) <= set(AUTOMATIC)
