"""The verb `harness stability`: its options. It imports nothing heavy until it is asked for."""

from pathlib import Path
from typing import Annotated, Literal

import typer


def stability(
    app_file: Annotated[Path, typer.Argument(help="the app file (YAML)")],
    *,
    device: Annotated[str, typer.Option(help="a browser device profile: key or file")] = "android-phone",
    starts: Annotated[int, typer.Option(min=0, help="cold, warm and hot starts, each")] = 30,
    sessions: Annotated[int, typer.Option(min=0, help="sessions of seeded random use")] = 50,
    rounds: Annotated[int, typer.Option(min=0, help="rounds of one path, for memory growth")] = 30,
    acts: Annotated[int, typer.Option(min=0, help="random acts in a session, after its core task")] = 3,
    checks: Annotated[bool, typer.Option(help="disturbances and compatibility variants")] = True,
    seed: Annotated[int, typer.Option(help="seed of the random use")] = 1,
    network: Annotated[str, typer.Option(help="host, N1 to N6 or by name")] = "host",
    out: Annotated[Path, typer.Option(help="folder for recordings")] = Path("runs/stability"),
    lab: Annotated[Path | None, typer.Option(help="laboratory file (YAML)")] = None,
    key: Annotated[Path | None, typer.Option(help="signing key; made when missing")] = None,
    campaign: Annotated[str, typer.Option(help="a campaign file with the letter that permits it")] = "stability",
    as_json: Annotated[Path | None, typer.Option("--json", help="write figures and verdicts there")] = None,
    lang: Annotated[Literal["zh", "en"], typer.Option(help="language of what is printed")] = "zh",
) -> None:
    """Start an app again and again, use it at random, disturb it; say how stable and compatible it is (STAB, CMP)."""
    from harness.inspection.stability.course import CoursePlan
    from harness.inspection.stability.try_stability import try_stability
    from harness.inspection.stability.wanted import StabilityWanted

    plan = CoursePlan(starts, sessions, rounds, acts, checks=checks)
    wanted = StabilityWanted(app_file, device, out, plan, seed, lab, network, key, as_json, lang, campaign)
    raise typer.Exit(try_stability(wanted))
