"""OpenCV kept to the thread that calls it: whoever wants more cores asks for more workers.

Its own threads wait by spinning, so that a picture costs more time on the processor than it saves on the clock.
"""

import contextlib
from collections.abc import Iterator

import cv2


@contextlib.contextmanager
def one_thread() -> Iterator[None]:
    """Afterwards as many threads as before."""
    before = cv2.getNumThreads()
    cv2.setNumThreads(1)
    try:
        yield
    finally:
        cv2.setNumThreads(before)
