"""Three simulated handsets at once, through unmodified adb, Appium and UiAutomator2: the same verdicts as in a browser.

What a handset adds is looked at too: the permission ledger, hooks in the app's process, and that no trace is left.
"""

import contextlib
import socket
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from harness.assess import Assessment
from harness.demo.ground_truth import load_truth, truth_files
from harness.demo.hosts import HOST_APP
from harness.demo.server import DemoServer
from harness.inspection.runs import Made, make_runs
from harness.inspection.wanted import Wanted
from harness.model.event import EventKind
from harness.model.observation import Channel, Kind
from harness.model.run import RunStatus
from harness.plan.app_file import load_app
from harness.recording.reader import Recording
from tests.end_to_end.shelf import shelf
from tests.end_to_end.stage import APPS, living
from tests.end_to_end.test_inspection import COVERED

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(600)]

HANDSETS = {"simulated-android-11": 30, "simulated-android-14": 34, "simulated-android-16": 36}
SCENARIOS = ("launch_accepted", "core_tasks")
ON_ITS_OWN = "simulated-android-14"
OPEN_LIMIT_S = 4.0
ACCUSED = ("violation", "suspect")
WITNESSES = ("called", "booked", "sent")
CLOCK_DOUBT_MS = 500.0


@dataclass(frozen=True, slots=True)
class Handsets:
    """The runs of three apps on simulated handsets: those of the first on three that stood on a shelf, of the others on
    one each that its run has started. `left` is what the shelf's had left of the runs."""

    made: Made
    left: tuple[object, ...] = ()

    def of(self, app: str) -> list[Assessment]:
        return [one for one in self.made.assessments if one.run.app.key == app]


@pytest.fixture(scope="module")
def handsets(server: DemoServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handsets]:
    file, folder = APPS / "burdened.yaml", tmp_path_factory.mktemp("shelf")
    with shelf(server, load_app(file), HANDSETS, folder) as shelved:
        burdened = Wanted(
            app_files=(file,),
            devices=shelved.profiles,
            out=tmp_path_factory.mktemp("handsets"),
            scenarios=SCENARIOS,
            laboratory_file=server.laboratory_file,
            campaign="demo",
            at_once=4,
        )
        compliant = replace(burdened, app_files=(APPS / "compliant.yaml",), devices=(ON_ITS_OWN,))
        hosted = replace(compliant, app_files=(APPS / "hosted" / "mini-program.yaml",))
        made = make_runs(burdened, compliant, hosted)
        yield Handsets(made, (*(one.state()["tunnels"] for one in shelved.handsets), listens(shelved.port)))


def listens(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1.0):
        return True
    return False


def accusations(one: Assessment) -> dict[str, str]:
    return {verdict.rule: verdict.outcome.value for verdict in one.verdicts if verdict.outcome.value in ACCUSED}


def test_every_run_is_complete_and_marked_as_simulated(handsets: Handsets) -> None:
    assert [(one.job.name, one.status, one.why) for one in handsets.made.ended if one.why] == []
    assert [one.status for one in handsets.made.ended] == [RunStatus.COMPLETE] * 5
    for one in handsets.made.assessments:
        clock = next(event.data for event in Recording.open(one.folder).events if event.kind is EventKind.CLOCK)
        assert one.run.device.simulated and clock["simulated"] is True


def test_burdened_is_accused_as_in_the_browser(handsets: Handsets) -> None:
    """By the same words of the ground truth that the browser's run is held to."""
    planted = {one.id: one for one in load_truth(truth_files()["burdened"]).behaviours}
    for one in handsets.of("burdened"):
        outcomes = {verdict.rule: verdict.outcome.value for verdict in one.verdicts}
        wrong = {
            name: outcomes[rule] for name, rule in COVERED.items() if outcomes[rule] not in planted[name].rules[rule]
        }
        assert wrong == {}, one.run.device.key


def test_compliant_is_accused_of_nothing(handsets: Handsets) -> None:
    for one in handsets.of("compliant"):
        assert accusations(one) == {}, one.run.device.key


