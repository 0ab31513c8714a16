"""The score: exact intervals, and every figure held against its limit."""

import pytest

from harness.canary.corpus.case import Case, Request, Tier, Truth
from harness.canary.corpus.chatter import START
from harness.detect.traffic.sighting import Leaving, Sighting
from harness.inspection.calibration.play import held
from harness.inspection.calibration.score import Share, score_of

REQUEST = Request("GET", "https://api.lincheng.test/", (), b"", START)
SEEN = Sighting(0, Leaving.PHONE, True, "phone", "query.p", (), "plain", 0.9)


def case(tier: Tier = Tier.PLAIN) -> Case:
    return Case("x", (REQUEST,), (Truth("phone", "phone", "plain", "query", tier),))


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    # Clopper and Pearson's own bounds: for nothing missed of n the lower one is (alpha/2)^(1/n).
    [(20, 20, 0.025 ** (1 / 20), 1.0), (0, 20, 0.0, 1 - 0.025 ** (1 / 20)), (9, 10, 0.55498, 0.99747)],
)
def test_the_interval_is_exact(part: int, whole: int, low: float, high: float) -> None:
    assert Share(part, whole).interval == pytest.approx((low, high), abs=1e-5)


def test_nothing_of_nothing_has_no_interval() -> None:
    assert Share().interval is None
    assert Share().value is None


def test_a_clean_score_has_no_shortfall() -> None:
    score = score_of([held(case(), [SEEN]), held(Case("null", (REQUEST, REQUEST)), [])])
    assert (score.planted, score.seen, score.null_flows, score.false_in_null) == (1, 1, 2, 0)
    assert score.shortfalls() == []


@pytest.mark.parametrize(("tier", "missed"), [(Tier.PLAIN, 2), (Tier.COMPOSED, 6), (Tier.SEARCH, 26)])
def test_recall_below_its_limit_is_told(tier: Tier, missed: int) -> None:
    played = [held(case(tier), [] if number < missed else [SEEN]) for number in range(100)]
    (line,) = score_of(played).shortfalls()
    assert line.startswith(f"recall {tier}: {100 - missed}/100")
    enough = [held(case(tier), [] if number < missed - 1 else [SEEN]) for number in range(100)]
    assert score_of(enough).shortfalls() == []


def test_a_false_finding_in_null_traffic_is_told() -> None:
    lines = score_of([held(Case("null", (REQUEST,)), [SEEN])]).shortfalls()
    assert lines == ["precision phone: 0/1 < 0.995", "seeded findings in 1 null flows: 1"]


def test_what_has_only_the_shape_is_no_leak_that_was_planted() -> None:
    stranger = Truth("phone", "", "plain", "stranger", Tier.SHAPE, seeded=False)
    score = score_of([held(Case("s", (REQUEST,), (stranger,)), [])])
    assert (score.planted, score.null_flows) == (0, 1)
    assert score.shortfalls() == []
