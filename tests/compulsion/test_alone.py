"""With the explorer alone, nothing scripted: what is forced is proved directly, what is not comes out negative."""

from pathlib import Path

import pytest
import yaml

from harness.demo.server import DemoServer
from harness.detect.coverage import coverage_of
from harness.drive.probes.unrelated import UNRELATED
from harness.judge.mandatory import State
from harness.recording.reader import Recording
from tests.compulsion.probed import decisions, direct_proofs, found, results
from tests.end_to_end.stage import APPS, harness, recordings

pytestmark = pytest.mark.end_to_end
PROBES = Path("scenarios/probes")
# Every duty that a rule asks about (harness/judge/catalogue).
DUTIES = (
    *("check_in", "ranking", "online_time", "learning", "photo", "video", "trail"),
    *("share", "invite", "download", "login", "form", "other"),
)
FORCED = ("check_in", "ranking", "online_time", "learning", "photo", "trail", "share", "download", "login", "form")


# What nobody but the sponsor can say: what it is and where, whose accounts there are. Everything else is to be found.
KNOWN = ("key", "name", "sponsor", "kind", "audience", "version", "addresses", "first_party_domains", "accounts")


def alone(key: str, folder: Path) -> Path:
    """An app file without sign-in, gate, task, form or word that may be tapped."""
    written = yaml.safe_load((APPS / f"{key}.yaml").read_text(encoding="utf-8"))
    path = folder / f"{key}.yaml"
    path.write_text(yaml.safe_dump({name: written[name] for name in KNOWN}, allow_unicode=True), encoding="utf-8")
    return path


def test_every_feature_that_burdened_forces_is_proved_by_a_direct_protocol(server: DemoServer, tmp_path: Path) -> None:
    app_file = alone("burdened", tmp_path)
    asked = ("--scenario", PROBES / "test_functions_found.py", "--scenario", PROBES / "test_compulsion.py")
    lab = ("--lab", server.laboratory_file, "--campaign", "demo", "--lang", "en")
    said = harness("run", app_file, *asked, *lab, "--out", tmp_path / "out", timeout_s=600)
    assert said.code in (0, 1), said.err + said.out
    (folder,) = recordings(tmp_path / "out")
    assert len(found(folder, "grassroots", "functions")) >= UNRELATED
    assert found(folder, "grassroots", "forms") == {"走访填报"}
    assert not {"提交填报", "返回"} & found(folder, "grassroots", "functions")
    direct = [("skip_gate", "check_in"), ("leave_out_field", "photo"), ("drop_field", "photo")]
    direct.append(("leave_timer", "learning"))
    assert results(folder)["skip_gate", "share"] == "unknown"  # nobody says what lies under the dialog of one page
    covered = coverage_of(Recording.open(folder)).scenarios
    assert covered["menu_walk"].ok and covered["core_tasks"].ok, covered
    assert {key: results(folder)[key] for key in direct} == dict.fromkeys(direct, "positive")
    proved = direct_proofs(folder, *FORCED)
    assert {duty for duty, protocols in proved.items() if not protocols} == set(), proved
    assert {duty: one.state for duty, one in decisions(folder, *FORCED).items()} == dict.fromkeys(FORCED, State.YES)


def test_every_feature_of_compliant_comes_out_negative_after_three_days(server: DemoServer, tmp_path: Path) -> None:
    folder = tmp_path / "campaign"
    folder.mkdir()
    app_file = alone("compliant", tmp_path)
    plan = {"app": str(app_file), "lab": str(server.laboratory_file), "campaign": "demo"}
    (folder / "plan.yaml").write_text(yaml.safe_dump(plan, allow_unicode=True), encoding="utf-8")
    for _ in range(3):
        said = harness("resume", folder, "--lang", "en", timeout_s=700)
        assert said.code == 0, said.err + said.out
    last = recordings(folder / "runs")[-1]
    assert set(results(last).values()) == {"negative"}
    assert len(found(last, "grassroots", "functions")) >= UNRELATED
    assert "运行概览" in found(last, "superior", "functions")
    decided = decisions(last, *DUTIES)
    assert {duty: (one.state, one.missing) for duty, one in decided.items()} == dict.fromkeys(DUTIES, (State.NO, ()))
