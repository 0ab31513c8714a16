"""Mini-programs and quick apps in stand-in hosts: every way in, what is charged to them and what is not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import pytest
import yaml

from harness.assess import Assessment
from harness.demo.hosts import BURDENED, COLLECTOR, HOST_APP
from harness.demo.server import DemoServer
from harness.inspection.runs import Made, make_runs
from harness.inspection.wanted import Wanted
from harness.model.event import EventKind
from harness.model.observation import Kind
from harness.model.run import RunStatus
from harness.recording.reader import Recording
from tests.end_to_end.stage import APPS

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(600)]

WX = "wx0123456789abcdef"
LEAKS = (Kind.PERSONAL_DATA_SENT, Kind.LOCATION_SENT, Kind.THIRD_PARTY, Kind.FINGERPRINT_SENT)


@dataclass(frozen=True, slots=True)
class Programs:
    """The runs by the key of their app, and the command's own account of them."""

    made: Made

    def __getitem__(self, key: str) -> Assessment:
        (one,) = [one for one in self.made.assessments if one.run.app.key == key]
        return one

    def opened(self, key: str) -> Mapping[str, Any]:
        events = Recording.open(self[key].folder).events
        return next(event.data for event in events if event.kind is EventKind.HOSTED)


@pytest.fixture(scope="module")
def programs(server: DemoServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Programs]:
    folder = tmp_path_factory.mktemp("files")
    files = (
        _by_link(folder),
        _by_code(folder),
        _lost(folder),
        APPS / "hosted" / "quick-app.yaml",
    )
    wanted = Wanted(
        app_files=files,
        devices=("simulated-android-14",),
        out=tmp_path_factory.mktemp("hosts"),
        scenarios=("launch_accepted", "core_tasks"),
        laboratory_file=server.laboratory_file,
        campaign="demo",
    )
    yield Programs(make_runs(wanted))


def _by_link(folder: Path) -> Path:
    """The burdened app, opened by a link of the platform; nothing puts its state away."""
    return _changed(folder, APPS / "burdened.yaml", "by-link", {"link": f"weixin://dl/business/?appid={WX}"})


def _by_code(folder: Path) -> Path:
    code = cv2.QRCodeEncoder.create().encode(f"https://mp.test/a/?appid={WX}")
    large = cv2.resize(code, None, fx=8, fy=8, interpolation=cv2.INTER_NEAREST)
    cv2.imwrite(str(folder / "code.png"), cv2.copyMakeBorder(large, 32, 32, 32, 32, cv2.BORDER_CONSTANT, value=[255]))
    steps = [{"tap": "扫一扫"}, {"choose_file": {"field": "从相册选取二维码"}}]
    return _changed(folder, APPS / "hosted" / "mini-program.yaml", "by-code", {"qr": "code.png", "open": steps})


def _lost(folder: Path) -> Path:
    return _changed(folder, APPS / "hosted" / "mini-program.yaml", "lost", {"open": [{"tap": "没有这个入口"}]})


def _changed(folder: Path, origin: Path, key: str, in_host: Mapping[str, Any]) -> Path:
    content = yaml.safe_load(origin.read_text(encoding="utf-8"))
    content |= {"key": key, "kind": "mini_program", "in_host": dict(in_host)}
    content["addresses"]["android"] = f"wechat/{WX}"
    path = folder / f"{key}.yaml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return path


def test_link_code_and_quick_app_are_opened_and_used(programs: Programs) -> None:
    status = {one.job.name.split(" ")[0]: one.status for one in programs.made.ended}
    assert {key: status[key] for key in ("by-link", "by-code", "quick-app")} == dict.fromkeys(
        ("by-link", "by-code", "quick-app"), RunStatus.COMPLETE
    )
    assert [programs.opened(key)["way"] for key in ("by-link", "by-code", "quick-app")] == ["link", "steps", "link"]
    for key in ("by-link", "by-code", "quick-app"):
        assert any(one.kind is Kind.TASK_DONE for one in programs[key].observations), key


def test_what_the_program_leaks_is_charged_to_it_and_what_its_host_leaks_is_not(programs: Programs) -> None:
    leaks = [one for one in programs["by-link"].observations if one.kind in LEAKS]
    receivers = {str(one.data.get("host", one.subject)) for one in leaks}
    assert {BURDENED, COLLECTOR} <= receivers
    for key in ("by-link", "by-code", "quick-app"):
        seen = [one for one in programs[key].observations if one.kind in LEAKS]
        assert HOST_APP not in {str(one.data.get("host", one.subject)) for one in seen}, key


def test_what_kept_its_state_is_accused_of_nothing_before_consent_unless_it_asks(programs: Programs) -> None:
    assert programs.opened("by-link")["forgotten"] is False
    asked = [event.data["dialog"] for event in _events(programs["by-link"]) if event.kind is EventKind.CONSENT]
    early = [one for one in programs["by-link"].observations if one.phase == "before_consent" and one.kind in LEAKS]
    assert any(asked) or not early


def test_an_engine_without_a_sealed_channel_can_prove_absence_and_wechat_cannot(programs: Programs) -> None:
    assert programs["quick-app"].coverage.channels["proxy"].ok, programs["quick-app"].coverage.channels["proxy"].why
    assert "encrypted channel" in programs["by-code"].coverage.channels["proxy"].why


def test_a_host_that_does_not_lead_there_is_an_error_of_the_run_and_no_finding(programs: Programs) -> None:
    (ended,) = [one for one in programs.made.ended if one.job.name.startswith("lost")]
    assert ended.status is not RunStatus.COMPLETE
    lost = programs["lost"]
    assert [one.rule for one in lost.verdicts if one.outcome.value in ("violation", "suspect")] == []
    assert "steps through the host do not reach it" in " ".join(lost.faults)


def _events(one: Assessment) -> Any:
    return Recording.open(one.folder).events
