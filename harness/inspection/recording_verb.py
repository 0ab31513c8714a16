"""The verbs for recordings that are made: `harness report`, `verify`, `answer`, `judge` and `query`.

Nothing heavy is imported until it is asked for.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from harness.inspection.options import (
    CalibrationFile,
    CampaignName,
    Formats,
    KeyFile,
    LabFile,
    Lang,
    OrderFile,
    ReportOut,
    Runs,
)


def report(
    runs: Runs,
    *,
    out: ReportOut = Path("runs/report"),
    formats: Formats = "html,json",
    campaign: CampaignName = "default",
    calibration: CalibrationFile = None,
    lab: LabFile = None,
    order: OrderFile = None,
    lang: Lang = "zh",
) -> None:
    """Judge recordings anew and write a report about them."""
    from harness.inspection.documents import report_on

    wanted = [name.strip() for name in formats.split(",")]
    for path in report_on(runs, out, wanted, campaign, lang, calibration=calibration, laboratory=lab, order=order):
        typer.echo(str(path))


def verify(
    runs: Runs,
    public_key: Annotated[Path | None, typer.Option(help="the laboratory's public key (PEM)")] = None,
    lang: Lang = "zh",
) -> None:
    """Say whether recordings are intact (0), incomplete (3) or tampered (1), and where."""
    from harness.inspection.examine import examine

    examined = examine(runs, public_key)
    typer.echo("\n".join(examined.lines(lang)))
    raise typer.Exit(examined.exit_code)


def answer(
    recording: Annotated[Path, typer.Argument(help="a sealed recording (folder)")],
    *,
    file: Annotated[Path | None, typer.Option(help="answers (YAML); without it you are asked")] = None,
    questions: Annotated[
        bool, typer.Option("--questions", help="print the open questions as a file to fill in")
    ] = False,
    by: Annotated[str, typer.Option(help="who answers")] = "",
    key: KeyFile = None,
    lang: Lang = "zh",
) -> None:
    """Answer what only people and papers can tell; signed beside the seal, with who and when."""
    from harness.inspection.answer_questions import Asked, answer_questions

    prompt = input if sys.stdin.isatty() else None
    asked = Asked(recording, file, key, by, questions, lang, prompt)
    typer.echo("\n".join(answer_questions(asked)))


def judge(
    recording: Annotated[Path, typer.Argument(help="a recording (folder)")],
    *,
    catalogue: Annotated[str, typer.Option(help="a folder of rules; then: the one of that date; else today's")] = "",
    campaign: Annotated[str, typer.Option(help="a campaign (default: the one of that date)")] = "",
    detect: Annotated[bool, typer.Option("--detect", help="look at the evidence again, too")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="as JSON")] = False,
    lang: Lang = "zh",
) -> None:
    """Judge an old recording anew and list what changed, rule by rule."""
    from harness.inspection.judge_anew import anew_json, change_lines, judge_anew

    anew = judge_anew(recording, catalogue, campaign, detect=detect)
    typer.echo(anew_json(anew) if as_json else "\n".join(change_lines(anew, lang)))


def query(
    sql: Annotated[str, typer.Argument(help='one SELECT, e.g. "select app, count(*) from verdicts group by app"')],
    *,
    store: Annotated[Path, typer.Option(help="the store of runs (OUT/store)")] = Path("runs/store"),
    as_csv: Annotated[bool, typer.Option("--csv", help="print CSV")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """Ask the tables of all runs by SQL: runs, verdicts, sessions, starts, crashes, frames, memory, requests ..."""
    from harness.inspection.ask_store import ask_store

    typer.echo(ask_store(store, sql, "csv" if as_csv else "json" if as_json else "table"))
