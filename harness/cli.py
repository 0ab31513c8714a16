"""The `harness` command: its verbs in the order of the help, and what a fault becomes. Nothing imports it.

Exit codes: see harness.model.faults. A fault is one plain line on standard error, never a traceback.
"""

import sys
from collections.abc import Callable, Sequence
from typing import cast

import typer

from harness import __version__
from harness.inspection.capture_verb import calibrate, inspect, look
from harness.inspection.comparison.verb import compare
from harness.inspection.laboratory_verb import devices, doctor, rules
from harness.inspection.network_verb import ipv6, network
from harness.inspection.recording_verb import answer, judge, query, report, verify
from harness.inspection.resume_verb import resume
from harness.inspection.run_verb import demo, run, serve_demo
from harness.inspection.stability.verb import stability
from harness.model.faults import EXIT_INCOMPLETE, EXIT_INTERRUPTED, HarnessError
from harness.model.saying import Language

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="政务应用动态检测 · run-time test harness",
)


def version() -> None:
    """Print the version."""
    typer.echo(__version__)


VERBS: tuple[Callable[..., None], ...] = (
    *(run, demo, serve_demo, report, calibrate, inspect, look, verify, compare, ipv6, network, resume, stability),
    *(doctor, devices, rules, answer, judge, query, version),
)
for verb in VERBS:
    app.command(verb.__name__.replace("_", "-"))(verb)


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
