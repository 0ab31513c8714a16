"""OpenCV and OpenBLAS on one thread."""

import threading

import cv2
import numpy as np
import pytest
from threadpoolctl import threadpool_info

from harness.inspection.one_thread import one_thread


def blas_threads() -> list[int]:
    np.eye(2) @ np.eye(2)  # the library is there from its first use on
    return [one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"]


def test_it_keeps_to_one_thread_and_has_its_own_again_afterwards() -> None:
    before = cv2.getNumThreads(), blas_threads()
    with one_thread():
        assert cv2.getNumThreads() == 1
        assert set(blas_threads()) == {1}
    assert (cv2.getNumThreads(), blas_threads()) == before


def test_of_blocks_that_overlap_the_last_to_end_gives_back_what_the_first_found() -> None:
    """The first ends before the second: its own count must not come back while the second still holds."""
    before = cv2.getNumThreads(), blas_threads()
    cv2.setNumThreads(3)
    first_in, second_in, first_out = (threading.Event() for _ in range(3))
    within: list[int] = []

    def hold_first() -> None:
        with one_thread():
            first_in.set()
            second_in.wait(5)
        first_out.set()

    def hold_second() -> None:
        first_in.wait(5)
        with one_thread():
            second_in.set()
            first_out.wait(5)
            within.append(cv2.getNumThreads())
            within.extend(blas_threads())

    threads = [threading.Thread(target=hold) for hold in (hold_first, hold_second)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(10)
    after = cv2.getNumThreads()
    cv2.setNumThreads(before[0])
    assert set(within) == {1}
    assert (after, blas_threads()) == (3, before[1])


def test_a_block_that_fails_gives_back_too() -> None:
    before = cv2.getNumThreads()
    with pytest.raises(ValueError, match="broken"), one_thread():
        raise ValueError("broken")
    assert cv2.getNumThreads() == before
