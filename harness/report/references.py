"""The texts and standards that the rules of a report rest on, by their names (ISO/IEC 17025, 7.8.2.1 f)."""

import re

from harness.report.subject import Inspection
from harness.report.words import Words

_KEY = re.compile(r"\bS\d{1,2}b?\b")


def references(inspection: Inspection, words: Words) -> tuple[str, ...]:
    """Each text once, in the order of the catalogue's keys (S0, S1 ...); keys without a name are left out."""
    keys = {key for rule in inspection.rules.values() for key in _KEY.findall(rule.source)}
    named = [words.name("reference", key) for key in sorted(keys, key=_order) if f"reference.{key}" in words.texts]
    return tuple(dict.fromkeys(named))


def _order(key: str) -> tuple[int, str]:
    return int(key[1:].rstrip("b")), key
