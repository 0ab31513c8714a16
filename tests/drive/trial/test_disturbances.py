"""Disturbances: what is lost and what is dead; what a browser cannot do is not tried."""

from collections.abc import Iterator
from functools import partial
from itertools import cycle

import pytest

from harness.devices.page_state import PageState
from harness.drive.trial.disturbances import DISTURBANCES, NEEDS_A_PHONE, disturb, outcome_of
from harness.model.event import EventKind
from harness.model.faults import DeviceLost
from harness.model.saying import Saying
from tests.drive.paper_phone import PaperPhone, button, entry
from tests.drive.trial.paper_trial import FINE, PaperTrial, like, stage, told


def phone() -> PaperPhone:
    return PaperPhone(lambda _: [button("通知"), entry("关键词")])


def test_each_is_tried_once_on_a_fresh_app_and_undone() -> None:
    trial = PaperTrial()
    one = stage(phone(), trial)
    disturb(one)
    found = [(data["disturbance"], data["outcome"]) for data in told(one, EventKind.RECOVERY)]
    assert found == [(name, "restored") for name in DISTURBANCES]
    assert trial.did.count("fresh") == len(DISTURBANCES)
    assert trial.did.index("online") == trial.did.index("offline") + 1
    assert not set(NEEDS_A_PHONE) & set(DISTURBANCES)


@pytest.mark.parametrize(
    ("after", "kept_place", "outcome"),
    [
        (FINE, True, "restored"),
        (like(kept=1), False, "lost"),
        (like(typed=0), True, "lost"),
        (like(typed=0), False, "restored"),
        (like(url="https://paper.test/other"), True, "lost"),
        (like(blank=True), True, "dead"),
        (like(usable_ms=0.0), False, "dead"),
        (PageState(), True, "dead"),
    ],
)
def test_what_is_gone_is_lost_and_what_cannot_be_used_is_dead(after: PageState, kept_place: bool, outcome: str) -> None:
    assert outcome_of(FINE, after, kept_place)[0] == outcome


def test_a_page_that_dies_is_an_outcome_and_a_device_that_dies_is_not() -> None:
    def lost() -> PageState:
        raise DeviceLost(Saying("gone", "没了"))

    def lost_when_disturbed(looks: Iterator[bool]) -> PageState:
        return FINE if next(looks) else lost()

    one = stage(phone(), PaperTrial(partial(lost_when_disturbed, cycle((True, False))), gone="crash"))
    disturb(one)
    assert {data["outcome"] for data in told(one, EventKind.RECOVERY)} == {"dead"}
    with pytest.raises(DeviceLost):
        disturb(stage(phone(), PaperTrial(lost, gone="device")))


def test_what_dies_before_it_is_disturbed_was_not_tried() -> None:
    def lost() -> PageState:
        raise DeviceLost(Saying("gone", "没了"))

    one = stage(phone(), PaperTrial(lost, gone="crash"))
    disturb(one)
    assert {data["outcome"] for data in told(one, EventKind.RECOVERY)} == {"untried"}
