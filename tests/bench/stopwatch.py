"""What one pass of a scan costs on the processor, printed for the process that asked. Needs no other package."""

import json
import time
from collections.abc import Callable

LEAST_SECONDS = 2.0


def per_round(scan: Callable[[], list[int]]) -> None:
    """Scan again and again for two seconds of processor time; print the quickest pass, and the entries it flagged."""
    quickest, spent = float("inf"), 0.0
    flagged: list[int] = []
    while spent < LEAST_SECONDS:
        began = time.process_time()
        flagged = scan()
        took = time.process_time() - began
        quickest, spent = min(quickest, took), spent + took
    print(json.dumps({"seconds": quickest, "flagged": flagged}))
