"""What was asked for becomes jobs; any mistake in any file or name is told before a job is made."""

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from harness.inspection.wanted import Wanted, jobs_of, known_devices
from harness.model.faults import BadInput

APPS = Path(__file__).resolve().parents[2] / "harness" / "demo" / "apps"


def wanted(out: Path) -> Wanted:
    return Wanted((APPS / "null.yaml", APPS / "compliant.yaml"), ("android-phone", "ios-phone"), out / "new")


def test_a_job_for_each_app_on_each_device(tmp_path: Path) -> None:
    jobs = jobs_of(replace(wanted(tmp_path), scenarios=("launch_unanswered", "core_tasks")))
    assert len({job.folder for job in jobs}) == 4
    assert len({job.name for job in jobs}) == 4
    for job in jobs:
        assert job.folder.is_relative_to(tmp_path / "new")
        assert job.folder.name == "attempt-1"
        assert [word.rpartition("::")[2] for word in job.argv if "::" in word] == [
            "test_launch_unanswered",
            "test_core_tasks",
        ]


def test_every_choice_reaches_the_run(tmp_path: Path) -> None:
    chosen = replace(
        wanted(tmp_path),
        without=("proxy", "frida"),
        campaign="demo",
        proxy_port=8123,
        exploration=(2.5, 70),
        language="en",
        key=tmp_path / "k",
    )
    for job in jobs_of(chosen):
        words = list(job.argv)
        options = {(name, value) for name, value in itertools.pairwise(words)}
        assert {
            ("--without", "proxy"),
            ("--without", "frida"),
            ("--campaign", "demo"),
            ("--proxy-port", "8123"),
            ("--explore-minutes", "2.5"),
            ("--explore-steps", "70"),
            ("--lang", "en"),
            ("--key", str(tmp_path / "k")),
        } <= options
        assert job.key == tmp_path / "k"


def test_each_run_has_a_persona_of_its_own(tmp_path: Path) -> None:
    seeds = [job.argv[list(job.argv).index("--seed") + 1] for job in jobs_of(wanted(tmp_path))]
    assert len(set(seeds)) == len(seeds)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"app_files": (Path("nowhere.yaml"),)}, "nowhere.yaml"),
        ({"devices": ("nokia",)}, "--device nokia"),
        ({"scenarios": ("nope",)}, "--scenario nope"),
        ({"networks": ("mars",)}, "--network"),
        ({"without": ("smell",)}, "--without"),
        ({"laboratory_file": Path("nolab.yaml")}, "nolab.yaml"),
    ],
)
def test_a_mistake_is_told_before_a_folder_is_made(tmp_path: Path, change: dict[str, object], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        jobs_of(replace(wanted(tmp_path), **change))  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_an_out_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("a file")
    with pytest.raises(BadInput, match=r"--out .*new: cannot be made \(File exists\); choose a folder"):
        jobs_of(wanted(tmp_path))


def test_the_repositorys_devices_are_known() -> None:
    assert {"android-phone", "ios-phone", "harmony-phone"} <= {profile.key for profile in known_devices()}
