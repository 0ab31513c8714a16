"""Posting by users and the entry to report what they post."""

from harness.detect.told.posting import detect_posting
from tests.detect.screen_factory import MASKER, app, button, judged, link, view


def test_posts_and_reports() -> None:
    seen = detect_posting([view(button("发表评论"), link("举报"))], app(), MASKER)
    assert judged(list(seen)) == [("posting", ""), ("report_entry", "")]


def test_ratings_complaints_and_news_of_comments_are_none() -> None:
    seen = detect_posting([view(button("提交评价"), link("投诉建议"), "市民评论区上线")], app(), MASKER)
    assert judged(list(seen)) == []
