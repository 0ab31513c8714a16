"""What a rule needs and a recording did not have in view."""

from dataclasses import replace
from typing import Any

from harness.judge.campaign import Campaign
from harness.judge.evaluate import View
from harness.judge.gaps import gaps_of
from harness.judge.rule import Catalogue, Needs
from harness.model.coverage import NOT_ON_THIS_PLATFORM, Covered

VIEW = View((), frozenset(), {}, {}, {})
CAMPAIGN = Campaign()


def _keys(bench: Any, catalogue: Catalogue, needs: Needs, **seen: Any) -> list[str]:
    rule = replace(catalogue.rules["A05-1"], needs=needs)
    return [gap.key for gap in gaps_of(rule, bench.run(), bench.coverage(**seen), CAMPAIGN, VIEW)]


def test_all_in_view_leaves_no_gap(bench: Any, catalogue: Catalogue) -> None:
    needs = Needs(("proxy",), ("core_tasks",), ("every", "superior"), ("skip_gate",), menu=True, working_days=True)
    assert _keys(bench, catalogue, needs) == []


def test_what_coverage_does_not_name_was_not_covered(bench: Any, catalogue: Catalogue) -> None:
    needs = Needs(("proxy",), ("core_tasks",), ("every",), ("skip_gate",))
    assert _keys(bench, catalogue, needs, channels={}, scenarios={}, roles={}, probes={}) == [
        "channel proxy",
        "scenario core_tasks",
        "role grassroots",
        "role superior",
        "probe skip_gate",
    ]


def test_what_the_platform_cannot_have_is_told_apart_from_what_went_wrong(bench: Any, catalogue: Catalogue) -> None:
    rule = replace(catalogue.rules["A05-1"], needs=Needs(("ledger", "proxy")))
    channels = {"ledger": Covered(ok=False, why=NOT_ON_THIS_PLATFORM), "proxy": Covered(ok=False, why="it failed")}
    said = gaps_of(rule, bench.run(), bench.coverage(channels=channels), CAMPAIGN, VIEW)
    assert [gap.what.en for gap in said] == [
        "there is no channel ledger on this platform",
        "channel proxy was not covered (it failed)",
    ]
    assert said[0].what.zh == "该平台没有证据通道 ledger"


def test_the_menu_is_asked_of_every_role_that_has_an_account(bench: Any, catalogue: Catalogue) -> None:
    share = {"grassroots": 0.9, "superior": 0.89}
    assert _keys(bench, catalogue, Needs(menu=True), menu_share=share) == ["menu superior 89%"]
    assert _keys(bench, catalogue, Needs(menu=True), menu_share={"grassroots": 1.0}) == ["menu superior 0%"]


def test_menu_and_days_bind_absence_only(bench: Any, catalogue: Catalogue) -> None:
    rule = replace(catalogue.rules["A05-1"], needs=Needs(("proxy",), menu=True, working_days=True))
    coverage = bench.coverage(channels={}, menu_share={}, working_days=0)
    gaps = gaps_of(rule, bench.run(), coverage, CAMPAIGN, VIEW)
    assert [gap.absence_only for gap in gaps] == [False, True, True, True]


def test_an_incomplete_run_says_why(bench: Any, catalogue: Catalogue) -> None:
    rule = replace(catalogue.rules["A05-1"], needs=Needs())
    (gap,) = gaps_of(rule, bench.run(), bench.coverage(complete=False, why_incomplete="disk full"), CAMPAIGN, VIEW)
    assert "disk full" in gap.what.en
    assert "disk full" in gap.what.zh
