import os
from pathlib import Path

import pytest

from harness.detect.traffic.picture.muted import muted

OPEN = Path("/proc/self/fd")


def test_what_is_written_meanwhile_is_not_seen_and_all_else_is(capfd: pytest.CaptureFixture[str]) -> None:
    os.write(2, b"before ")
    with muted():
        os.write(2, b"meanwhile ")
    os.write(2, b"after")
    assert capfd.readouterr().err == "before after"


def test_after_a_fault_it_speaks_again(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="broken"), muted():
        raise ValueError("broken")
    os.write(2, b"heard")
    assert capfd.readouterr().err == "heard"


def test_no_descriptor_is_left_open() -> None:
    before = sum(1 for _ in OPEN.iterdir())
    for _ in range(20):
        with muted():
            pass
    assert sum(1 for _ in OPEN.iterdir()) == before
