"""A run without means does without what needs them."""

from harness.drive.probes.means import Means


def test_nothing_is_given_by_default() -> None:
    assert Means().dropper is None
