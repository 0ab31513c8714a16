"""Whether observations are what an atom asks for."""

import json
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from typing import Any

from harness.judge.condition import Atom, Match, Scalar
from harness.model.observation import Observation

_ABSENT = object()


def canonical(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """The same observations in an order that does not depend on the detectors', each once."""
    by_key = {_key(one): one for one in observations}
    return tuple(by_key[key] for key in sorted(by_key))


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
    match match.operator:
        case "is_not":
            return value is _ABSENT or not _same(value, match.operand)
        case "present":
            return (value is not _ABSENT and value not in (None, "", False)) == match.operand
        case "is":
            return _same(value, match.operand)
        case "in":
            return isinstance(match.operand, tuple) and any(_same(value, option) for option in match.operand)
        case "like":
            return isinstance(value, str) and fnmatchcase(value, str(match.operand))
        case "has":
            return isinstance(value, list | tuple) and any(fnmatchcase(str(one), str(match.operand)) for one in value)
        case "min" | "max":
            return _within(match, value)


def _within(match: Match, value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isinstance(match.operand, int | float):
        return False
    return value >= match.operand if match.operator == "min" else value <= match.operand


def _same(value: Any, operand: Scalar | tuple[Scalar, ...]) -> bool:
    return isinstance(value, bool) == isinstance(operand, bool) and bool(value == operand)
