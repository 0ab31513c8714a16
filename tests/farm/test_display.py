"""In a pipe a run shows as plain lines, one a change."""

import io

from harness.farm.display import PlainLines, display_for
from harness.farm.progress import Progress


def test_one_line_a_change() -> None:
    out = io.StringIO()
    display = PlainLines(out)
    progress = Progress(scenario="core_tasks")
    display.show("burdened on android", progress)
    display.show("burdened on android", progress)
    progress.status = "complete"
    display.show("burdened on android", progress)
    assert len(out.getvalue().splitlines()) == 2
    assert "complete" in out.getvalue()


def test_a_pipe_gets_plain_lines() -> None:
    assert isinstance(display_for(io.StringIO(), "zh"), PlainLines)
