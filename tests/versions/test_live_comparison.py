"""A version that nobody filed, run live against the filed one: every change is listed and graded, and nothing else."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from harness.demo.server import DemoServer
from tests.end_to_end.stage import APPS, harness, recordings

pytestmark = pytest.mark.end_to_end
SCENARIOS = ("scenarios/test_functions.py", "scenarios/test_superior_view.py")
# (category, way, name): grade, as harness/analysis/change/grades.yaml has it under the reading `listed`.
CHANGES = {
    ("function", "new", "check_in"): "major",
    ("function", "new", "每日打卡"): "major",
    ("function", "new", "扫码办事"): "ordinary",
    ("function", "gone", "附近网点"): "ordinary",
    ("function", "gone", "查看附近网点"): "ordinary",
    ("function", "moved", "办理时长"): "minor",
    ("permission", "new", "camera"): "major",
    ("receiver", "new", "collect.tuiliu-sdk.test"): "ordinary",
    ("role", "new", "superior"): "major",
}


@pytest.fixture(scope="module")
def filed(real_components: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two recordings of the filed version, which had no superior account."""
    folder = tmp_path_factory.mktemp("filed")
    with DemoServer.start(folder / "server") as server:
        for seed in (1, 2):
            recorded(app_file(folder, superior=False), server, folder / f"seed-{seed}", seed)
    return folder


def app_file(folder: Path, *, superior: bool, version: str = "2.0.1") -> Path:
    written = yaml.safe_load((APPS / "compliant.yaml").read_text(encoding="utf-8")) | {"version": version}
    if not superior:
        for listed in ("accounts", "core_tasks"):
            written[listed] = [one for one in written[listed] if one["role"] != "superior"]
    path = folder / "compliant.yaml"
    path.write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    return path


def recorded(app: Path, server: DemoServer, out: Path, seed: int = 1) -> Path:
    asked = [word for name in SCENARIOS for word in ("--scenario", name)]
    lab = ("--lab", server.laboratory_file, "--campaign", "demo", "--lang", "en", "--seed", str(seed))
    said = harness("run", app, *asked, *lab, "--out", out, timeout_s=300)
    assert recordings(out), said.err + said.out
    return out


def compared(baseline: Path, live: Path) -> tuple[int, Mapping[str, Any]]:
    said = harness("compare", baseline, live, "--json", timeout_s=300)
    (pair,) = json.loads(said.out)["pairs"]
    return said.code, pair


def test_two_recordings_of_one_version_differ_in_nothing(filed: Path) -> None:
    code, pair = compared(filed / "seed-1", filed / "seed-2")
    assert pair["changes"] == []
    assert (pair["noise"]["pairs"], pair["noise"]["per_pair"]) == (1, 0.0)
    assert code in (0, 3)


def test_every_change_of_an_altered_version_is_listed_and_graded(filed: Path, tmp_path: Path) -> None:
    with DemoServer.start(tmp_path / "server", altered=True) as server:
        live = recorded(app_file(tmp_path, superior=True, version="2.1.0"), server, tmp_path / "live")
    code, pair = compared(filed, live)
    found = {(one["category"], one["way"], one["name"]): one["grade"] for one in pair["changes"]}
    assert {key: found.get(key) for key in CHANGES} == CHANGES, found
    assert code == 1
    assert all(one["evidence"] for one in pair["changes"] if one["category"] != "identity")
    assert {one["rule"]: one["outcome"] for one in pair["verdicts"]}["A11-1"] == "suspect"
