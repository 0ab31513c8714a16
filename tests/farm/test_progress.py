"""A run's progress is read from its own growing time line, torn lines and all."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from harness.farm.progress import EventTail, Progress


def line(kind: str, **data: object) -> str:
    return json.dumps({"kind": kind, "data": data})


def test_a_torn_line_is_read_when_its_rest_arrives(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    whole = line("scenario_begin", scenario="core_tasks") + "\n"
    path.write_text(whole + whole[:10])
    tail = EventTail(path)
    assert len(list(tail.new())) == 1
    with path.open("a") as file:
        file.write(whole[10:])
    assert [event["kind"] for event in tail.new()] == ["scenario_begin"]


def test_a_missing_file_is_no_news(tmp_path: Path) -> None:
    assert not list(EventTail(tmp_path / "none").new())


def test_progress_follows_the_run() -> None:
    progress = Progress()
    for text in (
        line("scenario_begin", scenario="core_tasks"),
        line("step", word="tap", target="通知"),
        line("channel", channel="proxy", state="proved"),
        line("fault", what="frida detached"),
        line("scenario_end", scenario="core_tasks", outcome="passed"),
        line("run_end", status="incomplete"),
    ):
        progress.take(json.loads(text))
    assert (progress.scenario, progress.step, progress.status) == ("core_tasks", "tap 通知", "incomplete")
    assert progress.channels == {"proxy": "proved"}
    assert progress.ended == {"core_tasks": "passed"}
    assert progress.faults == ["frida detached"]


@given(st.dictionaries(st.sampled_from(["kind", "data"]), st.none() | st.text() | st.lists(st.integers())))
def test_odd_events_are_counted_and_passed_over(event: dict[str, object]) -> None:
    progress = Progress()
    progress.take(event)
    assert progress.events == 1
