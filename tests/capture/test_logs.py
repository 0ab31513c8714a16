"""The logs channel without a browser."""

import json
from pathlib import Path

from harness.capture.api_hooks import CONSOLE_MARK
from harness.capture.logs import MAX_LOG_BYTES, LogsChannel, bounded_log, parse_metrics
from harness.model.event import EventKind
from tests.capture.browser import FakeBrowser
from tests.capture.sink import MemorySink


def test_lines_of_the_page_are_written_ours_are_not(tmp_path: Path) -> None:
    sink = MemorySink(tmp_path)
    channel = LogsChannel(sink)
    channel._marker = "marker"
    for text in ("hello", "marker", CONSOLE_MARK + "{}"):
        channel._take({"type": "console", "level": "debug", "text": text})
    assert [data["text"] for data in sink.data(EventKind.CONSOLE)] == ["hello"]
    assert channel._arrived.is_set()


def test_metrics_are_numbers_and_nothing_else(tmp_path: Path) -> None:
    given = {"url": "https://app.test/", "metrics": {"loadEventEnd": 12.34, "evil": "<script>", "flag": True}}
    assert parse_metrics(given) == {"metrics": {"loadEventEnd": 12.3}, "url": "https://app.test/"}
    assert parse_metrics(None) is None and parse_metrics({"metrics": []}) is None
    sink, browser = MemorySink(tmp_path), FakeBrowser()
    browser.answer = given
    LogsChannel(sink).measure(browser)
    assert sink.data(EventKind.PERFORMANCE)[0]["metrics"] == {"loadEventEnd": 12.3}


def test_the_performance_log_is_bounded_and_stays_json() -> None:
    content, kept = bounded_log([{"message": "x" * 1_000_000}] * 30)
    assert len(content) <= MAX_LOG_BYTES and kept < 30
    assert len(json.loads(content)) == kept
    assert bounded_log([]) == (b"[]", 0)
