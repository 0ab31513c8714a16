"""OpenCV and OpenBLAS on one thread."""

import cv2
import numpy as np
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
