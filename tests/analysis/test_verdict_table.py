"""Tables over many verdicts."""

from harness.analysis.verdict_table import (
    COLUMNS,
    app_by_article,
    outcome_counts,
    rule_by_app_and_device,
    verdict_frame,
    worst_by,
)
from harness.model.saying import Saying
from harness.model.verdict import Outcome, Verdict


def _verdict(rule: str, article: str, outcome: Outcome, app: str = "a", device: str = "d1", role: str = "") -> Verdict:
    return Verdict(rule, article, app, device, role, "n", False, outcome, 0.9, Saying("w", "w"))


VERDICTS = [
    _verdict("A05-1", "5", Outcome.PASS),
    _verdict("A05-1", "5", Outcome.SUSPECT, role="grassroots"),
    _verdict("A05-1", "5", Outcome.VIOLATION, device="d2"),
    _verdict("A14-2a", "14(2)", Outcome.NOT_TESTED),
    _verdict("PI-08", "19", Outcome.ADVICE),
    _verdict("A05-1", "5", Outcome.NOT_APPLICABLE, app="b"),
]


def test_a_cell_holds_the_worst_over_roles_and_repeats() -> None:
    table = rule_by_app_and_device(VERDICTS)
    assert table.loc["A05-1", ("a", "d1")] == "suspect"
    assert table.loc["A05-1", ("a", "d2")] == "violation"
    assert table.loc["A05-1", ("b", "d1")] == "not_applicable"


def test_articles_stand_in_the_order_of_the_text() -> None:
    table = app_by_article(VERDICTS)
    assert list(table.columns) == ["5", "14(2)", "19"]
    assert table.loc["a", "5"] == "violation"
    assert table.loc["a", "14(2)"] == "not_tested"


def test_counts_have_a_column_for_every_outcome() -> None:
    counts = outcome_counts(VERDICTS)
    assert list(counts.columns) == [outcome.value for outcome in Outcome]
    assert counts.loc["a", "violation"] == 1
    assert counts.loc["b", "violation"] == 0
    assert int(counts.to_numpy().sum()) == len(VERDICTS)


def test_worst_by_counts_what_it_joined() -> None:
    rows = worst_by(verdict_frame(VERDICTS), ["app"])
    assert rows.to_dict("records") == [
        {"app": "a", "outcome": "violation", "verdicts": 5},
        {"app": "b", "outcome": "not_applicable", "verdicts": 1},
    ]


def test_no_verdicts_make_empty_tables() -> None:
    assert list(verdict_frame([]).columns) == list(COLUMNS)
    assert rule_by_app_and_device([]).empty
    assert app_by_article([]).empty
    assert outcome_counts([]).empty
