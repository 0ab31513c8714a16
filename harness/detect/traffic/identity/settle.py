"""From hits to sightings: of several readings of one stretch the longest stays, of several layers the deepest."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from harness.detect.traffic.identity.haystack import Haystack
from harness.detect.traffic.identity.hit import Hit
from harness.detect.traffic.layer import Layer
from harness.detect.traffic.sighting import Sighting

# A value repeated a thousand times in one container is shown so many times.
_MOST_IN_LAYER = 50

Placed = tuple[Hit, Layer, str]


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Without hits that overlap a longer one of the same canary; at equal length the surer one stays."""
    kept: list[Hit] = []
    for _, same in groupby(sorted(hits, key=lambda hit: (hit.canary, hit.start)), key=lambda hit: hit.canary):
        run: list[Hit] = []
        for hit in same:
            if run and run[-1].overlaps(hit):
                run[-1] = max(run[-1], hit, key=lambda one: (one.end - one.start, one.confidence))
            else:
                run.append(hit)
        kept += run
    return kept


def outside(shapes: Iterable[Hit], seeded: Iterable[Hit]) -> list[Hit]:
    """The shapes that are no part of a planted value, in the text's order, each stretch once for its class."""
    taken = sorted((hit.start, hit.end) for hit in seeded)
    free: list[Hit] = []
    number = 0
    for shape in sorted(shapes, key=lambda hit: (hit.start, -hit.end)):
        while number < len(taken) and taken[number][1] <= shape.start:
            number += 1
        if number == len(taken) or taken[number][0] >= shape.end:
            free.append(shape)
    return free


def sightings(flow: int, haystack: Haystack, hits: Iterable[Hit]) -> Iterator[Sighting]:
    """Each (class, canary, place, form) once, and a value not again in what its place was unwrapped from."""
    groups: dict[tuple[str, str, str], list[Placed]] = {}
    counts: dict[tuple[str, str, int], int] = {}
    for hit in sorted(hits, key=lambda hit: hit.start):
        number, value = haystack.value_at(hit.start)
        identity = (hit.what, hit.canary, "" if hit.canary else haystack.text[hit.start : hit.end])
        counts[hit.what, hit.canary, number] = counts.get((hit.what, hit.canary, number), 0) + 1
        if counts[hit.what, hit.canary, number] <= _MOST_IN_LAYER:
            layer = haystack.layers[number]
            groups.setdefault(identity, []).append((hit, layer, layer.path(value)))
    for group in groups.values():
        for hit, layer, where in _deepest(group):
            yield Sighting(
                flow,
                hit.what,
                bool(hit.canary),
                hit.canary,
                where,
                layer.steps,
                hit.form,
                hit.confidence,
                haystack.excerpt(hit.start, hit.end),
                hit.data,
            )


def _deepest(group: Sequence[Placed]) -> Iterable[Placed]:
    if len(group) == 1:
        return group
    best: dict[tuple[str, str], Placed] = {}
    for placed in group:
        slot = (placed[2], placed[0].form)
        if slot not in best or len(best[slot][1].steps) < len(placed[1].steps):
            best[slot] = placed
    kept = list(best.values())
    return [one for one in kept if not any(_unwrapped_from(other, one) for other in kept)]


def _unwrapped_from(inner: Placed, outer: Placed) -> bool:
    """Whether `inner` lies in what was unwrapped of `outer`'s value."""
    inside, around = inner[1].steps, outer[1].steps
    if len(inside) <= len(around) or inside[: len(around)] != around:
        return False
    here, there = inner[2], outer[2]
    return here == there or (here.startswith(there) and here[len(there)] in ".[")
