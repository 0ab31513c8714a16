"""A weak link's arithmetic: delay, rate, loss, outage, order."""

from hypothesis import given
from hypothesis import strategies as st

from harness.networks.delay_line import QUEUE_S, DelayLine
from harness.networks.spec import OUTAGE_EVERY_S, Weakness


def test_a_packet_arrives_after_the_delay_and_not_before() -> None:
    line = DelayLine(Weakness(delay_ms=100), 1)
    line.put(b"x", 5.0)
    assert list(line.due(5.099)) == []
    assert list(line.due(5.101)) == [b"x"]


def test_a_slow_link_sends_one_after_the_other() -> None:
    line = DelayLine(Weakness(rate_kbit=8), 1)  # a kilobyte a second
    line.put(bytes(500), 0.0)
    line.put(bytes(500), 0.0)
    assert len(list(line.due(0.51))) == 1
    assert len(list(line.due(1.01))) == 1


def test_a_full_queue_drops() -> None:
    line = DelayLine(Weakness(rate_kbit=8), 1)
    for _ in range(10):
        line.put(bytes(500), 0.0)
    assert line.dropped == 10 - int(QUEUE_S / 0.5) - 1


def test_an_outage_comes_at_the_end_of_each_period() -> None:
    line = DelayLine(Weakness(outage_s=3), 1)
    assert not line.dead(0.0)
    assert not line.dead(OUTAGE_EVERY_S - 3.1)
    assert line.dead(OUTAGE_EVERY_S - 1.0)
    line.put(b"x", OUTAGE_EVERY_S - 1.0)
    assert line.dropped == 1


@given(st.integers(0, 60), st.integers(0, 1000))
def test_about_as_many_are_lost_as_asked(percent: int, seed: int) -> None:
    line = DelayLine(Weakness(loss_percent=percent), seed)
    for _ in range(1000):
        line.put(b"x", 0.0)
    assert abs(line.dropped / 10 - percent) < 8  # five standard deviations of 1000 trials


@given(st.lists(st.floats(0, 5), max_size=50))
def test_packets_keep_their_order(gaps: list[float]) -> None:
    line, now = DelayLine(Weakness(delay_ms=50, rate_kbit=1000), 3), 0.0
    for number, gap in enumerate(gaps):
        now += gap
        line.put(number.to_bytes(2), now)
    arrived = [int.from_bytes(one) for one in line.due(now + 10)]
    assert arrived == sorted(arrived)
    assert len(arrived) + line.dropped == len(gaps)
