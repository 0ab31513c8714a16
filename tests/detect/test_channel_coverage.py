"""A channel counts only if it proved itself in every session and broke in none."""

from pathlib import Path

import pytest

from harness.detect.channel_coverage import channels_of
from harness.model.coverage import NOT_ON_THIS_PLATFORM
from harness.model.event import EventKind, Phase, Source
from harness.model.run import CHANNELS
from tests.detect.recording_factory import Stage, stage


def tell(made: Stage, name: str, *states: str) -> None:
    for state in states:
        made.event(EventKind.CHANNEL, Source.SYSTEM, channel=name, state=state, why=f"why {state}")


def session(made: Stage, number: int, *states: str, after: tuple[str, ...] = ()) -> None:
    """One session of the hooks, as a run writes it; `after` is told once the session has ended."""
    made.phase(Phase.SETUP).event(EventKind.SESSION_BEGIN, session=number)
    tell(made, "hooks", "started", "proved")
    made.phase(Phase.AFTER_CONSENT)
    tell(made, "hooks", *states)
    made.phase(Phase.TEARDOWN)
    tell(made, "hooks", "ended")
    made.event(EventKind.SESSION_END, session=number, outcome="closed")
    tell(made, "hooks", *after)


def test_proved_in_every_session_is_covered(tmp_path: Path) -> None:
    made = stage(tmp_path)
    session(made, 1)
    session(made, 2)
    assert channels_of(made.done())["hooks"].ok


def test_a_session_without_a_proof_of_its_own_is_a_gap(tmp_path: Path) -> None:
    made = stage(tmp_path)
    session(made, 1)
    made.phase(Phase.SETUP).event(EventKind.SESSION_BEGIN, session=2)
    made.event(EventKind.SESSION_END, session=2, outcome="closed")
    covered = channels_of(made.done())["hooks"]
    assert (covered.ok, covered.why) == (False, "its self-test never answered")


@pytest.mark.parametrize("state", ["lost", "failed"])
def test_breaking_after_the_last_session_is_no_gap(tmp_path: Path, state: str) -> None:
    made = stage(tmp_path)
    session(made, 1, after=(state,))
    assert channels_of(made.done())["hooks"].ok


@pytest.mark.parametrize("state", ["lost", "failed"])
def test_breaking_between_sessions_needs_a_new_proof(tmp_path: Path, state: str) -> None:
    made = stage(tmp_path)
    session(made, 1, after=(state,))
    session(made, 2)
    assert channels_of(made.done())["hooks"].ok


@pytest.mark.parametrize("state", ["lost", "failed"])
def test_breaking_while_the_app_ran_is_a_gap_whatever_came_later(tmp_path: Path, state: str) -> None:
    made = stage(tmp_path)
    session(made, 1, state, "started", "proved")
    session(made, 2)
    covered = channels_of(made.done())["hooks"]
    assert not covered.ok
    assert f"why {state}" in covered.why


def test_breaking_while_the_browser_is_taken_down_is_no_gap(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.phase(Phase.SETUP).event(EventKind.SESSION_BEGIN, session=1)
    tell(made, "hooks", "started", "proved")
    made.phase(Phase.TEARDOWN)
    tell(made, "hooks", "lost")
    made.event(EventKind.SESSION_END, session=1, outcome="closed")
    assert channels_of(made.done())["hooks"].ok


def test_a_channel_started_once_for_the_run_is_proved_in_each_session(tmp_path: Path) -> None:
    made = stage(tmp_path).phase(Phase.SETUP)
    tell(made, "proxy", "started")
    for number in (1, 2):
        made.phase(Phase.SETUP).event(EventKind.SESSION_BEGIN, session=number)
        tell(made, "proxy", "proved")
        made.event(EventKind.SESSION_END, session=number, outcome="closed")
    assert channels_of(made.done())["proxy"].ok


def test_a_channel_that_failed_before_the_session_says_why(tmp_path: Path) -> None:
    made = stage(tmp_path).phase(Phase.SETUP)
    tell(made, "proxy", "failed")
    made.event(EventKind.SESSION_BEGIN, session=1)
    made.event(EventKind.SESSION_END, session=1, outcome="closed")
    assert "why failed" in channels_of(made.done())["proxy"].why


def test_a_connection_past_the_proxy_is_a_gap_of_the_proxy_alone(tmp_path: Path) -> None:
    made = stage(tmp_path)
    for name in CHANNELS:
        tell(made, name, "started", "proved")
    made.event(EventKind.CONNECT, Source.NETWORK, family="inet", address="203.0.113.9", port=443, to_proxy=False)
    covered = channels_of(made.done())
    assert "203.0.113.9" in covered["proxy"].why
    assert [name for name in CHANNELS if not covered[name].ok] == ["proxy"]


def test_a_recording_without_sessions_counts_as_one(tmp_path: Path) -> None:
    made = stage(tmp_path)
    tell(made, "frida", "started", "proved", "lost")
    tell(made, "hooks", "started", "proved", "ended", "started")
    covered = channels_of(made.done())
    assert "lost" in covered["frida"].why
    assert "without a self-test" in covered["hooks"].why


def test_a_browser_that_serves_several_sessions_is_covered_where_each_has_its_own_proof(tmp_path: Path) -> None:
    for proved, ok in ((("proved",), True), ((), False)):
        made = stage(tmp_path / str(ok))
        made.phase(Phase.SETUP).event(EventKind.SESSION_BEGIN, session=1)
        tell(made, "hooks", "started", "proved")
        for inner in (1, 2):
            made.event(EventKind.SESSION_BEGIN, session=inner)
            tell(made, "hooks", *proved)
            made.event(EventKind.SESSION_END, session=inner, outcome="closed")
        made.phase(Phase.TEARDOWN)
        tell(made, "hooks", "ended")
        made.event(EventKind.SESSION_END, session=1, outcome="closed")
        assert channels_of(made.done())["hooks"].ok is ok


def test_a_channel_that_the_platform_cannot_have_says_so(tmp_path: Path) -> None:
    covered = channels_of(stage(tmp_path).done())
    assert (covered["ledger"].ok, covered["ledger"].why) == (False, NOT_ON_THIS_PLATFORM)
    assert covered["frida"].why != NOT_ON_THIS_PLATFORM


def past_setting(made: Stage, *states: str) -> str:
    """Why the proxy does not count where the app's own sockets stood outside."""
    made.phase(Phase.SETUP).event(EventKind.SESSION_BEGIN, session=1)
    tell(made, "proxy", "started", "proved")
    tell(made, "tunnel", *states)
    made.phase(Phase.AFTER_CONSENT)
    made.event(EventKind.SOCKETS, Source.SYSTEM, families={"ipv4": 1}, peers=["203.0.113.9 443"], moment="end")
    made.phase(Phase.TEARDOWN).event(EventKind.SESSION_END, session=1, outcome="closed")
    return channels_of(made.done())["proxy"].why


@pytest.mark.parametrize(
    ("states", "why"),
    [
        (("started", "proved", "ended"), ""),
        ((), "the app does not heed the proxy setting (203.0.113.9 443), and there was no tunnel"),
        (("failed",), "the app does not heed the proxy setting (203.0.113.9 443), and failed: why failed"),
        (("started", "proved", "lost"), "the app does not heed the proxy setting (203.0.113.9 443), and lost while"),
    ],
)
def test_an_app_past_the_proxy_setting_is_seen_through_a_proved_tunnel_alone(
    tmp_path: Path, states: tuple[str, ...], why: str
) -> None:
    found = past_setting(stage(tmp_path), *states)
    assert found.startswith(why) and bool(found) == bool(why)
