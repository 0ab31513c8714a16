"""Device x app: the worst outcome of every app on every device."""

import pandas as pd

from harness.analysis.verdict_table import worst_by


def device_by_app(verdicts: pd.DataFrame, rules: tuple[str, ...] = ()) -> pd.DataFrame:
    """Rows are devices, columns apps, cells the worst outcome of all rules (or of `rules`); NaN where not judged."""
    kept = verdicts[verdicts["rule"].isin(rules)] if rules else verdicts
    worst = worst_by(kept, ["device", "app"])
    if worst.empty:
        return pd.DataFrame()
    return worst.pivot(index="device", columns="app", values="outcome")


def rule_by_device(verdicts: pd.DataFrame, prefixes: tuple[str, ...]) -> pd.DataFrame:
    """Rows are rules whose id starts with one of `prefixes`, columns (app, device), cells the worst outcome."""
    kept = verdicts[verdicts["rule"].str.startswith(prefixes)] if prefixes else verdicts
    worst = worst_by(kept, ["rule", "app", "device"])
    if worst.empty:
        return pd.DataFrame()
    return worst.pivot(index="rule", columns=["app", "device"], values="outcome")
