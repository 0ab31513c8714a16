"""Slow and frozen frames."""

from harness.analysis.statistics.frame_shares import FrameShares, frame_shares


def test_a_frame_is_slow_beyond_one_beat_of_its_own_screen() -> None:
    times = [8.0, 16.0, 17.0, 40.0, 701.0]
    assert frame_shares(times) == FrameShares(5, 3, 1)
    assert frame_shares(times, refresh_hz=120) == FrameShares(5, 4, 1)


def test_shares_add_up_over_runs() -> None:
    both = FrameShares(100, 20, 0) + FrameShares(300, 0, 1)
    assert (both.slow_share, both.frozen_share) == (0.05, 0.0025)
    assert FrameShares(0, 0, 0).slow_share == FrameShares(0, 0, 0).frozen_share == 0.0
