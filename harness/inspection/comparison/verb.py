"""The verb `harness compare`: its options. Nothing heavy is imported until it is asked for."""

from pathlib import Path
from typing import Annotated, Literal

import typer


def compare(
    baseline: Annotated[Path, typer.Argument(help="the filed version: a recording, or a folder of recordings")],
    live: Annotated[Path, typer.Argument(help="the version that runs: a recording, or a folder of recordings")],
    *,
    campaign: Annotated[str, typer.Option(help="a campaign: its name or a YAML file")] = "default",
    as_json: Annotated[bool, typer.Option("--json", help="as JSON")] = False,
    lang: Annotated[Literal["zh", "en"], typer.Option(help="language of what is printed")] = "zh",
) -> None:
    """Say what is new, gone or moved between two versions (Article 11), how grave, and how much of it is noise.

    0: no major change; 1: a major one; 3: none, but not everything could be compared.
    """
    from harness.inspection.assessor import Assessor
    from harness.inspection.campaign_file import campaign_of
    from harness.inspection.comparison.lines import compared_json, compared_lines
    from harness.inspection.comparison.versions import compare_versions
    from harness.judge.catalogue_file import load_catalogue

    read_as = campaign_of(campaign)
    compared = compare_versions(baseline, live, read_as, Assessor(load_catalogue(), read_as).assess)
    typer.echo(compared_json(compared) if as_json else "\n".join(compared_lines(compared, lang)))
    raise typer.Exit(compared.exit_code)
