"""Refusals on a simulated handset: the app that forces gives the same answers there as in a browser."""

from pathlib import Path

import pytest

from harness.demo.server import DemoServer
from harness.inspection.runs import make_runs
from harness.inspection.wanted import Wanted
from harness.model.run import RunStatus
from tests.compulsion.probed import results
from tests.end_to_end.stage import APPS, PHONE

pytestmark = pytest.mark.end_to_end
HANDSET = "simulated-android-14"
REFUSALS = '''"""A gate is not passed, a permission is declined."""

from harness.pytest_plugin import Inspector


def test_refusals(inspector: Inspector) -> None:
    inspector.deny("geolocation")
    inspector.launch()
    inspector.accept_consent()
    inspector.sign_in()
    inspector.probe_standing_gates()
    inspector.probe_declined_permission("geolocation")
'''


def test_refusals_have_the_same_answers_as_in_a_browser(server: DemoServer, tmp_path: Path) -> None:
    scenario = tmp_path / "test_refusals.py"
    scenario.write_text(REFUSALS, encoding="utf-8")
    wanted = Wanted(
        app_files=(APPS / "burdened.yaml",),
        devices=(HANDSET, PHONE),
        out=tmp_path / "runs",
        scenarios=(str(scenario),),
        laboratory_file=server.laboratory_file,
        campaign="demo",
        at_once=2,
    )
    made = make_runs(wanted)
    assert [one.status for one in made.ended] == [RunStatus.COMPLETE] * 2, [one.why for one in made.ended]
    answers = {one.run.device.key: results(one.folder) for one in made.assessments}
    assert answers[HANDSET] == answers[PHONE]
    assert answers[HANDSET] == {("skip_gate", "check_in"): "positive", ("decline_permission", "other"): "positive"}
