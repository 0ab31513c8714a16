"""Generate: every class on every rung, seed after seed, mixed with hard negatives, as captures of several personas."""

import random
from collections.abc import Iterator, Sequence
from itertools import chain, cycle, islice

from harness.canary.corpus import innocent
from harness.canary.corpus.case import Capture, Case
from harness.canary.corpus.people import Person, person
from harness.canary.corpus.rungs import Maker, leaking
from harness.canary.draw import draw_of

PERSONAS = 4
CASES_A_CAPTURE = 40
BESIDE_A_TRAIL = 4
NEGATIVES = 0.3  # share of cases without any leak
TIMES_EACH = 3  # of every kind of hard negative, against once the walk of another person


def captures(seed: int, cases: int) -> Iterator[Capture]:
    """`cases` cases in captures of several personas. The same seed gives the same captures.

    At most one trail stands in each, and no positions beside it: a trail is read from a capture as a whole.
    """
    for number in range(PERSONAS):
        some = person(seed * PERSONAS + number)
        mine = cases * (number + 1) // PERSONAS - cases * number // PERSONAS
        for group in _grouped(list(_cases(draw_of(seed, f"cases {number}"), some, mine, number))):
            yield Capture(some.persona, some.originals, tuple(group))


def _cases(draw: random.Random, some: Person, count: int, number: int) -> Iterator[Case]:
    """Leaks go round and round the rungs, each persona beginning a quarter further on; negatives stand between."""
    rungs = leaking()
    start = len(rungs) * number // PERSONAS
    leaks, blanks = cycle([*rungs[start:], *rungs[:start]]), cycle(draw.sample(harmless(), len(harmless())))
    while count > 0:
        made = next(blanks if draw.random() < NEGATIVES else leaks)(draw, some)
        if made is not None:
            count -= 1
            yield made


def _grouped(cases: Sequence[Case]) -> Iterator[list[Case]]:
    walks = [case for case in cases if is_trail(case)]
    placed = [case for case in cases if not is_trail(case) and "trail" in case.allowed]
    rest = iter([case for case in cases if not is_trail(case) and "trail" not in case.allowed])
    for walk in walks:
        yield [walk, *islice(rest, BESIDE_A_TRAIL)]
    mixed = chain(rest, placed)
    while group := list(islice(mixed, CASES_A_CAPTURE)):
        yield group


def is_trail(case: Case) -> bool:
    return any(truth.what == "trail" for truth in case.truths) or case.name.endswith("other_walk")


def harmless() -> list[Maker]:
    return [*(_innocent(name) for name in innocent.INNOCENTS for _ in range(TIMES_EACH)), _other_walk]


def _innocent(name: str) -> Maker:
    def make(draw: random.Random, some: Person) -> Case:
        return innocent.innocent(draw, some.persona, name)

    return make


def _other_walk(draw: random.Random, some: Person) -> Case:
    return innocent.other_walk(draw, some.persona)
