"""Keeps quiet what C libraries write to the standard error of the process about files that somebody broke."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

_STDERR = 2


@contextmanager
def muted() -> Iterator[None]:
    """Nothing that is written to the process' standard error meanwhile is seen; for libtiff, which asks nobody."""
    kept = os.dup(_STDERR)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STDERR)
        yield
    finally:
        os.dup2(kept, _STDERR)
        os.close(kept)
        os.close(nowhere)
