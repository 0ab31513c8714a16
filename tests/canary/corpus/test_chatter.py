"""What surrounds a leak keeps the leak whole and in its order."""

import json

from harness.canary.corpus import chatter
from harness.canary.draw import draw_of


def test_among_others_the_leak_is_whole_and_in_order() -> None:
    for seed in range(40):
        text = json.dumps(chatter.among(draw_of(seed, "x"), {"z": "one", "a": "two"}))
        assert 0 < text.index('"one"') < text.index('"two"')


def test_addresses_are_of_the_first_party() -> None:
    assert all(chatter.address(draw_of(seed, "x")).split("/")[2].endswith(chatter.FIRST_PARTY) for seed in range(20))
