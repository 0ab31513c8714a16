"""One session of use: counted when it is the app's, written down in any case, and not repeated."""

import pytest

from harness.devices.page_state import PageState, ScriptFault
from harness.drive.trial.use import CLOSED, use_app
from harness.model.event import EventKind
from harness.model.faults import DeviceLost
from harness.model.saying import Saying
from tests.drive.paper_phone import PaperPhone, button, step, task, text
from tests.drive.trial.paper_trial import FINE, PaperTrial, like, stage, told

TASKS = ({"core_tasks": (task("看通知", step("tap", text="通知"), step("expect", text="通知")),)},)
ERROR = (ScriptFault("TypeError", ("at a (b:1:2)",)),)


def visitor_task() -> dict[str, object]:
    from dataclasses import replace

    return {"core_tasks": tuple(replace(one, role="visitor") for one in TASKS[0]["core_tasks"])}


def phone() -> PaperPhone:
    return PaperPhone(lambda _: [text("首页"), button("通知"), button("我的")])


def test_a_good_session_is_closed_and_core() -> None:
    one = stage(phone(), PaperTrial(), **visitor_task())
    proved: list[bool] = []
    one.prove = lambda: proved.append(True)
    use = use_app(one, 1, seed=3, acts=3)
    assert (use.ended, use.counts, proved) == ("ok", True, [True])
    assert told(one, EventKind.SESSION_END) == [{"session": 1, "outcome": CLOSED, "ended": "ok"}]
    assert told(one, EventKind.TASK)[0]["core"] is True
    assert told(one, EventKind.BREAKDOWN) == []


def test_a_white_screen_after_an_error_ends_it_as_a_crash_that_counts() -> None:
    one = stage(phone(), PaperTrial(lambda: like(blank=True, errors=ERROR)), **visitor_task())
    use = use_app(one, 1, seed=3, acts=3)
    assert (use.ended, use.counts) == ("crash", True)
    assert told(one, EventKind.BREAKDOWN)[0]["what"] == "crash"
    assert told(one, EventKind.SESSION_END)[0]["outcome"] == CLOSED
    assert not [word for word in told(one, EventKind.STEP) if word["word"].startswith("monkey")]


def test_an_error_after_which_no_control_has_an_effect_is_a_crash_too() -> None:
    dead = stage(phone(), PaperTrial(lambda: like(errors=ERROR)), **visitor_task())
    assert use_app(dead, 1, seed=3, acts=1).ended == "crash"
    changes = iter(range(10_000))
    alive = stage(phone(), PaperTrial(lambda: like(errors=ERROR, changes=next(changes))), **visitor_task())
    assert use_app(alive, 1, seed=3, acts=1).ended == "ok"


def test_a_lost_page_counts_and_a_lost_device_does_not() -> None:
    def lost() -> PageState:
        raise DeviceLost(Saying("gone", "没了"))

    crashed = stage(phone(), PaperTrial(lost, gone="crash"), **visitor_task())
    assert use_app(crashed, 1, 3, 1).ended == "crash"
    device = stage(phone(), PaperTrial(lost, gone="device"), **visitor_task())
    with pytest.raises(DeviceLost):
        use_app(device, 1, 3, 1)
    assert told(device, EventKind.SESSION_END)[0]["outcome"] != CLOSED
    assert told(device, EventKind.BREAKDOWN)[0]["cause"] == "device"


def test_a_core_task_that_fails_behind_a_5xx_is_the_server_s_and_counts() -> None:
    trial = PaperTrial()
    one = stage(PaperPhone(lambda _: [text("首页")]), trial, **visitor_task())
    one.prove = lambda: None
    said = ["https://paper.test/api status of 500 ()"]
    trial.complaints = lambda: said  # type: ignore[method-assign]
    use = use_app(one, 1, 3, 1)
    assert (use.ended, use.counts) == ("step", True)
    assert told(one, EventKind.BREAKDOWN)[0]["cause"] == "server"


def test_who_wanders_off_is_brought_back() -> None:
    paper = phone()
    one = stage(paper, PaperTrial(lambda: like(url="https://other.test/")), **visitor_task())
    use_app(one, 1, 3, 2)
    assert paper.starts >= 3
    assert FINE.url.startswith("https://paper.test")
