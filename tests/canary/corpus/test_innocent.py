"""Hard negatives: nothing planted is in them, by the plainest of searches."""

import random
import re

import pytest

from harness.canary.corpus import innocent
from harness.canary.corpus.people import person

PEOPLE = (person(2), person(3))


@pytest.mark.parametrize("some", PEOPLE, ids=["house", "ordinary"])
@pytest.mark.parametrize("name", list(innocent.INNOCENTS))
def test_no_planted_value_stands_in_it(name: str, some: object) -> None:
    persona = some.persona  # type: ignore[attr-defined]
    values = {persona.name, persona.id_card, persona.imei, persona.oaid, persona.idfa, persona.mac, persona.clipboard}
    for seed in range(25):
        case = innocent.innocent(random.Random(seed), persona, name)
        assert case.null
        text = (case.requests[0].url + case.requests[0].body.decode("utf-8", "replace")).lower()
        assert not [value for value in values if re.search(rf"(?<!\w){re.escape(value.lower())}(?!\w)", text)]


def test_longer_numbers_hold_or_resemble_the_planted_one() -> None:
    persona = PEOPLE[0].persona
    texts = []
    for seed in range(20):
        made = innocent.longer_numbers(random.Random(seed), persona)
        texts.append(made.url + made.body.decode() + str(made.headers))
    assert sum(persona.phone in text for text in texts) > 5


def test_strangers_may_be_seen_as_such() -> None:
    case = innocent.innocent(random.Random(1), PEOPLE[0].persona, "strangers")
    assert {truth.what for truth in case.truths} == {"phone", "id_card"}
    assert not any(truth.seeded for truth in case.truths)


def test_another_walk_is_far_away() -> None:
    assert innocent.other_walk(random.Random(1), PEOPLE[0].persona).null
