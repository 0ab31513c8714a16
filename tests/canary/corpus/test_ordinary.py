"""Ordinary traffic is in order of time, of about the size asked for, and nobody's."""

from statistics import mean

from harness.canary.corpus import ordinary
from harness.canary.draw import draw_of


def test_traffic_is_in_order_and_of_its_size() -> None:
    made = ordinary.traffic(draw_of(1, "t"), 400, 2000)
    assert [one.t for one in made] == sorted(one.t for one in made)
    assert 500 < mean(len(one.body) for one in made if one.body) < 4000
    assert ordinary.weight(made) == sum(len(one.body) for one in made)


def test_some_calls_have_no_body_and_some_are_packed() -> None:
    made = ordinary.traffic(draw_of(2, "t"), 300)
    assert any(not one.body for one in made)
    assert any(one.content_encoding == "gzip" for one in made)
