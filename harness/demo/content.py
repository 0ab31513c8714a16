"""The texts the demo apps show, read from YAML beside the apps, with dates counted back from today."""

from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any, cast

from harness.model.table_yaml import load_table


@cache
def content(app: str) -> dict[str, Any]:
    """The app's content.yaml. Callers must not change it."""
    text = resources.files("harness.demo").joinpath("apps", app, "content.yaml").read_text(encoding="utf-8")
    return cast(dict[str, Any], load_table(text))


def dated(articles: list[dict[str, Any]], today: date | None = None) -> list[dict[str, Any]]:
    """The articles with `date` (ISO) in place of `days_ago`: news that are always fresh, as a living office's are."""
    day = today or date.today()  # noqa: DTZ011 - an office writes its local date
    return [
        {**{k: v for k, v in article.items() if k != "days_ago"}, "date": str(day - timedelta(article["days_ago"]))}
        for article in articles
    ]
