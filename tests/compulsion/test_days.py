"""A campaign of days on the demo's own clock: killed outright on day two, it goes on on day three with what it knew."""

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from harness.demo.server import DemoServer
from harness.judge.mandatory import State
from harness.model.event import EventKind
from harness.plan.day_clock import TenantDays
from harness.recording.reader import Recording
from tests.compulsion.probed import decisions, results
from tests.end_to_end.stage import APPS, COMMAND, ROOT, environment, harness, recordings, until

pytestmark = pytest.mark.end_to_end


def begun(folder: Path, key: str, server: DemoServer, *more: str) -> Path:
    folder.mkdir()
    written = f"app: {APPS / key}.yaml\nlab: {server.laboratory_file}\ncampaign: demo\n" + "".join(more)
    (folder / "plan.yaml").write_text(written, encoding="utf-8")
    return folder


def resumed(folder: Path) -> str:
    said = harness("resume", folder, "--lang", "en", timeout_s=240)
    assert said.code in (0, 1), said.err + said.out
    return said.out


def days(folder: Path) -> list[str]:
    state = json.loads((folder / "state.json").read_text(encoding="utf-8"))
    return [visit["day"] for visit in state["visits"]]


def killed(folder: Path) -> None:
    """A visit that dies as a whole, once its run has begun."""
    argv = [*COMMAND, "resume", str(folder)]
    before = len(recordings(folder / "runs"))
    process = subprocess.Popen(argv, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL, start_new_session=True)
    assert until(lambda: len(recordings(folder / "runs")) > before, 30)
    os.kill(process.pid, signal.SIGKILL)
    process.wait(10)


def test_killed_on_day_two_it_goes_on_on_day_three(server: DemoServer, tmp_path: Path) -> None:
    folder = begun(tmp_path / "burdened", "burdened", server)
    resumed(folder)
    first = days(folder)
    killed(folder)
    assert days(folder)[:1] == first
    TenantDays(server.laboratory.day_clock).advance()
    for _ in range(2):
        resumed(folder)
        assert days(folder)[0] == first[0]
    assert len(days(folder)) == 3
    assert results(recordings(folder / "runs")[-1])["omit", "check_in"] == "positive"
    assert "concluded: positive" in resumed(folder)


def test_days_without_consequence_and_every_other_probe_make_a_no(server: DemoServer, tmp_path: Path) -> None:
    folder = begun(tmp_path / "optional", "optional", server)
    for _ in range(3):
        resumed(folder)
    last = recordings(folder / "runs")[-1]
    assert results(last)["omit", "every"] == "negative"
    assert {duty: one.state for duty, one in decisions(last, "photo", "check_in").items()} == {
        "photo": State.NO,
        "check_in": State.NO,
    }


def complaints(folder: Path) -> list[tuple[str, str, dict[str, object]]]:
    """What became of the complaint in each recording: its step, how it ended, and the rest."""
    events = (event for made in recordings(folder / "runs") for event in Recording.open(made).events)
    told = (dict(event.data) for event in events if event.kind is EventKind.COMPLAINT)
    return [(str(data["step"]), str(data["outcome"]), data) for data in told]


def test_a_complaint_of_day_one_is_followed_on_day_three_after_a_kill(tmp_path: Path) -> None:
    with DemoServer.start(tmp_path / "server", complaint_days=2) as slow:
        folder = begun(tmp_path / "compliant", "compliant", slow, "complaint: true\nworking_days: 4\n")
        resumed(folder)
        (filed,) = [data for step, _, data in complaints(folder) if step == "receipt"]
        killed(folder)
        TenantDays(slow.laboratory.day_clock).advance()
        resumed(folder)
    told = complaints(folder)
    assert [step for step, _, _ in told].count("filed") == 1
    (last,) = [data for step, _, data in told if step == "tracking" and data["working_days"]]
    assert (last["number"], last["working_days"], last["closed"]) == (filed["number"], 2, True)
    assert ("rating", "done") in [(step, outcome) for step, outcome, _ in told]
    assert len(slow.store.records("complaint")) == 1
