"""The `harness` command: one short function a verb. Nothing imports it.

Exit codes: see harness.model.faults. A fault is one plain line on standard error, never a traceback.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal, cast

import typer

from harness import __version__
from harness.inspection.comparison.verb import compare
from harness.inspection.network_verb import ipv6, network
from harness.inspection.resume_verb import resume
from harness.inspection.stability.verb import stability
from harness.model.faults import EXIT_INCOMPLETE, EXIT_INTERRUPTED, EXIT_MISSING_COMPONENT, EXIT_OK, HarnessError
from harness.model.saying import Language

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
Networks = Annotated[list[str] | None, typer.Option("--network", help="host, N1 to N6 or by name; may be repeated")]
Without = Annotated[list[str] | None, typer.Option(help="switch a channel off: screens, proxy, hooks, frida, logs")]
LabFile = Annotated[Path | None, typer.Option(help="laboratory file (YAML): who it is; names and CAs of a test tenant")]
KeyFile = Annotated[Path | None, typer.Option(help="signing key; made when missing (default OUT/laboratory-key.pem)")]
CalibrationFile = Annotated[
    Path | None, typer.Option(help="the calibration record that the report cites (default: the one beside the data)")
]
CampaignName = Annotated[str, typer.Option(help="a campaign: its name or a YAML file")]
Runs = Annotated[list[Path], typer.Argument(help="recordings (folders)")]
ReportOut = Annotated[Path, typer.Option(help="folder for the report")]
Formats = Annotated[str, typer.Option("--format", help="html, json, docx, pdf, xlsx, junit; several with commas")]
OrderFile = Annotated[Path | None, typer.Option(help="order file (YAML): customer, dates, sampling, who authorises")]


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


@app.command()
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


@app.command()
def calibrate(
    seed: Annotated[int, typer.Option(help="seed of the corpus")] = 1,
    cases: Annotated[int, typer.Option(min=1, help="about how many cases")] = 3000,
    out: Annotated[Path, typer.Option(help="where the calibration record goes")] = Path("runs/calibration.json"),
    as_json: Annotated[bool, typer.Option("--json", help="print the record instead of the table")] = False,
) -> None:
    """Play known leaks and hard negatives through the traffic engine; 1 when a figure is below its limit."""
    from harness.inspection.calibration.calibrate import calibrate as play_corpus

    raise typer.Exit(play_corpus(seed, cases, out, as_json))


@app.command()
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


@app.command()
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


@app.command()
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


for verb in (compare, ipv6, network, resume, stability):
    app.command()(verb)


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
def devices(
    words: Annotated[list[str] | None, typer.Argument(help="one device: accept SERIAL, or return SERIAL")] = None,
    *,
    connect: Annotated[list[str] | None, typer.Option(help="host:port of a device on the network; repeatable")] = None,
    lang: Lang = "zh",
) -> None:
    """List profiles and what is attached. `accept SERIAL` proves a device, `return SERIAL` lets it serve again."""
    from harness.inspection.attached.attached_devices import accept_device, device_lines, verb_and_serial
    from harness.inspection.attached.return_device import return_device
    from harness.inspection.wanted import known_devices

    if words:
        verb, serial = verb_and_serial(words)
        act = return_device if verb == "return" else accept_device
        raise typer.Exit(act(serial, lang, typer.echo))
    typer.echo("\n".join(device_lines(known_devices(), lang, connect or ())))


@app.command()
def rules(
    words: Annotated[list[str] | None, typer.Argument(help="one rule whole: explain A14-2a")] = None,
    *,
    article: Annotated[str, typer.Option(help="only this Article, e.g. 14")] = "",
    family: Annotated[str, typer.Option(help="only this family, e.g. PI, A16-IPV6")] = "",
    state: Annotated[str, typer.Option(help="only this state: automatic, assisted, document, cannot")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="as JSON")] = False,
    lang: Lang = "zh",
) -> None:
    """List the rules and how many decide today, or show one whole."""
    from harness.inspection.show_rules import rules_text

    typer.echo(rules_text(words or (), lang, article=article, family=family, state=state, as_json=as_json))


@app.command()
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


@app.command()
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


@app.command()
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


def main() -> None:
    """The command's entry: turns a fault into one line and its exit code."""
    try:
        app()
    except HarnessError as fault:
        print(fault.line(_language(sys.argv)), file=sys.stderr)
        raise SystemExit(fault.exit_code) from None
    except OSError as fault:
        from harness.inspection.disk_fault import disk_fault

        refused = disk_fault(fault)
        if refused is None:
            raise
        print(refused.line(_language(sys.argv)), file=sys.stderr)
        raise SystemExit(EXIT_INCOMPLETE) from None
    except KeyboardInterrupt:
        raise SystemExit(EXIT_INTERRUPTED) from None


if __name__ == "__main__":
    main()
