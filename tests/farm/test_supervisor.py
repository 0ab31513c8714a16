"""A run that hangs, dies or never starts is a result; the others go on, and nothing stays behind."""

import io
import shutil
import sys
import textwrap
import time
from pathlib import Path

import psutil
import pytest

from harness.farm.display import PlainLines
from harness.farm.supervisor import Finished, Job, Limits, Supervisor, pytest_argv
from harness.model.run import RunStatus
from harness.run.dead_run import token_of

LIMITS = Limits(silence_s=2.5, whole_s=12.0, grace_s=1.0)


def job(tmp_path: Path, name: str, script: str) -> Job:
    folder = tmp_path / name / "attempt-1"
    text = "import os, sys, time, json\nfrom pathlib import Path\nfolder = Path(sys.argv[1])\n" + textwrap.dedent(
        script
    )
    return Job(name, folder, tmp_path / "key.pem", [sys.executable, "-c", text, str(folder)])


RECORD = """
folder.mkdir(parents=True)
(folder / "run.json").write_text("{}")
events = (folder / "events.jsonl").open("a")
def say(kind, **data):
    print(json.dumps({"kind": kind, "data": data}), file=events, flush=True)
say("scenario_begin", scenario="core_tasks")
"""


def run(*jobs: Job, limits: Limits = LIMITS) -> dict[str, Finished]:
    farm = Supervisor(PlainLines(io.StringIO()), at_once=2, limits=limits, language="en")
    return {one.job.name: one for one in farm.run(jobs, lambda _: None)}


def test_a_killed_run_is_sealed_as_aborted_and_the_next_one_runs(tmp_path: Path) -> None:
    dead = job(tmp_path, "dead", RECORD + "os.kill(os.getpid(), 9)")
    fine = job(tmp_path, "fine", RECORD + "say('run_end', status='complete'); (folder / 'seal.json').write_text('{}')")
    ended = run(dead, fine)
    assert ended["dead"].status is RunStatus.ABORTED
    assert "signal 9" in ended["dead"].why
    assert (dead.folder / "seal.json").is_file()
    assert ended["fine"].status is RunStatus.COMPLETE


def test_silence_ends_a_run(tmp_path: Path) -> None:
    began = time.monotonic()
    ended = run(job(tmp_path, "silent", RECORD + "time.sleep(120)"))
    assert "no event for" in ended["silent"].why
    assert time.monotonic() - began < 60


def test_a_run_that_ignores_the_request_is_killed(tmp_path: Path) -> None:
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + RECORD + "time.sleep(120)"
    ended = run(job(tmp_path, "deaf", deaf))
    assert ended["deaf"].exit_code == -9
    assert ended["deaf"].status is RunStatus.ABORTED


def test_a_run_that_never_recorded_says_why(tmp_path: Path) -> None:
    ended = run(job(tmp_path, "refused", "print('app.yaml: kind: unknown'); sys.exit(2)"))
    assert ended["refused"].status is None
    assert ended["refused"].exit_code == 2
    assert ended["refused"].said == "app.yaml: kind: unknown"


def test_a_full_disk_is_told_whatever_the_run_could_still_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = shutil.disk_usage(tmp_path)._replace(free=100)
    monkeypatch.setattr("harness.farm.supervisor.shutil.disk_usage", lambda _: full)
    ended = run(
        job(tmp_path, "refused", "sys.exit(1)"),
        job(tmp_path, "cut", RECORD + "sys.exit(1)"),
        job(tmp_path, "fine", RECORD + "say('run_end', status='complete'); (folder / 'seal.json').write_text('{}')"),
    )
    for name in ("refused", "cut"):
        assert ended[name].exit_code == 3
        assert "No space left on device" in ended[name].said
        assert "free some space" in ended[name].said
    assert ended["fine"].exit_code == 0


def test_what_a_run_started_is_reaped_with_it(tmp_path: Path) -> None:
    leave = "import subprocess; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
    left = job(tmp_path, "left", RECORD + leave + "sys.exit(1)")
    run(left)
    assert not [p for p in psutil.process_iter() if _carries(p, token_of(left.folder))]


def _carries(process: psutil.Process, token: str) -> bool:
    try:
        return token in process.environ().values() and process.status() != psutil.STATUS_ZOMBIE
    except (psutil.Error, OSError):
        return False


@pytest.mark.parametrize("at_once", [1, 3])
def test_every_job_is_run_once(tmp_path: Path, at_once: int) -> None:
    write = "folder.mkdir(parents=True); (folder / str(os.getpid())).touch()"
    jobs = [job(tmp_path, f"n{i}", write) for i in range(4)]
    Supervisor(PlainLines(io.StringIO()), at_once=at_once, limits=LIMITS).run(jobs, lambda _: None)
    assert [len(list(one.folder.iterdir())) for one in jobs] == [1, 1, 1, 1]


def test_the_command_leaves_this_repositorys_test_settings_out() -> None:
    argv = pytest_argv(["scenarios/test_x.py"], ["--app", "a.yaml"])
    assert "addopts=" in argv
    assert argv[-1].endswith("test_x.py")
