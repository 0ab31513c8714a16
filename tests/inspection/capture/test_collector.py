"""The collector is quiet for a while, and as before afterwards."""

import gc

import pytest

from harness.inspection.capture.collector import OBJECTS_BETWEEN, rare_collections


def test_it_is_quiet_inside_and_as_before_afterwards() -> None:
    before = gc.get_threshold()
    with rare_collections():
        assert gc.get_threshold()[0] == OBJECTS_BETWEEN
        assert gc.get_freeze_count() > 0
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0


def test_a_fault_inside_changes_nothing_of_that() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="inside"), rare_collections():
        raise ValueError("inside")
    assert gc.get_threshold() == before
