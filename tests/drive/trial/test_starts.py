"""Starts: what is measured, what failed, and which are no starts of the app at all."""

import pytest

from harness.devices.page_state import PageState
from harness.drive.trial.starts import Start, start_app, times_of
from harness.model.event import EventKind
from harness.model.faults import DeviceLost
from harness.model.saying import Saying
from tests.drive.paper_phone import PaperPhone, button
from tests.drive.trial.paper_trial import FINE, PaperTrial, like, stage, told


def phone() -> PaperPhone:
    return PaperPhone(lambda _: [button("通知")])


@pytest.mark.parametrize(("kind", "fresh", "opened"), [("cold", 1, 1), ("warm", 0, 1), ("hot", 0, 0)])
def test_each_kind_begins_where_it_must(kind: Start, fresh: int, opened: int) -> None:
    paper, trial = phone(), PaperTrial()
    one = stage(paper, trial)
    assert start_app(one, kind)
    assert (trial.did.count("fresh"), paper.starts) == (fresh, opened)
    (start,) = told(one, EventKind.START)
    assert (start["start"], start["outcome"]) == (kind, "done")


def test_the_first_picture_and_the_last_change() -> None:
    assert times_of(FINE, "cold") == {"first_ms": 80.0, "full_ms": 120.0}
    assert times_of(FINE, "hot") == {"first_ms": 8.0}


def test_a_start_without_a_usable_screen_failed_and_has_no_time() -> None:
    one = stage(phone(), PaperTrial(lambda: like(usable_ms=0.0)))
    assert not start_app(one, "cold", first=True)
    (start,) = told(one, EventKind.START)
    assert start["outcome"] == "failed"
    assert start["first_after_install"] is True
    assert "first_ms" not in start


def test_a_page_still_changing_is_waited_for() -> None:
    times = iter([300.0, 1000.0, 1500.0])
    one = stage(phone(), PaperTrial(lambda: like(changed_ms=900.0, now_ms=next(times))))
    one.session.patience = 1.0
    assert start_app(one, "warm")
    assert told(one, EventKind.START)[0]["full_ms"] == 900.0


def test_only_a_lost_device_breaks_the_course() -> None:
    def lost() -> PageState:
        raise DeviceLost(Saying("gone", "没了"))

    one = stage(phone(), PaperTrial(lost, gone="crash"))
    assert not start_app(one, "cold")
    with pytest.raises(DeviceLost):
        start_app(stage(phone(), PaperTrial(lost, gone="device")), "cold")
