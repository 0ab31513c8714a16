"""A crowd of messages looked at as one: whoever shows something by itself is never passed over in company."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from harness.canary.corpus import ordinary
from harness.canary.corpus.case import Capture, Case
from harness.canary.corpus.generate import harmless
from harness.canary.corpus.people import person
from harness.canary.corpus.rungs import plain_leaking
from harness.canary.draw import draw_of
from harness.detect.traffic.crowd import Bordered, Crowd
from harness.detect.traffic.engine import Engine
from harness.detect.traffic.layer import Layer
from harness.detect.traffic.place.matcher import PlaceMatcher
from harness.inspection.calibration.play import first_parties, messages_of
from tests.detect.traffic.identity.sending import MATCHER, MESSAGE, PERSONA, layer

WORDS = (
    *(PERSONA.phone, PERSONA.id_card, PERSONA.imei, PERSONA.mac, PERSONA.name, "199****8648", "1990003xxxx", "澹**"),
    *("13812345678", "+86 138-1234-5678", "008613812345678", "138 1234 5678", "02:1a:2b:3c:4d:5e", "490154203237518"),
    *("11010519491231002X", "com.a.b com.c.d com.e.f com.g.h com.i.j", "一九九〇〇〇三八六四八", "cda12983a8104958"),
    *("1", "x", "=", "督办", "2026", "\u200b", "?", "00"),
)


def _crowd(*texts: str) -> Crowd:
    return Crowd([[layer({"x": text})] for text in texts])


def test_offsets_lead_back_to_the_message() -> None:
    crowd = Crowd([[layer({"a": "督办"}), layer({"b": "z"})], [], [layer({"c": "xyz"})]])
    assert crowd.texts == ["督办\nz", "", "xyz"]
    assert [crowd.message_at(crowd.text.index(mark)) for mark in ("督", "z", "x")] == [0, 0, 2]
    assert crowd.text[crowd.begin(2) : crowd.begin(3)] == "xyz\n"


def test_bytes_with_borders_lead_back_too() -> None:
    texts = Bordered([b"ab", b"", b"c"])
    assert texts.messages_at([texts.content.index(b"b"), texts.content.index(b"c")]) == {0, 2}


def test_a_number_does_not_reach_from_one_message_into_the_next() -> None:
    assert MATCHER.among(_crowd(PERSONA.phone[:5], PERSONA.phone[5:], "督办")) == set()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=3), min_size=1, max_size=5), st.sampled_from(("", " ", "\n")))
def test_who_shows_something_alone_is_among_the_crowd(said: Sequence[Sequence[str]], between: str) -> None:
    layers = [[layer({"phone": between.join(words)})] for words in said]
    telling = {number for number, of in enumerate(layers) if list(MATCHER.see(MESSAGE, of))}
    assert telling <= MATCHER.among(Crowd(layers))


def test_a_place_under_another_name_is_passed_over_and_one_under_a_place_s_name_is_not() -> None:
    named = [[Layer("body", (), "30.123456\n120.654321", (0, 10), keys=(key,))] for key in ("latLng", "price")]
    assert PlaceMatcher(person(2).persona).among(Crowd(named)) == {0}


def test_every_rung_of_the_corpus_shows_the_same_in_company() -> None:
    some, draw = person(5), draw_of(5, "in company")
    makers = draw.sample([*plain_leaking(), *harmless()], 60)
    cases = [case for make in makers if (case := make(draw, some)) is not None]
    cases += [Case("ordinary", (one,)) for one in ordinary.traffic(draw, 40, 1200)]
    draw.shuffle(cases)
    messages, _ = messages_of(Capture(some.persona, {}, tuple(cases)))
    engine = Engine.for_persona(some.persona, {}, first_parties())
    assert [seen for _, seen in engine.see_all(messages)] == [engine.see(one) for one in messages]
