"""Other people's texts and lists resemble the persona's and are not them."""

import random

from harness.canary.corpus.look_alikes import alike_texts, other_apps
from harness.canary.corpus.people import person

PERSONA = person(2).persona


def test_a_text_of_the_same_pattern_is_another() -> None:
    for seed in range(20):
        made = alike_texts(random.Random(seed), PERSONA)
        assert PERSONA.clipboard not in made.url + made.body.decode("utf-8", "replace") + str(made.headers)


def test_another_phones_list_shares_two_at_most() -> None:
    for seed in range(20):
        made = other_apps(random.Random(seed), PERSONA)
        text = made.url + made.body.decode("utf-8", "replace") + str(made.headers)
        assert sum(package in text for package in PERSONA.app_list) <= 2
        assert "com.android." in text
