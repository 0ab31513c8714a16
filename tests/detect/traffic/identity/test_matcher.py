import hashlib
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.detect.traffic.identity.matcher import IdentityMatcher
from harness.detect.traffic.identity.spelling import Spelling, spellings
from harness.detect.traffic.layer import Layer
from harness.detect.traffic.sighting import Leaving
from tests.detect.traffic.identity.sending import MATCHER, MESSAGE, NOBODY, PERSONA, layer, seeded, seen, seen_in

SPELLINGS = [one for one in spellings(PERSONA) if not one.canary.startswith("app_list")]
BEFORE = ("", " ", "=", "，", '"', "id:", "\n")
AFTER = ("", " ", "。", '"', "&")
VALUES = {
    "phone": PERSONA.phone,
    "id_card": PERSONA.id_card,
    "imei": PERSONA.imei,
    "oaid": PERSONA.oaid,
    "android_id": PERSONA.android_id,
    "mac": PERSONA.mac,
    "idfa": PERSONA.idfa,
    "name": PERSONA.name,
    "clipboard": PERSONA.clipboard,
    "contacts[0].phone": PERSONA.contacts[0].phone,
    "contacts[0].name": PERSONA.contacts[0].name,
    "contacts[1].name": PERSONA.contacts[1].name,
}


@pytest.mark.parametrize(("canary", "value"), VALUES.items())
def test_every_planted_value_is_seen_as_it_is(canary: str, value: str) -> None:
    (one,) = seen_in(value, "field")
    assert (one.canary, one.form, one.seeded, one.flow) == (canary, "plain", True, 7)
    assert one.what == canary.partition("[")[0]
    assert (one.where, one.decoding) == ("body.field", ("json",))


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(SPELLINGS),
    st.sampled_from(("", " ", "=", "，", '"', "id:", "\n")),
    st.sampled_from(("", " ", "。", '"', "&")),
)
def test_every_listed_spelling_is_seen_between_other_text(spelling: Spelling, before: str, after: str) -> None:
    if spelling.text == "张伟":
        before = after = ""
    found = {one.canary for one in seen_in(before + spelling.text + after) if one.seeded}
    assert spelling.canary in found


@settings(max_examples=300, deadline=None)
@given(st.text("0123456789", min_size=1, max_size=60))
def test_digits_by_chance_are_nobodys(digits: str) -> None:
    assert not [one for one in seen_in(digits) if one.seeded]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    seen_in(text)


@settings(max_examples=50, deadline=None)
@given(st.permutations(range(4)))
def test_the_order_of_layers_changes_nothing(order: list[int]) -> None:
    layers = [
        layer({"a": PERSONA.phone, "b": PERSONA.name}),
        layer({"q": PERSONA.oaid, "o": "13912345678"}, "query", ()),
        layer({"blob": '{"id":"' + PERSONA.id_card + '"}'}),
        layer({"id": PERSONA.id_card}, "body.blob", ("json", "json")),
    ]
    found = {(one.canary, one.where, one.form) for one in seen(*(layers[number] for number in order))}
    assert found == {(one.canary, one.where, one.form) for one in seen(*layers)}
    assert ("id_card", "body.blob.id", "plain") in found


def test_a_value_counts_once_where_it_was_unwrapped_deepest() -> None:
    outer = layer({"data": f'{{"mobile":"{PERSONA.phone}"}}'})
    inner = layer({"mobile": PERSONA.phone}, "body.data", ("json", "json"))
    assert [one.where for one in seen(outer, inner)] == ["body.data.mobile"]


def test_the_same_value_in_two_fields_counts_in_both() -> None:
    found = seen(layer({"a": PERSONA.phone, "b": PERSONA.phone}))
    assert sorted(one.where for one in found) == ["body.a", "body.b"]


def test_a_number_does_not_go_over_from_one_layer_to_the_next() -> None:
    first, second = layer({"a": PERSONA.phone[:5]}), layer({"b": PERSONA.phone[5:]}, "query", ())
    assert not seen(first, second)


def test_a_planted_value_is_no_shape_besides() -> None:
    assert all(one.seeded for one in seen_in(PERSONA.phone, "phone"))
    assert all(one.seeded for one in seen_in(PERSONA.id_card, "idCard"))
    assert all(one.seeded for one in seen_in(PERSONA.oaid, "oaid"))


def test_several_values_in_one_text_are_all_seen() -> None:
    text = f"{PERSONA.name}，电话{PERSONA.phone}，身份证{PERSONA.id_card.lower()}"
    assert seeded(text) == {("name", "plain"), ("phone", "plain"), ("id_card", "lower")}


def test_a_person_of_whom_nothing_is_planted_has_only_shapes() -> None:
    matcher = IdentityMatcher(NOBODY)
    found = list(matcher.see(MESSAGE, [layer({"mobile": "13912345678", "t": "x" * 40})]))
    assert [(one.what, one.seeded, one.canary) for one in found] == [(Leaving.PHONE, False, "")]


def test_a_message_without_text_holds_nothing() -> None:
    assert not seen()
    assert not seen(Layer("body", (), content=b"\xff\xd8\xff", media="image/jpeg"))


def test_the_excerpt_is_of_the_value_itself() -> None:
    (one,) = seen(layer({"before": "secret", "note": f"call {PERSONA.phone} now", "after": "secret"}))
    assert one.excerpt == f"call {PERSONA.phone} now"


def test_lone_surrogates_and_growing_lower_case_shift_nothing() -> None:
    (one,) = seen(layer({"a": "\ud800İİİ", "b": PERSONA.phone}))
    assert (one.where, one.excerpt) == ("body.b", PERSONA.phone)


def test_thousands_of_ordinary_requests_hold_nothing_of_the_person() -> None:
    draw = random.Random(5)
    for _ in range(2000):
        values = {
            "ts": str(draw.randrange(1_600_000_000_000, 1_800_000_000_000)),
            "orderNo": "2026" + "".join(draw.choices("0123456789", k=draw.randrange(8, 20))),
            "trace": hashlib.md5(draw.randbytes(8)).hexdigest(),
            "spanId": draw.randbytes(8).hex(),
            "lat": f"{draw.uniform(0, 120):.15f}",
            "phone": "139" + "".join(draw.choices("0123456789", k=8)),
        }
        assert not [one for one in MATCHER.see(MESSAGE, [layer(values)]) if one.seeded]
