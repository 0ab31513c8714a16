"""The last gate before a document leaves the house: no planted value may stand in it (design law 5)."""

import re
from collections.abc import Collection

from harness.model.faults import EvidenceBroken
from harness.model.saying import Saying

_OPENING = 4
_DATA_URI = re.compile(r"data:image/[a-z+]+;base64,[A-Za-z0-9+/=]+")


def leaked(document: str, forbidden: Collection[str]) -> int:
    """How many of the raw values occur in the text of `document`; the bytes of embedded pictures are not text."""
    text = _DATA_URI.sub("", document)
    # A persona has thousands of spellings; most are ruled out by their first characters without reading the document.
    openings = {text[place : place + _OPENING] for place in range(len(text))}
    return sum(1 for value in forbidden if value and _may_stand(value, openings) and value in text)


def _may_stand(value: str, openings: set[str]) -> bool:
    return len(value) < _OPENING or value[:_OPENING] in openings


def refuse_leaks(document: str, forbidden: Collection[str], where: str) -> None:
    """Raises EvidenceBroken, which never names a value, when one would be published."""
    count = leaked(document, forbidden)
    if count:
        raise EvidenceBroken(
            Saying(f"{count} planted values would be published unmasked", f"有 {count} 个植入值将以明文出现"),
            where=where,
            mend=Saying("mask them in the detector that cites them", "在引用它们的检测器中加掩码"),
        )
