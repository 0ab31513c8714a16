"""The ground truth: complete, consistent, and a comparison that reports what is missing and who is wrongly accused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.demo.ground_truth import GroundTruth, Miss, compare, load_truth, truth_files
from harness.model.faults import BadInput
from harness.model.saying import Saying
from harness.model.verdict import Outcome, Verdict

# What the demo must find in the burdened app (PI-01 is kept: its policy exists).
# fmt: off
ASKED = (
    "A05-1", "A05-2", "A05-4", "A06-2", "A06-3", "A10-1", "A10-2", "A10-3", "A10-4", "A10-5", "A14-1a", "A14-2a",
    "A14-2b", "A14-2c", "A14-3a", "A14-3b", "A14-3c", "A14-4a", "A14-4b", "A14-4c", "A14-4d", "A14-4e", "A14-4f",
    "A14-5a", "A14-5b", "A14-5c", "A16-ADP-2", "A16-IPV6-0", "A16-IPV6-6", "A18-1", "A19-1", "A19-2", "A21-1",
    "A21-2", "A21-3", "ACC-1", "ACC-3", "ACC-4", "ACC-7", "ACC-8", "CR-1", "CR-7", "DB-3", "PI-02", "PI-05", "PI-07",
    "PI-08", "PI-09", "PI-12", "PI-16", "PI-17", "PI-19", "PI-21", "PI-24", "PI-26", "PI-28", "PI-31", "PI-34",
    "PI-35", "PI-42", "PI-43", "PI-45", "PI-46", "PI-52", "PI-53", "STAB-9",
)
# fmt: on
BURDENED, COMPLIANT, NULL = (load_truth(path) for path in truth_files().values())
PHONES = ("android", "ios")


def verdict(rule: str, outcome: Outcome, device: str = "android", app: str = "burdened", role: str = "") -> Verdict:
    return Verdict(rule, "14", app, device, role, "direct", True, outcome, 0.9, Saying("", ""))


def perfect(truth: GroundTruth, device: str = "android") -> list[Verdict]:
    expected = truth.expected() or {"A05-1": (Outcome.PASS,)}
    return [verdict(rule, outcomes[0], device, truth.app) for rule, outcomes in expected.items()]


def test_the_burdened_app_is_known_by_every_rule_that_was_asked_for() -> None:
    assert sorted(BURDENED.expected()) == sorted(ASKED)


def test_the_innocent_apps_have_no_behaviour_and_forbid_every_accusation() -> None:
    for truth in (COMPLIANT, NULL):
        assert truth.behaviours == ()
        assert set(truth.forbid) == {Outcome.VIOLATION, Outcome.SUSPECT}
        assert truth.look_alikes


@pytest.mark.parametrize("truth", [BURDENED, COMPLIANT, NULL], ids=lambda truth: truth.app)
def test_perfect_verdicts_meet_the_truth(truth: GroundTruth) -> None:
    assert compare([one for phone in PHONES for one in perfect(truth, phone)], truth, PHONES) == ()


@pytest.mark.parametrize("rule", ASKED)
def test_each_missing_verdict_is_reported(rule: str) -> None:
    left = [one for one in perfect(BURDENED) if one.rule != rule]
    misses = compare(left, BURDENED)
    assert [(miss.kind, miss.rule, miss.found) for miss in misses] == [("missed", rule, None)]
    assert misses[0].what


@given(st.sampled_from(ASKED), st.sampled_from(list(Outcome)))
def test_any_outcome_but_the_expected_is_reported(rule: str, outcome: Outcome) -> None:
    results = [one for one in perfect(BURDENED) if one.rule != rule] + [verdict(rule, outcome)]
    met = outcome in BURDENED.expected()[rule]
    assert [miss.rule for miss in compare(results, BURDENED)] == ([] if met else [rule])


def test_one_device_that_missed_is_named_though_the_other_found_it() -> None:
    results = perfect(BURDENED, "android") + [one for one in perfect(BURDENED, "ios") if one.rule != "A18-1"]
    assert [(miss.device, miss.rule) for miss in compare(results, BURDENED)] == [("ios", "A18-1")]


def test_a_device_without_any_verdict_missed_everything() -> None:
    misses = compare(perfect(BURDENED), BURDENED, PHONES)
    assert {miss.device for miss in misses} == {"ios"}
    assert len(misses) == len(ASKED)


def test_no_results_at_all_are_not_taken_for_success() -> None:
    assert len(compare([], BURDENED)) == len(ASKED)
    assert [miss.kind for miss in compare([], NULL)] == ["missed"]
    assert [miss.device for miss in compare(perfect(NULL), NULL, PHONES)] == ["ios"]


def test_the_worst_of_the_roles_counts() -> None:
    others = [one for one in perfect(BURDENED) if one.rule != "A14-3b"]
    roles = [
        verdict("A14-3b", Outcome.NOT_TESTED, role="grassroots"),
        verdict("A14-3b", Outcome.VIOLATION, role="superior"),
    ]
    assert compare(others + roles, BURDENED) == ()


@pytest.mark.parametrize("outcome", [Outcome.VIOLATION, Outcome.SUSPECT])
def test_any_accusation_of_an_innocent_app_is_false_and_names_the_look_alike(outcome: Outcome) -> None:
    (miss,) = compare([verdict("A10-1", outcome, app="compliant")], COMPLIANT)
    assert (miss.kind, miss.found) == ("false_accusation", outcome)
    assert any("会议签到须知" in what for what in miss.what)
    (unforeseen,) = compare([verdict("ANY-1", outcome, app="null")], NULL)
    assert unforeseen.kind == "false_accusation"


@pytest.mark.parametrize("outcome", [Outcome.PASS, Outcome.NOT_TESTED, Outcome.NOT_APPLICABLE, Outcome.ADVICE])
def test_other_outcomes_accuse_nobody(outcome: Outcome) -> None:
    assert compare([verdict("A10-1", outcome, app="compliant")], COMPLIANT) == ()


def test_even_the_burdened_app_is_not_accused_of_what_it_keeps() -> None:
    results = [*perfect(BURDENED), verdict("PI-01", Outcome.VIOLATION)]
    assert [(miss.kind, miss.rule) for miss in compare(results, BURDENED)] == [("false_accusation", "PI-01")]


def test_verdicts_of_other_apps_do_not_count() -> None:
    foreign = [verdict(rule, Outcome.VIOLATION, app="compliant") for rule in ASKED]
    assert len(compare(foreign, BURDENED)) == len(ASKED)


def test_a_miss_says_in_both_languages_what_was_expected_and_found() -> None:
    miss = Miss("missed", "burdened", "ios", "A18-1", ("没有投诉建议入口",), (Outcome.VIOLATION,), Outcome.PASS)
    for said in (miss.saying.en, miss.saying.zh):
        assert all(part in said for part in ("burdened", "ios", "A18-1", "没有投诉建议入口", "violation", "pass"))


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("app: [", ""),
        ("app: a\nbehaviours:\n  - {id: x, what: y, rules: {A: pass}}", "behaviours[0].rules.A"),
        ("app: a\nforbid: [wrong]", "forbid[0]"),
        ("app: a\nunknown: 1", "unknown"),
        ("app: a\nbehaviours:\n  - {id: x, what: y, rules: {}}", "behaviours[0].rules"),
    ],
)
def test_a_broken_file_is_named_with_its_field(tmp_path: Path, text: str, field: str) -> None:
    path = tmp_path / "truth.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_truth(path)
    assert str(path) in caught.value.where
    assert field in caught.value.where


def test_a_rule_cannot_be_both_expected_and_a_look_alike(tmp_path: Path) -> None:
    path = tmp_path / "truth.yaml"
    path.write_text(
        "app: a\nbehaviours: [{id: x, what: y, rules: {R: suspect}}]\nlook_alikes: [{id: z, what: y, rules: [R]}]",
        encoding="utf-8",
    )
    with pytest.raises(BadInput, match="both expected and a look-alike"):
        load_truth(path)


def test_behaviours_that_disagree_about_a_rule_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "truth.yaml"
    one, other = (f"{{id: x, what: y, rules: {{R: {outcome}}}}}" for outcome in ("suspect", "violation"))
    path.write_text(f"app: a\nbehaviours: [{one}, {other}]", encoding="utf-8")
    with pytest.raises(BadInput, match="disagree about R"):
        load_truth(path)


def test_even_an_advice_about_the_innocent_is_false() -> None:
    truth = GroundTruth(app="a", innocent=("A16-IPV6-6",))
    results = [verdict("A16-IPV6-6", Outcome.ADVICE, app="a"), verdict("A16-IPV6-9", Outcome.ADVICE, app="a")]
    assert [(miss.kind, miss.rule) for miss in compare(results, truth)] == [("false_accusation", "A16-IPV6-6")]


def test_a_rule_is_not_both_expected_and_innocent() -> None:
    with pytest.raises(ValueError, match="A18-1"):
        GroundTruth.model_validate(
            {"app": "a", "behaviours": [{"id": "x", "what": "x", "rules": {"A18-1": "advice"}}], "innocent": ["A18-1"]}
        )
