"""The matrix of devices and apps."""

import pandas as pd

from harness.analysis.device_matrix import device_by_app, rule_by_device

VERDICTS = pd.DataFrame(
    [
        ("STAB-1", "a", "phone", "pass"),
        ("STAB-2", "a", "phone", "suspect"),
        ("STAB-1", "b", "phone", "violation"),
        ("CMP-1", "a", "tablet", "not_tested"),
    ],
    columns=pd.Index(["rule", "app", "device", "outcome"]),
)


def test_the_worst_outcome_stands_for_a_device_and_app() -> None:
    found = device_by_app(VERDICTS)
    assert found.loc["phone"].to_dict() == {"a": "suspect", "b": "violation"}
    assert found.loc["tablet", "a"] == "not_tested"
    assert found.isna().loc["tablet", "b"]
    assert device_by_app(VERDICTS, ("STAB-1",)).loc["phone", "a"] == "pass"


def test_rules_by_device() -> None:
    found = rule_by_device(VERDICTS, ("STAB",))
    assert list(found.index) == ["STAB-1", "STAB-2"]
    assert ("a", "tablet") not in found.columns


def test_no_verdict_is_an_empty_matrix() -> None:
    assert device_by_app(VERDICTS.iloc[:0]).empty
    assert rule_by_device(VERDICTS.iloc[:0], ("X",)).empty
