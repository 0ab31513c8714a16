"""Python's collector of cyclic garbage, kept from looking through the engine's tables again and again.

What a request leaves behind has no cycles and goes by itself; only faults make some, and so a collection now and then
is enough.
"""

import contextlib
import gc
from collections.abc import Iterator

# Objects made beyond those freed, from one collection of the youngest to the next; the usual 2,000 are one request.
OBJECTS_BETWEEN = 100_000


@contextlib.contextmanager
def rare_collections() -> Iterator[None]:
    """What exists now is left alone, what comes is looked through rarely; afterwards all is as it was."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
