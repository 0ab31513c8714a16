"""The engine as a whole: what a request holds depends on that request alone; trails on all of them."""

import random
from collections.abc import Iterable, Iterator, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from harness.detect.traffic.engine import TOGETHER_CHARS, Engine
from harness.detect.traffic.ladder.unfold import unfold
from harness.detect.traffic.layer import Layer
from harness.detect.traffic.line_up import Watch
from harness.detect.traffic.message import Message
from harness.detect.traffic.sighting import Leaving, Sighting
from tests.detect.recording_factory import PERSONA
from tests.detect.traffic.messages import DOMAINS, leaking, message

MESSAGES = leaking()


def engine() -> Engine:
    return Engine.for_persona(PERSONA, {}, DOMAINS)


SHARED = engine()
ALONE = {one.index: SHARED.see(one) for one in MESSAGES}


def told(sightings: Iterable[Sighting]) -> set[tuple[int, str, bool, str]]:
    return {(one.flow, one.what.value, one.seeded, one.canary) for one in sightings}


def test_what_leaves_is_told_with_its_place_and_decoding() -> None:
    (phone,) = (one for one in ALONE[1].sightings if one.what is Leaving.PHONE)
    assert (phone.seeded, phone.canary, phone.form) == (True, "phone", "plain")
    assert phone.where.startswith("body.blob")
    assert phone.decoding == ("json", "base64", "gzip", "json")


def test_each_thing_is_told_once_and_a_contact_is_no_stranger_s_phone() -> None:
    found = told(one for seen in ALONE.values() for one in seen.sightings)
    assert (0, "phone", True, "phone") in found
    assert (3, "contacts", True, "contacts[0].phone") in found
    assert not any(flow == 3 and what == "phone" for flow, what, _, _ in found)
    assert not any(flow == 2 for flow, *_ in found)
    assert any((flow, what) == (15, "tracker") for flow, what, *_ in found)


def test_a_walk_over_many_requests_is_a_trail() -> None:
    found = list(engine().inspect(MESSAGES))
    assert {one.flow for one in found if one.what is Leaving.TRAIL} == set(range(4, 14))


@settings(max_examples=15, deadline=None)
@given(st.randoms(), st.sets(st.integers(0, len(MESSAGES) - 1)))
def test_neither_order_nor_company_changes_what_a_request_shows(order: random.Random, left_out: set[int]) -> None:
    chosen = [one for one in MESSAGES if one.index not in left_out]
    order.shuffle(chosen)
    for one in chosen:
        assert SHARED.see(one) == ALONE[one.index]
    assert list(SHARED.see_all(chosen)) == [(one, ALONE[one.index]) for one in chosen]


@settings(max_examples=8, deadline=None)
@given(st.randoms())
def test_what_is_gathered_does_not_depend_on_the_order(order: random.Random) -> None:
    shuffled = list(MESSAGES)
    order.shuffle(shuffled)
    one, other = engine(), engine()
    list(one.inspect(MESSAGES))
    list(other.inspect(shuffled))
    assert one.gathered() == other.gathered()


class Counting:
    """A gatherer that tells how many messages it heard of."""

    def __init__(self) -> None:
        self.heard: list[int] = []

    def add(self, message: Message, layers: Sequence[Layer], seen: Sequence[Sighting]) -> None:
        assert layers
        self.heard.append(message.index)

    def gathered(self) -> Iterable[Sighting]:
        for flow in (5, 1, 1):
            yield Sighting(flow, Leaving.PHOTO, False, "", "body", (), "parts", 1.0)


def test_a_gatherer_hears_only_of_what_concerns_it() -> None:
    some, every = Counting(), Counting()
    watching = Engine((), [Watch(some, lambda message, _: message.index == 2), Watch(every)])
    assert [one.flow for one in watching.inspect([message(1, {"a": 1}), message(2, {"a": 1})])] == [1, 5]
    assert (some.heard, every.heard) == ([2], [1, 2])


def test_a_budget_that_ran_out_is_told() -> None:
    deep = b"[" * 3000 + b"1" + b"]" * 3000
    assert Engine(()).see(message(0, {"a": 1})).exhausted == ""
    assert isinstance(Engine(()).see(message(0, deep)).exhausted, str)


def test_who_looks_at_the_layers_too_gets_them() -> None:
    for one, unfolded, seen in SHARED.see_unfolded(MESSAGES):
        assert seen == ALONE[one.index]
        assert [layer.text for layer in unfolded.layers] == [layer.text for layer in unfold(one).layers]


def test_of_many_messages_no_more_are_unfolded_at_once_than_memory_allows() -> None:
    taken = 0

    def large() -> Iterator[Message]:
        nonlocal taken
        for index in range(6):
            taken += 1
            yield message(index, {"text": "a word. " * (TOGETHER_CHARS // 12)})

    seen = SHARED.see_all(large())
    assert next(seen)[0].index == 0
    assert taken == 2
    assert [one.index for one, _ in seen] == [1, 2, 3, 4, 5]
