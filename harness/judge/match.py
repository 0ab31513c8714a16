"""Whether observations are what an atom asks for."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from types import MappingProxyType
from typing import Any

from harness.judge.condition import Atom, Match, Scalar
from harness.model.observation import Observation

_ABSENT = object()


def canonical(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """The same observations in an order that does not depend on the detectors', each once."""
    by_key = {_key(one): one for one in observations}
    return tuple(by_key[key] for key in sorted(by_key))


def places_of(wanted: Iterable[Observation], among: Sequence[Observation]) -> frozenset[int]:
    """Where these observations stand in a canonical order; those that are not there are left out."""
    keys = {_key(one) for one in wanted}
    return frozenset(index for index, one in enumerate(among) if keys and _key(one) in keys)


def _key(one: Observation) -> str:
    evidence = [[item.file, item.locator, item.excerpt] for item in one.evidence]
    plain = [
        one.kind,
        one.subject,
        one.channel,
        one.role,
        one.phase,
        one.confidence,
        one.direct,
        dict(one.data),
        evidence,
    ]
    return json.dumps(plain, sort_keys=True, default=str, ensure_ascii=False)


def is_direct(one: Observation) -> bool:
    """Proof by itself (design law 2); detectors say so in the field or, for protocols, in `data.direct`."""
    return one.direct or one.data.get("direct") is True


def fits(atom: Atom, one: Observation) -> bool:
    """Whether one observation has everything that the atom asks of a single one."""
    return (
        one.kind == atom.kind
        and one.confidence >= atom.min_confidence
        and (not atom.subjects or _like_any(one.subject, atom.subjects))
        and not _like_any(one.subject, atom.not_subjects)
        and (not atom.phases or one.phase in atom.phases)
        and (not atom.roles or one.role in atom.roles)
        and (not atom.channels or one.channel in atom.channels)
        and (atom.direct is None or is_direct(one) == atom.direct)
        and all(_demand(match, one.data.get(match.key, _ABSENT)) for match in atom.data)
    )


def matched(atom: Atom, observations: Sequence[Observation], admitted: frozenset[int]) -> frozenset[int]:
    """Indices of what satisfies the atom, or none at all where there are too few or they share one channel."""
    found = [index for index in sorted(admitted) if fits(atom, observations[index])]
    if atom.same_subject:
        subjects = [observations[index].subject for index in found]
        found = [index for index in found if subjects.count(observations[index].subject) >= atom.min_count]
    channels = {observations[index].channel for index in found}
    apart = len(channels) >= atom.min_channels or any(is_direct(observations[index]) for index in found)
    return frozenset(found) if len(found) >= atom.min_count and apart else frozenset()


def _like_any(text: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(text, pattern) for pattern in patterns)


def _demand(match: Match, value: Any) -> bool:
    """Whether a value (or `_ABSENT`) is what is demanded."""
    if match.operator == "is_not":
        return value is _ABSENT or not _same(value, match.operand)
    if match.operator == "present":
        return _is_there(value) == match.operand
    return value is not _ABSENT and _OPERATORS[match.operator](value, match.operand)


def _is_there(value: Any) -> bool:
    """Zero is a value; nothing, False and what is empty are not."""
    return value is not _ABSENT and value is not None and value is not False and value not in ("", [], (), {})


def _within(value: Any, least: Any, most: Any) -> bool:
    numbers = all(isinstance(one, int | float) and not isinstance(one, bool) for one in (value, least, most))
    return numbers and least <= value <= most


def _like(value: Any, operand: Any) -> bool:
    return isinstance(value, str) and fnmatchcase(value, str(operand))


def _has(value: Any, operand: Any) -> bool:
    return isinstance(value, list | tuple) and any(fnmatchcase(str(one), str(operand)) for one in value)


def _same(value: Any, operand: Scalar | tuple[Scalar, ...]) -> bool:
    return isinstance(value, bool) == isinstance(operand, bool) and bool(value == operand)


def _in(value: Any, operand: Any) -> bool:
    return any(_same(value, option) for option in operand)


_OPERATORS: Mapping[str, Callable[[Any, Any], bool]] = MappingProxyType(
    {
        "is": _same,
        "in": _in,
        "like": _like,
        "has": _has,
        "min": lambda value, least: _within(value, least, value),
        "max": lambda value, most: _within(value, value, most),
    }
)
