"""The verbs that drive apps, `harness run`, `demo` and `serve-demo`: their options.

Nothing heavy is imported until it is asked for.
"""

from pathlib import Path
from typing import Annotated

import typer

from harness.inspection.options import (
    AppFile,
    CalibrationFile,
    CampaignName,
    Devices,
    KeyFile,
    LabFile,
    Lang,
    Networks,
    Out,
    Scenarios,
    Without,
)


def run(
    app_file: AppFile,
    *,
    device: Devices = None,
    scenario: Scenarios = None,
    network: Networks = None,
    out: Out = Path("runs"),
    lab: LabFile = None,
    without: Without = None,
    key: KeyFile = None,
    campaign: CampaignName = "default",
    seed: Annotated[int, typer.Option(help="seed of the personas")] = 1,
    jobs: Annotated[int, typer.Option(help="runs at the same time")] = 2,
    proxy_port: Annotated[int, typer.Option(help="a fixed port for the proxy, for one run at a time; 0: any")] = 0,
    longest: Annotated[int, typer.Option(min=1, help="minutes after which a run is ended")] = 15,
    explore_minutes: Annotated[float, typer.Option(min=0.1, max=6, help="scenario explorer, a role: at most")] = 5.0,
    explore_steps: Annotated[int, typer.Option(min=1, help="scenario explorer: acts at most")] = 2000,
    calibration: CalibrationFile = None,
    lang: Lang = "zh",
) -> None:
    """Run scenarios of one app on devices and networks, judge what was recorded, and write a report."""
    from harness.inspection.documents import conclude
    from harness.inspection.runs import make_runs
    from harness.inspection.wanted import Wanted

    wanted = Wanted(
        app_files=(app_file,),
        devices=tuple(device or ("android-phone",)),
        scenarios=tuple(scenario or ()),
        networks=tuple(network or ("host",)),
        out=out,
        laboratory_file=lab,
        without=tuple(without or ()),
        key=key,
        campaign=campaign,
        seed=seed,
        at_once=jobs,
        proxy_port=proxy_port,
        longest_minutes=longest,
        exploration=(explore_minutes, explore_steps),
        calibration=calibration,
        language=lang,
    )
    raise typer.Exit(conclude(make_runs(wanted), wanted))


def demo(
    out: Out = Path("runs/demo"),
    jobs: Annotated[int, typer.Option(help="runs at the same time")] = 5,
    lang: Lang = "zh",
    device: Devices = None,
    subject: Annotated[list[str] | None, typer.Option(help="burdened, compliant, null; may be repeated")] = None,
) -> None:
    """Inspect the three calibration apps on three phones and compare with their ground truth."""
    from harness.inspection.demonstration import demonstrate

    raise typer.Exit(demonstrate(out, jobs, lang, tuple(device or ()), tuple(subject or ())))


def serve_demo(out: Out = Path("runs/demo-server")) -> None:
    """Serve the calibration apps until Ctrl-C, for `harness run` and plain pytest."""
    from harness.demo.server import DemoServer

    with DemoServer.start(out) as server:
        typer.echo(f"--lab {server.laboratory_file}")
        _wait_for_interrupt()


def _wait_for_interrupt() -> None:
    import signal

    signal.sigwait({signal.SIGINT, signal.SIGTERM})
