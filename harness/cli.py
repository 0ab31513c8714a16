"""The `harness` command: one short function a verb. Nothing imports it.

Exit codes: see harness.model.faults. A fault is one plain line on standard error, never a traceback.
"""

import errno
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal, cast

import typer

from harness import __version__
from harness.model.faults import (
    EXIT_FAILED,
    EXIT_INCOMPLETE,
    EXIT_INTERRUPTED,
    EXIT_MISSING_COMPONENT,
    EXIT_OK,
    CaptureLost,
    HarnessError,
)
from harness.model.saying import Language, Saying

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="政务应用动态检测 · run-time test harness",
)

Lang = Annotated[Literal["zh", "en"], typer.Option(help="language of what is printed")]
Out = Annotated[Path, typer.Option(help="folder for recordings and reports")]
AppFile = Annotated[Path, typer.Argument(help="the app file (YAML)")]
Devices = Annotated[list[str] | None, typer.Option("--device", help="a device profile: key or file; may be repeated")]
Scenarios = Annotated[list[str] | None, typer.Option("--scenario", help="a scenario: name or file; may be repeated")]
Networks = Annotated[list[str] | None, typer.Option("--network", help="a network; may be repeated")]
Without = Annotated[list[str] | None, typer.Option(help="switch a channel off: screens, proxy, hooks, frida, logs")]
LabFile = Annotated[Path | None, typer.Option(help="laboratory file (YAML): names and CAs of a test tenant")]
KeyFile = Annotated[Path | None, typer.Option(help="signing key; made when missing (default OUT/laboratory-key.pem)")]
CampaignName = Annotated[str, typer.Option(help="a campaign: its name or a YAML file")]
Runs = Annotated[list[Path], typer.Argument(help="recordings (folders)")]
ReportOut = Annotated[Path, typer.Option(help="folder for the report")]
Formats = Annotated[str, typer.Option("--format", help="html, json or both with a comma")]


@app.command()
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
        language=lang,
    )
    raise typer.Exit(conclude(make_runs(wanted), wanted))


@app.command()
def demo(
    out: Out = Path("runs/demo"),
    jobs: Annotated[int, typer.Option(help="runs at the same time")] = 3,
    lang: Lang = "zh",
    device: Devices = None,
    subject: Annotated[list[str] | None, typer.Option(help="burdened, compliant, null; may be repeated")] = None,
) -> None:
    """Inspect the three calibration apps on three phones and compare with their ground truth."""
    from harness.inspection.demonstration import demonstrate

    raise typer.Exit(demonstrate(out, jobs, lang, tuple(device or ()), tuple(subject or ())))


@app.command("serve-demo")
def serve_demo(out: Out = Path("runs/demo-server")) -> None:
    """Serve the calibration apps until Ctrl-C, for `harness run` and plain pytest."""
    from harness.demo.server import DemoServer

    with DemoServer.start(out) as server:
        typer.echo(f"--lab {server.laboratory_file}")
        _wait_for_interrupt()


@app.command()
def report(
    runs: Runs,
    out: ReportOut = Path("runs/report"),
    formats: Formats = "html,json",
    campaign: CampaignName = "default",
    lang: Lang = "zh",
) -> None:
    """Judge recordings anew and write a report about them."""
    from harness.inspection.documents import report_on

    for path in report_on(runs, out, formats.split(","), campaign, lang):
        typer.echo(str(path))


@app.command()
def verify(
    runs: Runs,
    public_key: Annotated[Path | None, typer.Option(help="the laboratory's public key (PEM)")] = None,
    lang: Lang = "zh",
) -> None:
    """Say whether recordings are intact (0), incomplete (3) or tampered (1), and where."""
    from harness.inspection.given_folders import refuse_no_folder
    from harness.recording.signing_key import load_public_key
    from harness.recording.verify import verify as examine

    known = load_public_key(public_key) if public_key else None
    refuse_no_folder(runs)
    states = []
    for folder in runs:
        examination = examine(folder, known)
        states.append(examination.state)
        typer.echo(f"{folder}: {_STATES[examination.state].say(lang)}")
        for finding in examination.findings:
            typer.echo(f"  {finding.say(lang)}")
    raise typer.Exit(EXIT_FAILED if "tampered" in states else EXIT_INCOMPLETE if "incomplete" in states else EXIT_OK)