def test_a_mini_program_is_driven_through_its_host_and_charged_with_nothing_of_the_hosts(handsets: Handsets) -> None:
    (one,) = handsets.of("mini-program")
    assert accusations(one) == {}
    events = Recording.open(one.folder).events
    opened = [event.data for event in events if event.kind is EventKind.HOSTED]
    assert [(data["way"], data["forgotten"]) for data in opened] == [("steps", True)]
    (booked,) = [told.data for told in one.observations if told.kind is Kind.HOSTED_TRAFFIC]
    assert booked["program"] > 0
    assert booked["host"] > 0
    sent = {event.data["host"] for event in events if event.kind is EventKind.REQUEST}
    charged = {str(told.data.get("host", told.subject)) for told in one.observations if told.channel is Channel.TRAFFIC}
    assert HOST_APP in sent - charged
    assert sum(told.kind is Kind.TASK_DONE for told in one.observations) == 2
    untested = {verdict.rule: verdict.why.en for verdict in one.verdicts if verdict.outcome.value == "not_tested"}
    assert "over an encrypted channel of its own" in untested["PI-36"]


def test_ledger_and_hooks_saw_the_same_use(handsets: Handsets) -> None:
    for one in handsets.of("burdened"):
        assert {name for name, covered in one.coverage.channels.items() if covered.ok} >= {
            *("screens", "proxy", "hooks", "logs", "ledger")
        }, one.coverage.channels
        events = Recording.open(one.folder).events
        booked = {event.data["category"] for event in events if event.kind is EventKind.ACCESS}
        called = {event.data["category"] for event in events if event.kind is EventKind.CALL}
        assert "location" in booked & called, one.run.device.key


def test_one_choice_of_a_photograph_is_told_alike_by_screen_hook_ledger_and_traffic(handsets: Handsets) -> None:
    """The system's question on the screen, the query in the app, its booking by the system, the picture that left."""
    (one,) = [one for one in handsets.of("burdened") if one.run.device.key == "simulated-android-14"]
    events = Recording.open(one.folder).events
    seen = [told for told in one.observations if told.kind is Kind.WITNESSED and told.subject == "media"]
    agreed = [access["at_ms"] for told in seen for access in told.data["accesses"] if all(map(access.get, WITNESSES))]
    questions = [event for event in events if event.data.get("why") == "asked for photos, granted"]
    choices = [event for event in events if event.kind is EventKind.STEP and event.data["word"] == "choose_file"]
    asked, chosen = questions[0].t.timestamp() * 1000, choices[0].t.timestamp() * 1000
    assert [at for at in agreed if asked - CLOCK_DOUBT_MS < at < chosen + CLOCK_DOUBT_MS], (agreed, asked, chosen)


def test_each_handset_was_clean_before_and_after_and_nothing_is_left(handsets: Handsets) -> None:
    for one in handsets.made.assessments:
        events = Recording.open(one.folder).events
        states = [event.data["state"] for event in events if event.kind is EventKind.HANDSET]
        assert len(states) >= 2
        assert all(point["clean"] for state in states for point in state.values()), one.run.device.key
        assert living(one.folder) == []


def test_three_at_once_share_one_adb_server_and_leave_nothing_on_it(handsets: Handsets) -> None:
    """No run on a shelved handset starts a server; the shared one is gone, and so is every reverse tunnel."""
    own = {one.run.app.key: (one.folder / "system" / "adb.log").exists() for one in handsets.made.assessments}
    assert own == {"burdened": False, "compliant": True, "mini-program": True}
    assert handsets.left == ({}, {}, {}, False)


def test_a_session_opens_in_four_seconds(handsets: Handsets, capsys: pytest.CaptureFixture[str]) -> None:
    """From the clean handset to the session that Appium has opened, with three at once on this machine."""
    took = {one.run.device.key: opening_s(one.folder) for one in handsets.of("burdened")}
    with capsys.disabled():
        print(f"\nsessions opened in {', '.join(f'{key} {seconds:.1f} s' for key, seconds in took.items())}")
    assert max(took.values()) < OPEN_LIMIT_S


def opening_s(folder: Path) -> float:
    """As the run itself has measured it."""
    events = Recording.open(folder).events
    return max(
        float(event.data["opened_ms"]) / 1000
        for event in events
        if event.kind is EventKind.HANDSET and "opened_ms" in event.data
    )
