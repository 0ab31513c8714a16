"""Many tests at once: how many of the marks may be false alarms.

Benjamini and Hochberg hold the expected share of false alarms among the marks at `level`; Holm holds the chance of a
single one. Marks of trends use the first, claims about one app the second.
"""

from collections.abc import Sequence

FALSE_ALARM_SHARE = 0.05  # [default]


def benjamini_hochberg(p_values: Sequence[float], level: float = FALSE_ALARM_SHARE) -> tuple[bool, ...]:
    """Which tests are marked, in the order given."""
    ordered = sorted(range(len(p_values)), key=p_values.__getitem__)
    held = [place for place, at in enumerate(ordered, 1) if p_values[at] <= level * place / len(p_values)]
    marked = set(ordered[: max(held, default=0)])
    return tuple(at in marked for at in range(len(p_values)))


def holm(p_values: Sequence[float], level: float = FALSE_ALARM_SHARE) -> tuple[bool, ...]:
    """Which tests are marked, in the order given."""
    marked: set[int] = set()
    for place, at in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        if p_values[at] > level / (len(p_values) - place):
            break
        marked.add(at)
    return tuple(at in marked for at in range(len(p_values)))
