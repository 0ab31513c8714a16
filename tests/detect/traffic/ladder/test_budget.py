from harness.detect.traffic.ladder.budget import Budget


def test_what_runs_out_first_is_named() -> None:
    budget = Budget(bytes_left=10, values_left=2, depth=1)
    assert budget.take_bytes(10) and not budget.take_bytes(1)
    assert not budget.admits(1)
    assert not budget.take_layer(3)
    assert budget.spent == "bytes"


def test_the_clock_is_the_callers() -> None:
    now = iter([100.0, 100.4, 100.6])
    budget = Budget(seconds=0.5, clock=lambda: next(now))
    assert budget.in_time() and budget.in_time() and not budget.in_time()
    assert budget.spent == "time"


def test_a_reader_may_tell_that_it_stopped() -> None:
    budget = Budget()
    budget.cut("values")
    assert budget.spent == "values"
