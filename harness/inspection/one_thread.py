"""OpenCV and numpy's OpenBLAS kept to the thread that calls them: whoever wants more cores asks for more workers.

Their own threads wait by spinning, so that a picture costs twice the processor time and saves little on the clock.
"""

import contextlib
from collections.abc import Iterator

import cv2
from threadpoolctl import threadpool_limits


@contextlib.contextmanager
def one_thread() -> Iterator[None]:
    """Afterwards as many threads as before."""
    before = cv2.getNumThreads()
    cv2.setNumThreads(1)
    try:
        with threadpool_limits(1, user_api="blas"):
            yield
    finally:
        cv2.setNumThreads(before)