_STATES = {
    "intact": Saying("intact", "完整、未被改动"),
    "incomplete": Saying("incomplete", "不完整"),
    "tampered": Saying("tampered", "已被改动"),
}


@app.command()
def doctor(as_json: Annotated[bool, typer.Option("--json", help="as JSON")] = False, lang: Lang = "zh") -> None:
    """List every component with its version, and what is lost without it."""
    from harness.devices.components import survey
    from harness.devices.doctor import doctor_json, doctor_lines

    components = survey()
    typer.echo(doctor_json(components) if as_json else "\n".join(doctor_lines(components, lang)))
    missing = any(not one.usable and one.needed for one in components)
    raise typer.Exit(EXIT_MISSING_COMPONENT if missing else EXIT_OK)


@app.command()
def devices(lang: Lang = "zh") -> None:
    """List the device profiles."""
    from harness.inspection.wanted import known_devices

    mark = Saying("simulated", "模拟")
    for profile in known_devices():
        note = f" ({mark.say(lang)})" if profile.simulated else ""
        size = f"{profile.width_dp}x{profile.height_dp}@{profile.scale:g}"
        typer.echo(f"{profile.key:16} {profile.name}{note}  {profile.platform}/{profile.imitates} {size}")


@app.command()
def rules(
    rule: Annotated[str | None, typer.Argument(help="one rule, e.g. A14-2a")] = None,
    article: Annotated[str, typer.Option(help="only this Article, e.g. 14")] = "",
    state: Annotated[str, typer.Option(help="only this state: automatic, assisted, document, cannot")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="as JSON")] = False,
    lang: Lang = "zh",
) -> None:
    """List the rules, or show one whole."""
    from harness.judge.catalogue_file import load_catalogue
    from harness.judge.explain import explain_lines, find_rule, list_lines, rule_json, select_rules

    catalogue = load_catalogue()
    chosen = (find_rule(catalogue, rule),) if rule else select_rules(catalogue, article, state)
    if as_json:
        typer.echo(json.dumps([rule_json(one) for one in chosen], ensure_ascii=False, indent=1))
        return
    typer.echo("\n".join(explain_lines(chosen[0], lang) if rule else list_lines(chosen, lang)))


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(__version__)


def _wait_for_interrupt() -> None:
    import signal

    signal.sigwait({signal.SIGINT, signal.SIGTERM})


def _language(argv: Sequence[str]) -> Language:
    """The language that was asked for, also when the rest of the command line cannot be read."""
    for flag, value in zip(argv, [*argv[1:], ""], strict=True):
        if flag in ("--lang=en", "--lang=zh"):
            return cast(Language, flag.removeprefix("--lang="))
        if flag == "--lang" and value in ("zh", "en"):
            return cast(Language, value)
    return "zh"


# What the file system may refuse us; any other OSError is a mistake of ours and shows itself whole.
_DISK_FAULTS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM)


def _disk_fault(fault: OSError) -> CaptureLost:
    reason = fault.strerror or type(fault).__name__
    mend = Saying("free some space or choose another --out folder", "释放磁盘空间，或用 --out 另选文件夹")
    what = Saying(f"cannot be written ({reason})", f"无法写入（{reason}）")
    return CaptureLost(what, str(fault.filename or "--out"), mend)


def main() -> None:
    """The command's entry: turns a fault into one line and its exit code."""
    try:
        app()
    except HarnessError as fault:
        print(fault.line(_language(sys.argv)), file=sys.stderr)
        raise SystemExit(fault.exit_code) from None
    except OSError as fault:
        if fault.errno not in _DISK_FAULTS:
            raise
        print(_disk_fault(fault).line(_language(sys.argv)), file=sys.stderr)
        raise SystemExit(EXIT_INCOMPLETE) from None
    except KeyboardInterrupt:
        raise SystemExit(EXIT_INTERRUPTED) from None


if __name__ == "__main__":
    main()
