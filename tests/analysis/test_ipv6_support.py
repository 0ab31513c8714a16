"""IPv6 support over several recordings: means, tasks against dual stack, the grade and what it lacks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.analysis.ipv6_support import NetworkRun, Usability, grade, supports
from harness.model.observation import Channel, Evidence, Kind, Observation

PLACE = (Evidence("events.jsonl", "seq=1"),)


def seen(kind: Kind, subject: str = "", **data: object) -> Observation:
    return Observation(kind, Channel.NETWORK, subject, 1.0, PLACE, data=data)


def run(network: str, *found: Observation, app: str = "a") -> NetworkRun:
    return NetworkRun(app, "phone", network, (seen(Kind.NETWORK_PROVED, network), *found))


def done(*tasks: str) -> list[Observation]:
    return [seen(Kind.TASK_DONE, task, core=True) for task in tasks]


def failed(*tasks: str) -> list[Observation]:
    return [seen(Kind.TASK_FAILED, task, core=True) for task in tasks]


def test_the_share_is_the_mean_of_the_runs() -> None:
    runs = [run("dual-stack", seen(Kind.FAMILY_SHARE, "bytes", share=share, minutes=11)) for share in (0.6, 0.8, 0.7)]
    (one,) = supports(runs)
    assert (one.bytes_share, one.share_runs) == (0.7, 3)
    assert not [line for line in one.short if "runs" in line or "minutes" in line]


def test_tasks_are_held_against_dual_stack_alone() -> None:
    runs = [
        run("dual-stack", *done("news", "weather"), *failed("broken")),
        run("ipv6-only", *done("news"), *failed("weather", "broken")),
    ]
    (one,) = supports(runs)
    assert one.alone == Usability(1, 2, ("weather",))
    assert one.alone.share == 0.5
    assert one.nat64.share is None


def test_a_retry_that_passes_erases_no_failure() -> None:
    runs = [run("dual-stack", *done("news")), run("ipv6-only", *failed("news")), run("ipv6-only", *done("news"))]
    assert supports(runs)[0].alone.failing == ("news",)


def test_a_network_that_did_not_prove_itself_is_not_heard() -> None:
    assert supports([NetworkRun("a", "phone", "ipv6-only", tuple(done("news")))]) == ()


def test_what_was_not_measured_leaves_the_grade_open_and_is_said() -> None:
    (one,) = supports([run("dual-stack", seen(Kind.FAMILY_SHARE, "bytes", share=1.0, minutes=1.0))])
    assert one.grade is None
    assert "U (N2) was not measured" in one.short
    assert "1 of 3 runs for the shares" in one.short
    assert "1.0 of 10 minutes of use a run" in one.short


def test_the_grade_weighs_its_parts() -> None:
    assert grade(1, 1, 1, 1, 0) == 1.0
    assert grade(0, 0, 0, 0, 5) == 0.0
    assert grade(0.5, 1, 0.5, 1, 0.2) == pytest.approx(0.2 + 0.2 + 0.1 + 0.1 + 0.08)


share = st.floats(0, 1)


@given(st.tuples(share, share, share, share, st.floats(-2, 5)), st.integers(0, 4), share)
def test_more_support_never_lowers_the_grade(parts: tuple[float, ...], which: int, more: float) -> None:
    better = [*parts]
    better[which] = max(parts[which], more) if which < 4 else parts[which] - more
    first, second = grade(*parts), grade(*better)
    assert first is not None
    assert second is not None
    assert 0 <= first <= second + 1e-9 <= 1 + 2e-9
