"""In a pipe a run shows as plain lines, one a change."""

import io

from rich.console import Console

from harness.farm.display import LiveTable, PlainLines, display_for
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


HOSTILE = "\x1b]0;taken\x07\x1b[2J[bold red]tap[/] \u202egnp"


def test_what_an_app_says_does_not_steer_the_terminal() -> None:
    out = io.StringIO()
    PlainLines(out).show("burdened", Progress(scenario="core_tasks", faults=[HOSTILE]))
    assert "\x1b" not in out.getvalue()
    assert "\u202e" not in out.getvalue()
    assert "taken" in out.getvalue()


def test_the_live_table_reads_no_markup_and_no_controls() -> None:
    out = io.StringIO()
    table = LiveTable("en", Console(file=out, width=200, force_terminal=False))
    table.show("burdened", Progress(scenario="core_tasks", step=HOSTILE, channels={"proxy": "proved"}))
    table.close()
    shown = out.getvalue()
    assert "[bold red]tap[/]" in shown
    assert "\x1b]0" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown
    assert "proxy+" in shown
