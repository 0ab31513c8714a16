"""The vocabulary goes to JSON and comes back the same; what is not ours is refused by name."""

import contextlib
import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.model.coverage import Coverage
from harness.model.device_profile import DeviceProfile
from harness.model.event import Event, Phase
from harness.model.faults import EvidenceBroken
from harness.model.persona import Persona
from harness.model.run import Run
from harness.model.screen import UiTree
from harness.model.verdict import Verdict
from harness.recording.json_form import canonical, from_json, stamp, to_json

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
moments = st.datetimes(timezones=st.just(UTC)).map(lambda t: t.replace(microsecond=t.microsecond // 1000 * 1000))
LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    Any: plain,
    datetime: moments,
    float: st.floats(allow_nan=False, allow_infinity=False),
    str: st.text(max_size=8),
    type(None): st.none(),
}


def like(kind: Any) -> st.SearchStrategy[Any]:
    """Values of an annotation: what hypothesis would build, but Any is JSON, and floats are numbers."""
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in LEAVES:
        return LEAVES[kind]
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return st.builds(kind, **{name: like(hint) for name, hint in get_type_hints(kind).items()})
    if origin in (Union, UnionType):
        return st.one_of(*map(like, arguments))
    if origin is tuple and arguments[-1] is ...:
        return st.lists(like(arguments[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(like, arguments))
    if origin is Mapping:
        return st.dictionaries(like(arguments[0]), like(arguments[1]), max_size=2)
    return st.from_type(kind)


NOUNS = [Run, Persona, Event, UiTree, Coverage, Verdict, DeviceProfile]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_every_noun_survives_the_round_trip(noun: type, data: st.DataObject) -> None:
    thing = data.draw(like(noun))
    assert from_json(noun, json.loads(canonical(to_json(thing)))) == thing


@dataclass(frozen=True)
class Place:
    path: Path
    phase: Phase
    size: int = 3
    ratio: float = 1.0
    tags: tuple[str, ...] = ()
    pair: tuple[float, float] | None = None


def test_missing_fields_take_their_defaults() -> None:
    assert from_json(Place, {"path": "a/b", "phase": "setup"}) == Place(Path("a/b"), Phase.SETUP)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"size": True}, "size"),
        ({"size": "3"}, "size"),
        ({"phase": "later"}, "phase"),
        ({"tags": ["a", 1]}, "tags[1]"),
        ({"pair": [1.0]}, "pair"),
        ({"colour": "red"}, "colour"),
        ({"path": None}, "path"),
    ],
)
def test_the_field_that_does_not_fit_is_named(change: dict[str, Any], where: str) -> None:
    with pytest.raises(EvidenceBroken) as caught:
        from_json(Place, {"path": "a", "phase": "setup", **change})
    assert caught.value.where == where


def test_a_missing_field_is_named() -> None:
    with pytest.raises(EvidenceBroken, match=r"phase: .*missing"):
        from_json(Place, {"path": "a"})


@given(plain)
def test_any_json_is_either_read_or_refused(value: Any) -> None:
    with contextlib.suppress(EvidenceBroken):
        from_json(Event, value)


def test_moments_become_utc_with_milliseconds() -> None:
    shanghai = timezone(timedelta(hours=8))
    assert stamp(datetime(2026, 11, 22, 11, 44, 12, 345999, shanghai)) == "2026-11-22T03:44:12.345Z"


@pytest.mark.parametrize("value", [b"bytes", {1: "a"}, datetime(2026, 1, 1), object()])  # noqa: DTZ001
def test_what_has_no_json_form_is_refused(value: object) -> None:
    with pytest.raises(EvidenceBroken):
        to_json(value)


def test_canonical_bytes_do_not_depend_on_the_order_of_keys() -> None:
    assert canonical({"b": 1, "a": "字"}) == canonical({"a": "字", "b": 1}) == '{"a":"字","b":1}'.encode()
