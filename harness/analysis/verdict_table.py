"""Verdict tables: what many runs say together, as DataFrames. Outcomes are strings (Outcome values)."""

from collections.abc import Iterable, Sequence

import pandas as pd

from harness.model.verdict import SEVERITY, Outcome, Verdict, worst

COLUMNS = ("rule", "article", "app", "device", "role", "network", "simulated", "outcome", "confidence")


def verdict_frame(verdicts: Iterable[Verdict]) -> pd.DataFrame:
    """One row a verdict with COLUMNS; an empty frame has the same columns."""
    rows = [
        [str(getattr(one, name)) if name == "outcome" else getattr(one, name) for name in COLUMNS] for one in verdicts
    ]
    return pd.DataFrame(rows, columns=pd.Index(COLUMNS))


def worst_by(frame: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """The worst outcome for each combination of keys, ordered by them: columns keys + `outcome`, `verdicts` (count)."""
    kept = [*keys, "outcome", "verdicts"]
    if frame.empty:
        return pd.DataFrame(columns=pd.Index(kept))
    grouped = frame.groupby(list(keys), sort=True)["outcome"]
    return grouped.agg(outcome=worst_of, verdicts="count").reset_index()[kept]


def rule_by_app_and_device(verdicts: Iterable[Verdict]) -> pd.DataFrame:
    """Rows are rules, columns (app, device), cells the worst outcome over roles, networks and repeats."""
    return _crossed(verdict_frame(verdicts), "rule", ["app", "device"])


def app_by_article(verdicts: Iterable[Verdict]) -> pd.DataFrame:
    """Rows are apps, columns Articles in the order of the text, cells the worst outcome of the Article's rules."""
    crossed = _crossed(verdict_frame(verdicts), "app", ["article"])
    return crossed[sorted(crossed.columns, key=lambda article: article_order(str(article)))]


def outcome_counts(verdicts: Iterable[Verdict], by: str = "app") -> pd.DataFrame:
    """Rows are values of `by`, columns all outcomes from the worst to the mildest, cells how many verdicts."""
    frame = verdict_frame(verdicts)
    counted = pd.crosstab(frame[by], frame["outcome"]) if not frame.empty else pd.DataFrame()
    return counted.reindex(columns=[outcome.value for outcome in SEVERITY], fill_value=0)


def worst_of(outcomes: Iterable[str]) -> str:
    """The worst of outcome values."""
    return worst([Outcome(outcome) for outcome in outcomes]).value


def article_order(article: str) -> tuple[int, str]:
    """Articles as a reader expects them: 5, 10, 14(1), 14(2), 16. Anything that is no Article comes last."""
    number = article.split("(", maxsplit=1)[0]
    return (int(number), article) if number.isdecimal() else (1000, article)


def _crossed(frame: pd.DataFrame, row: str, columns: list[str]) -> pd.DataFrame:
    worst_cells = worst_by(frame, [row, *columns])
    if worst_cells.empty:
        return pd.DataFrame()
    return worst_cells.pivot_table(index=row, columns=columns, values="outcome", aggfunc=worst_of)
