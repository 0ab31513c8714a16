"""Facts about the subject."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from harness.judge.campaign import Campaign
from harness.judge.facts import FACTS, day_of_test, facts_of


def test_the_day_of_the_test_is_the_day_in_china() -> None:
    assert day_of_test(datetime(2026, 7, 25, 16, 0, tzinfo=UTC)) == date(2026, 7, 26)


def test_every_fact_is_known(bench: Any) -> None:
    assert set(facts_of(bench.run(), Campaign())) == set(FACTS)


def test_necessity_is_unknown_only_if_the_campaign_reads_silence_so(bench: Any) -> None:
    none = replace(Campaign(), switches={**Campaign().switches, "empty_necessary_media": "none"})
    assert facts_of(bench.run(), Campaign())["necessity_unknown"]
    assert not facts_of(bench.run(), none)["necessity_unknown"]
    assert not facts_of(bench.run(bench.app(necessary_media=("照片",))), Campaign())["necessity_unknown"]


def test_what_nobody_said_of_the_sponsor_is_unknown_and_not_a_no(bench: Any) -> None:
    def told(said: bool | None) -> tuple[bool, bool]:
        facts = facts_of(bench.run(bench.app(administrative_functions=said)), Campaign())
        return facts["no_administrative_functions"], facts["administrative_functions_unknown"]

    assert (told(None), told(True), told(False)) == ((False, True), (False, False), (True, False))
