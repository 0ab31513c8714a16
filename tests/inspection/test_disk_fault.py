"""A full disk is said in one line; a mistake of ours is not dressed up as one."""

import errno
import os

from harness.inspection.disk_fault import disk_fault


def test_a_full_disk_is_said_with_place_and_mend() -> None:
    fault = disk_fault(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "out/x"))
    assert fault is not None
    assert (
        str(fault)
        == "out/x: cannot be written (No space left on device); free some space or choose another --out folder"
    )


def test_any_other_error_is_ours() -> None:
    assert disk_fault(FileNotFoundError(errno.ENOENT, "gone", "x")) is None
