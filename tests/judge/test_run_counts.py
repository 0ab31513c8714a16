"""Every verdict over many runs says how many were made and how many its claim needs."""

from typing import Any


def test_runs_made_and_needed_are_said_whatever_the_outcome(bench: Any) -> None:
    clean = (
        "failure_rate:crash@log! failures=0 runs=50 runs_needed=274 lower=0.0 upper=0.0582 confirmed=0 unit=sessions"
    )
    why = bench.judge([clean])["STAB-1"].why
    assert why.en == "Not tested; 50 sessions were made, 0 of them failed; to show compliance 274 are needed."
    assert why.zh == "未测；已完成 50 次会话，其中失败 0 次；要证明符合需 274 次会话。"
    failing = (
        "failure_rate:crash@log! failures=4 runs=50 runs_needed=836 lower=0.028 upper=0.17 confirmed=0 unit=sessions"
    )
    assert "50 sessions were made, 4 of them failed" in bench.judge([failing])["STAB-1"].why.en


def test_a_rule_says_nothing_of_runs_that_it_does_not_ask_for(bench: Any) -> None:
    clean = (
        "failure_rate:crash@log! failures=0 runs=50 runs_needed=274 lower=0.0 upper=0.0582 confirmed=0 unit=sessions"
    )
    verdicts = bench.judge([clean])
    assert all("274" not in verdict.why.en for rule, verdict in verdicts.items() if rule != "STAB-1")
