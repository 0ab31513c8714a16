"""Which failures are confirmed: the same signature in two of three repeats on one device, or on two devices.

Standards.md 10.3, flake rule 2. A failure that is not confirmed is intermittent and counts all the same (rule 3).
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

REPEATS = 3
Place = tuple[str, str, int, int]  # device, run id, session, attempt


def place_of(row: object) -> Place:
    """Where a row of the tables happened."""
    device, run_id, session, attempt = (getattr(row, name) for name in ("device", "run_id", "session", "attempt"))
    return str(device), str(run_id), int(session), int(attempt)


def confirmed(failures: Iterable[tuple[str, Place]], tried: Sequence[Place]) -> frozenset[str]:
    """Signatures that are confirmed. `tried` are all sessions in their order; "" is never the same as another ""."""
    by_signature: dict[str, set[Place]] = {}
    for signature, place in failures:
        if signature:
            by_signature.setdefault(signature, set()).add(place)
    return frozenset(name for name, places in by_signature.items() if _seen_again(places, tried))


def _seen_again(places: set[Place], tried: Sequence[Place]) -> bool:
    if len({device for device, *_ in places}) > 1:
        return True
    device = next(iter(places))[0]
    repeats = [place for place in dict.fromkeys([*tried, *places]) if place[0] == device]
    failed = [number for number, place in enumerate(repeats) if place in places]
    attempts = [place[:3] for place in places]
    near = any(later - earlier < REPEATS for earlier, later in pairwise(failed))
    return near or len(set(attempts)) < len(attempts)
