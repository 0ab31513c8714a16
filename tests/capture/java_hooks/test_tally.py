"""The counts of the agent and of the recording are held against each other."""

from hypothesis import given
from hypothesis import strategies as st

from harness.capture.java_hooks.attachment import Total
from harness.capture.java_hooks.message import Batch
from harness.capture.java_hooks.tally import Tally


def test_batches_in_order_are_well_and_a_missing_one_shows() -> None:
    tally = Tally()
    assert tally.take(Batch(1, (), 0)) == ""
    assert tally.take(Batch(2, (), 0)) == ""
    assert tally.take(Batch(4, (), 0)) == "batch 3 of the agent's messages did not arrive"
    assert tally.take(Batch(5, (), 0)) == ""


def test_messages_that_could_not_be_read_are_a_gap() -> None:
    assert Tally().take(Batch(1, (), 2)) == "2 messages of the agent could not be read"


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 1000)), max_size=30), st.integers(0, 3))
def test_counts_agree_exactly_when_everything_was_written(written: list[tuple[int, int]], lost: int) -> None:
    tally, seen = Tally(), dict.fromkeys(range(4), 0)
    for hook, count in written:
        tally.wrote(hook, count)
        seen[hook] += count
    assert tally.gaps([Total(hook, count, 0, 0) for hook, count in seen.items()]) == {}
    seen[lost] += 1
    assert tally.gaps([Total(hook, count, 9, 9) for hook, count in seen.items()]) == {lost: 1}
