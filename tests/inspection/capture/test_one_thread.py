"""OpenCV on one thread."""

import cv2

from harness.inspection.capture.one_thread import one_thread


def test_it_keeps_to_one_thread_and_has_its_own_again_afterwards() -> None:
    before = cv2.getNumThreads()
    with one_thread():
        assert cv2.getNumThreads() == 1
    assert cv2.getNumThreads() == before
