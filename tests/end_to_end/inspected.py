"""One inspection that many tests look at: what it made, what it printed, and the documents it wrote."""

import contextlib
import io
import subprocess
from dataclasses import dataclass
from pathlib import Path

from harness.assess import Assessment
from harness.demo.server import DemoServer
from harness.inspection.documents import conclude
from harness.inspection.runs import Made, make_runs
from harness.inspection.wanted import Wanted
from tests.end_to_end.stage import APPS, COMMAND, PHONE, ROOT, environment, recordings

SCENARIOS = ("launch_refused", "launch_accepted", "core_tasks")
HOSTILE_APP = Path(__file__).with_name("hostile.yaml")


@dataclass(frozen=True, slots=True)
class Inspected:
    """`printed` is all that went to standard output while the runs ran and the verdicts were told."""

    out: Path
    made: Made
    exit_code: int
    printed: str

    def of(self, app: str) -> Assessment:
        return next(one for one in self.made.assessments if one.run.app.key == app)

    def outcomes(self, app: str) -> dict[str, str]:
        return {verdict.rule: verdict.outcome.value for verdict in self.of(app).verdicts}


@dataclass(frozen=True, slots=True)
class HostileRun:
    """The hostile app, run through the command: what it printed, and where its documents lie."""

    out: Path
    code: int
    printed: str

    @property
    def recording(self) -> Path:
        return recordings(self.out)[0]


def inspect_the_demo(server: DemoServer, out: Path) -> Inspected:
    wanted = Wanted(
        app_files=tuple(APPS / f"{app}.yaml" for app in ("burdened", "compliant", "null")),
        devices=(PHONE,),
        out=out,
        scenarios=SCENARIOS,
        laboratory_file=server.laboratory_file,
        campaign="demo",
        at_once=3,
    )
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        made = make_runs(wanted)
        code = conclude(made, wanted)
    return Inspected(out, made, code, printed.getvalue())


def begin_hostile(server: DemoServer, out: Path) -> subprocess.Popen[bytes]:
    scenarios = [part for name in ("launch_accepted", "core_tasks") for part in ("--scenario", name)]
    argv = [*COMMAND, "run", HOSTILE_APP, "--lab", server.laboratory_file, "--out", out, "--jobs", "1", *scenarios]
    return subprocess.Popen(
        [str(part) for part in argv],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=ROOT,
        env=environment(),
    )


def end_hostile(process: subprocess.Popen[bytes], out: Path) -> HostileRun:
    printed, _ = process.communicate(timeout=120)
    return HostileRun(out, process.returncode, printed.decode())
