"""Compatibility variants: what does not follow is named; what is not here says why."""

from collections.abc import Iterator

import pytest

from harness.analysis.compatibility.checks import VARIANTS as NEEDED
from harness.devices.page_state import PageState, ScriptFault
from harness.drive.trial.variants import NOT_HERE, VARIANTS, check_variants, faults_of
from harness.model.event import EventKind
from tests.drive.paper_phone import PaperPhone, button
from tests.drive.trial.paper_trial import FINE, PaperTrial, like, stage, told


def phone() -> PaperPhone:
    return PaperPhone(lambda _: [button("通知")])


def test_every_variant_that_a_rule_needs_is_tried_or_said_to_be_missing() -> None:
    here = {(one.item, one.variant) for one in VARIANTS} | set(NOT_HERE)
    elsewhere = {("CMP-3", "login"), ("CMP-4", "traversal"), ("CMP-4", "core_script"), ("CMP-5", "ui")}
    assert here | elsewhere == {(item, variant) for item, variants in NEEDED.items() for variant in variants}


def test_an_app_that_follows_passes_all_and_the_rest_is_not_tested() -> None:
    one = stage(phone(), PaperTrial())
    check_variants(one)
    outcomes = [data["outcome"] for data in told(one, EventKind.CHECK)]
    assert outcomes.count("passed") == len(VARIANTS)
    assert outcomes.count("not_tested") == len(NOT_HERE)


def test_an_app_that_does_not_follow_fails_with_the_item_s_code() -> None:
    trial = PaperTrial()
    trial.shows = lambda: like(overflow_dp=200.0) if trial.did[-1].startswith("font 2") else FINE
    one = stage(phone(), trial)
    check_variants(one)
    failed = [data for data in told(one, EventKind.CHECK) if data["outcome"] == "failed"]
    assert [(data["variant"], data["code"]) for data in failed] == [("font_2.0", "ui_scale")]
    assert "200 dp" in failed[0]["why"]


@pytest.mark.parametrize(
    "after",
    [
        like(controls=3),
        like(outside=1),
        like(overflow_dp=20.0),
        like(text_length=10),
        like(usable_ms=0.0),
        like(blank=True),
        like(errors=(ScriptFault("boom"),)),
    ],
)
def test_each_fault_is_seen(after: PageState) -> None:
    assert list(faults_of(FINE, after))


def test_what_was_wrong_before_is_not_the_variant_s_fault() -> None:
    def same() -> Iterator[PageState]:
        yield like(overflow_dp=50.0, outside=2, errors=(ScriptFault("old"),))

    for state in same():
        assert not list(faults_of(state, state))
