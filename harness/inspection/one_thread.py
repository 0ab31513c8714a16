"""OpenCV and numpy's OpenBLAS kept to the thread that calls them: whoever wants more cores asks for more workers.

Their own threads wait by spinning, so that a picture costs twice the processor time and saves little on the clock.
How many they may be is the process's own setting, so blocks that overlap in threads share it.
"""

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import cv2
from threadpoolctl import LibController, ThreadpoolController


@dataclass(slots=True)
class _Hold:
    """The first holder notes how many threads there were, the last one gives them back, whichever these are."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    holders: int = 0
    opencv_threads: int = 0
    blas_threads: list[tuple[LibController, int]] = field(default_factory=list)

    def take(self) -> None:
        with self.lock:
            if self.holders == 0:
                libraries = ThreadpoolController().select(user_api="blas").lib_controllers
                self.opencv_threads = cv2.getNumThreads()
                self.blas_threads = [(one, one.get_num_threads()) for one in libraries]
                cv2.setNumThreads(1)
                for library, _ in self.blas_threads:
                    _set(library, 1)
            self.holders += 1

    def give_back(self) -> None:
        with self.lock:
            self.holders -= 1
            if self.holders == 0:
                cv2.setNumThreads(self.opencv_threads)
                for library, threads in self.blas_threads:
                    _set(library, threads)
                self.blas_threads = []


def _set(library: LibController, threads: int) -> None:
    """Whichever thread asks: threadpoolctl hears only the first that ever asked, and our lock is what keeps order."""
    _hear_anybody(library)
    library.set_num_threads(threads)
    _hear_anybody(library)


def _hear_anybody(library: LibController) -> None:
    forget = getattr(library, "clear_controlling_thread", None)  # older releases hear everybody
    if forget is not None:
        forget(force=True)


_PROCESS = _Hold()  # there is one setting in a process, and one count of who holds it


@contextlib.contextmanager
def one_thread() -> Iterator[None]:
    """Afterwards as many threads as before the first of the blocks that overlap."""
    _PROCESS.take()
    try:
        yield
    finally:
        _PROCESS.give_back()
