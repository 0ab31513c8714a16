"""Composed requests: as many wrappers as asked, all of them well-formed enough to be taken off again."""

import random

import pytest

from harness.canary.corpus.composing import composed


@pytest.mark.parametrize("count", [2, 3, 4])
def test_the_same_draw_composes_the_same(count: int) -> None:
    leak = {"phone": "19900012345"}
    assert composed(random.Random(7), leak, count) == composed(random.Random(7), leak, count)


@pytest.mark.parametrize("seed", range(60))
def test_a_composed_request_can_be_sent(seed: int) -> None:
    made, steps = composed(random.Random(seed), {"name": "澹台翀垚"}, 2 + seed % 3)
    assert len(steps) > 2
    assert len(made.url) < 12_000
    assert all(value.isascii() and "\n" not in value for _, value in made.headers)
    assert made.body or made.client_messages or "?" in made.url or len(made.headers) > 2


def test_the_value_is_rarely_left_bare() -> None:
    bare = [b"19900012345" in composed(random.Random(seed), {"p": "19900012345"}, 3)[0].body for seed in range(100)]
    assert sum(bare) < 20
