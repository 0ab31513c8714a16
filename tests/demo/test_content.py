"""Texts: dates are counted back from today."""

from datetime import date

from harness.demo.content import content, dated


def test_dates_are_counted_back_from_today_and_the_source_stays_as_it_is() -> None:
    articles = [{"id": 1, "days_ago": 3}]
    assert dated(articles, date(2026, 3, 2)) == [{"id": 1, "date": "2026-02-27"}]
    assert articles == [{"id": 1, "days_ago": 3}]


def test_news_are_fresh() -> None:
    for app, names in {"burdened": ["notices", "articles", "tasks"], "compliant": ["news", "notices"]}.items():
        assert all(article["days_ago"] <= 30 for name in names for article in content(app)[name])
