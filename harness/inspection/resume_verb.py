"""The verb `harness resume`: its options. It imports nothing heavy until it is asked for."""

from pathlib import Path
from typing import Annotated

import typer

from harness.inspection.options import Lang


def resume(
    campaign_dir: Annotated[Path, typer.Argument(help="the campaign's folder, with plan.yaml")],
    *,
    lang: Lang = "zh",
) -> None:
    """Go on with a campaign that needs days: today's visit, from where the last one left it. Call it once a day."""
    from harness.inspection.resume import resume as go_on

    raise typer.Exit(go_on(campaign_dir, lang, typer.echo))
