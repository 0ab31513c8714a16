"""What UiAutomator cannot see into is seen and touched through a WebView's context, where its host allows it."""

import json
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from harness.assess import Assessment
from harness.demo.server import DemoServer
from harness.devices.android.adb_server import PORT_VARIABLE, AdbServer
from harness.devices.port import free_port
from harness.devices.process_tree import ProcessTree
from harness.inspection.runs import make_runs
from harness.inspection.wanted import Wanted
from harness.model.event import EventKind
from harness.model.observation import Kind
from harness.plan.laboratory_file import load_laboratory
from harness.recording.reader import Recording
from harness.simulated.android.handset import SimulatedHandset
from tests.end_to_end.stage import APPS

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(600)]

PROGRAM = "wechat/wx0123456789abcdef"
CONTEXT = "WEBVIEW_com.tencent.mm:appbrand0"
PROFILE = """name: 宿主测试机
platform: android
imitates: android
simulated: true
width_dp: 411
height_dp: 914
scale: 2.625
match: {{serial: ["{serial}"]}}
"""


@contextmanager
def host_on_a_handset(server: DemoServer, folder: Path, options: Sequence[str]) -> Iterator[Path]:
    """An attached stand-in with the host on it; the profile file that means it."""
    laboratory = load_laboratory(server.laboratory_file)
    names = folder / "names.json"
    names.write_text(json.dumps({name: f"{to.address}:{to.port}" for name, to in laboratory.resolve.items()}))
    authority = ["--authority", laboratory.upstream_ca] if laboratory.upstream_ca else []
    tree, environment = ProcessTree(f"hosts-{uuid.uuid4().hex[:8]}"), pytest.MonkeyPatch()
    environment.setenv(PORT_VARIABLE, str(free_port()))
    environment.setenv("XDG_STATE_HOME", str(folder / "state"))
    put = ["--package", PROGRAM, "--label", "云台通办", "--resolve", str(names), *authority, *options]
    try:
        adb = AdbServer.begin(tree, folder / "adb.log")
        page = "https://banshi.yuntai.test/"
        with SimulatedHandset.start(app=page, rooted=True, folder=folder / "handset", options=put) as handset:
            adb.ready(handset.serial)
            profile = folder / "host-phone.yaml"
            profile.write_text(PROFILE.format(serial=handset.serial), encoding="utf-8")
            yield profile
    finally:
        environment.undo()
        tree.end_all()


def inspected(server: DemoServer, folder: Path, *options: str) -> Assessment:
    with host_on_a_handset(server, folder, options) as profile:
        wanted = Wanted(
            app_files=(APPS / "hosted" / "mini-program.yaml",),
            devices=(str(profile),),
            out=folder / "runs",
            scenarios=("launch_accepted", "core_tasks"),
            laboratory_file=server.laboratory_file,
            campaign="demo",
        )
        (made,) = make_runs(wanted).assessments
    return made


def told(made: Assessment, kind: EventKind) -> list[dict[str, object]]:
    return [dict(event.data) for event in Recording.open(made.folder).events if event.kind is kind]


def sources(made: Assessment) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted((made.folder / "screens").glob("*.html")))


def test_a_host_that_lets_debuggers_in_is_used_through_its_web_context(server: DemoServer, tmp_path: Path) -> None:
    made = inspected(server, tmp_path, "--debuggable", "--mute-pages")
    assert made.faults == ()
    (opened,) = told(made, EventKind.HOSTED)
    assert (opened["contexts"], opened["no_context"], opened["elements"]) == ([CONTEXT], "", "web_context")
    assert any(one.kind is Kind.TASK_DONE for one in made.observations), made.faults
    assert [one["outcome"] for one in told(made, EventKind.LOGIN)] == ["done"]
    assert f"<!-- {CONTEXT} -->" in sources(made)
    # Its own traffic is booked on the program, whoever touched it.
    assert any(one.kind is Kind.HOSTED_TRAFFIC and one.data["program"] for one in made.observations)


def test_a_host_that_lets_nobody_in_is_said_to(server: DemoServer, tmp_path: Path) -> None:
    made = inspected(server, tmp_path, "--mute-pages")
    (opened,) = told(made, EventKind.HOSTED)
    assert (opened["contexts"], opened["elements"]) == ([], "picture")
    assert "no WebView of the host hears debuggers" in str(opened["no_context"])
    assert not any(one.kind is Kind.TASK_DONE for one in made.observations)
    assert not any(one.outcome.value == "violation" for one in made.verdicts)
