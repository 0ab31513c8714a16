"""Runs are made and assessed; one that cannot be assessed does not take the others with it."""

import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from harness.assess import Assessment
from harness.farm.supervisor import Finished, Job
from harness.inspection import runs
from harness.inspection.assessor import Assessor
from harness.inspection.campaign_file import named_campaign
from harness.inspection.runs import Made, make_runs
from harness.inspection.wanted import Wanted
from harness.judge.catalogue_file import load_catalogue
from harness.model.faults import EvidenceBroken
from harness.model.run import RunStatus
from harness.model.saying import Saying
from harness.model.verdict import Outcome
from tests.detect.recording_factory import HOST, PERSONA, stage
from tests.report.inspection_factory import a_verdict

CATALOGUE, DEMO = load_catalogue(), named_campaign("demo")
NULL_APP = Path(__file__).resolve().parents[2] / "harness" / "demo" / "apps" / "null.yaml"


def finished(status: RunStatus | None, code: int = 0) -> Finished:
    return Finished(Job("a run", Path("out/x/attempt-1"), Path("key"), ()), code, status, "")


def assessed(tmp_path: Path, outcome: Outcome) -> Assessment:
    begun = stage(tmp_path / outcome)
    begun.request("GET", f"http://{HOST}/?p={PERSONA.phone}", answer={})
    begun.done()
    whole = Assessor(CATALOGUE, DEMO).assess(begun.folder)
    return Assessment(
        **{name: getattr(whole, name) for name in whole.__slots__} | {"verdicts": (a_verdict(outcome=outcome),)}
    )


@pytest.mark.parametrize(
    ("ended", "outcome", "faults", "code"),
    [
        ((finished(RunStatus.COMPLETE),), Outcome.PASS, (), 0),
        ((finished(RunStatus.COMPLETE),), Outcome.SUSPECT, (), 0),
        ((finished(RunStatus.COMPLETE),), Outcome.VIOLATION, (), 1),
        ((finished(RunStatus.INCOMPLETE),), Outcome.PASS, (), 3),
        ((finished(RunStatus.ABORTED),), Outcome.PASS, (), 3),
        ((finished(RunStatus.COMPLETE),), Outcome.PASS, ("x: the disk is full",), 3),
        ((finished(None, 2), finished(RunStatus.COMPLETE)), Outcome.VIOLATION, (), 2),
        ((finished(None, 4),), Outcome.PASS, (), 4),
        ((finished(None, 0),), Outcome.PASS, (), 3),
    ],
)
def test_the_exit_code(
    tmp_path: Path, ended: tuple[Finished, ...], outcome: Outcome, faults: tuple[str, ...], code: int
) -> None:
    assert Made(ended, (assessed(tmp_path, outcome),), faults).exit_code == code


class Farm:
    """Stands in for the supervisor: each job ends as it is told, without a process."""

    statuses: Sequence[RunStatus | None] = ()

    def __init__(self, *_: object, **__: object) -> None:
        return

    def run(self, jobs: Sequence[Job], told: object) -> list[Finished]:
        assert callable(told)
        ended = [Finished(job, 0, status, "") for job, status in zip(jobs, self.statuses, strict=True)]
        for one in ended:
            told(one)
        return ended


@pytest.fixture
def farm(monkeypatch: pytest.MonkeyPatch) -> type[Farm]:
    monkeypatch.setattr(runs, "Supervisor", Farm)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    return Farm


def test_what_recorded_nothing_is_not_assessed_and_a_broken_one_is_told(
    tmp_path: Path, farm: type[Farm], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(farm, "statuses", (RunStatus.COMPLETE, None, RunStatus.ABORTED))
    good = assessed(tmp_path, Outcome.PASS)

    def assess(self: Assessor, folder: Path) -> Assessment:
        if "harmony" in str(folder):
            raise EvidenceBroken(Saying("cannot be read", "无法读取"), "run.json")
        return good

    monkeypatch.setattr(Assessor, "assess", assess)
    wanted = Wanted((NULL_APP,), ("android-phone", "ios-phone", "harmony-phone"), tmp_path / "out", language="en")
    made = make_runs(wanted)
    assert made.assessments == (good,)
    assert len(made.faults) == 1
    assert made.faults[0].endswith("attempt-1: run.json: cannot be read")


def test_a_full_disk_while_judging_is_told_too(
    tmp_path: Path, farm: type[Farm], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(farm, "statuses", (RunStatus.COMPLETE,))

    def assess(self: Assessor, folder: Path) -> Assessment:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Assessor, "assess", assess)
    made = make_runs(Wanted((NULL_APP,), ("android-phone",), tmp_path / "out", language="en"))
    assert made.exit_code == 3
    assert "No space left on device" in made.faults[0]


@pytest.mark.parametrize(("device", "shared"), [("android-phone", 0), ("simulated-android-14", 0), ("pixel-8", 1)])
def test_runs_on_attached_handsets_share_one_adb_server(
    tmp_path: Path, farm: type[Farm], monkeypatch: pytest.MonkeyPatch, device: str, shared: int
) -> None:
    begun: list[str] = []

    @contextmanager
    def server() -> Iterator[None]:
        begun.append("adb")
        yield

    monkeypatch.setattr(runs, "own_adb_server", server)
    monkeypatch.setattr(runs, "jobs_of", lambda _: [])
    make_runs(Wanted((NULL_APP,), (device,), tmp_path / "out", language="en"))
    assert len(begun) == shared
