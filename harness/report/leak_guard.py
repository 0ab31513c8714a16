"""The last gate before a document leaves the house: no planted value may stand in it (design law 5)."""

import re
from collections.abc import Collection
from functools import lru_cache

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from harness.model.faults import EvidenceBroken
from harness.model.saying import Saying

_DATA_URI = re.compile(r"data:image/[a-z+]+;base64,[A-Za-z0-9+/=]+")


def leaked(document: str, forbidden: Collection[str]) -> int:
    """How many of the raw values occur in the text of `document`; the bytes of embedded pictures are not text."""
    found = _search(frozenset(forbidden)).find_matches_as_indexes(_bytes(_DATA_URI.sub("", document)), overlapping=True)
    return len({number for number, _, _ in found})


@lru_cache(maxsize=1)
def _search(forbidden: frozenset[str]) -> BytesAhoCorasick:
    """One pass finds all of them. Every form of a report is read for the same ones, and there are thousands for each
    persona: putting them together takes longer than reading."""
    values = [_bytes(value) for value in forbidden if value]
    return BytesAhoCorasick(values, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)


def _bytes(text: str) -> bytes:
    """In UTF-8 a text stands in another exactly where its bytes do."""
    return text.encode("utf-8", "surrogatepass")


def refuse_leaks(document: str, forbidden: Collection[str], where: str) -> None:
    """Raises EvidenceBroken, which never names a value, when one would be published."""
    count = leaked(document, forbidden)
    if count:
        raise EvidenceBroken(
            Saying(f"{count} planted values would be published unmasked", f"有 {count} 个植入值将以明文出现"),
            where=where,
            mend=Saying("mask them in the detector that cites them", "在引用它们的检测器中加掩码"),
        )
