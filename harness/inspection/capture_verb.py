"""The verbs for single pieces of evidence, `harness inspect` and `look`, and `calibrate`.

Nothing heavy is imported until it is asked for.
"""

from pathlib import Path
from typing import Annotated

import typer

from harness.inspection.options import Lang


def calibrate(
    seed: Annotated[int, typer.Option(help="seed of the corpus")] = 1,
    cases: Annotated[int, typer.Option(min=1, help="about how many cases")] = 3000,
    out: Annotated[Path, typer.Option(help="where the calibration record goes")] = Path("runs/calibration.json"),
    as_json: Annotated[bool, typer.Option("--json", help="print the record instead of the table")] = False,
) -> None:
    """Play known leaks and hard negatives through the traffic engine; 1 when a figure is below its limit."""
    from harness.inspection.calibration.calibrate import calibrate as play_corpus

    raise typer.Exit(play_corpus(seed, cases, out, as_json))


def inspect(
    capture: Annotated[Path, typer.Argument(help="mitmproxy flows, a HAR, a pcap, or the folder of a recording")],
    *,
    persona: Annotated[Path | None, typer.Option(help="what was planted (JSON); a recording has its own")] = None,
    as_json: Annotated[Path | None, typer.Option("--json", help="write the findings there as JSON (-: here)")] = None,
    domains: Annotated[str, typer.Option(help="the app's own domains, with commas")] = "",
    lists: Annotated[list[Path] | None, typer.Option(help="a filter list (adblock syntax); may be repeated")] = None,
    keys: Annotated[Path | None, typer.Option(help="TLS key log of a pcap")] = None,
    workers: Annotated[int, typer.Option(help="processes at work", min=1)] = 1,
    lang: Lang = "zh",
) -> None:
    """Say which planted things left the phone in a capture that somebody else made, and in which form."""
    from harness.inspection.capture.inspect_capture import Asked, inspect_capture

    named = tuple(filter(None, (name.strip() for name in domains.split(","))))
    asked = Asked(capture, persona, as_json, named, tuple(lists or ()), keys, workers, lang)
    raise typer.Exit(inspect_capture(asked))


def look(
    image: Annotated[Path | None, typer.Argument(help="a screenshot: PNG, JPEG or WebP")] = None,
    *,
    source: Annotated[Path | None, typer.Option(help="its page source: HTML, Appium XML, or a tree as JSON")] = None,
    as_json: Annotated[Path | None, typer.Option("--json", help="write the labels there, too")] = None,
    kinds: Annotated[bool, typer.Option("--kinds", help="list the kinds of labels")] = False,
    lang: Lang = "zh",
) -> None:
    """Say what a screenshot shows: dialogs, check-in, rankings, numbers, markings ..., each with its place."""
    from harness.inspection.screenshot.look_at_screen import kinds_lines, look_to

    if kinds or image is None:
        typer.echo("\n".join(kinds_lines(lang)))
        return
    typer.echo(look_to(image, source, as_json))
