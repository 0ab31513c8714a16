"""The texts and standards that the rules of a report rest on, by their names (ISO/IEC 17025, 7.8.2.1 f)."""

import re

from harness.report.subject import Inspection
from harness.report.words import Words

_KEY = re.compile(r"\bS\d{1,2}b?\b")


def references(inspection: Inspection, words: Words) -> tuple[str, ...]:
    """Each text once, in the order of the catalogue's keys (S0, S1 ...); keys without a name are left out."""
    sources = " ".join(rule.source for rule in inspection.rules.values())
    return tuple(dict.fromkeys(references_in(sources, words).values()))


def references_in(source: str, words: Words) -> dict[str, str]:
    """The keys that a source cites, in their order, with the names of the texts."""
    keys = sorted(set(_KEY.findall(source)), key=_order)
    return {key: words.name("reference", key) for key in keys if f"reference.{key}" in words.texts}


def _order(key: str) -> tuple[int, str]:
    return int(key[1:].rstrip("b")), key
