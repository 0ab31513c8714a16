"""Planted packages in a message: together they are a list of what is installed, alone they are nothing."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from harness.detect.traffic.identity import key_context
from harness.detect.traffic.identity.app_evidence import AppEvidence
from harness.detect.traffic.identity.haystack import Haystack
from harness.detect.traffic.identity.hit import Hit
from harness.detect.traffic.identity.list_shape import packages_in
from harness.detect.traffic.sighting import Leaving

FEWEST = 3
# Two count where they stand in one list, or where the place says that it lists apps.
FEWEST_TOGETHER = 2
CANARY = "app_list"
_WORD = re.compile(r"[=:]|[^\W\d_]{2}")
_INDEX = re.compile(r"\[\d+\]")
_SAY_WHO_ASKS = ("header.user-agent", "header.referer", "header.origin", "header.x-requested-with")


def listed(haystack: Haystack, packages: Iterable[Hit], evidence: AppEvidence) -> list[Hit]:
    """At most one hit for a message: where it holds enough planted packages, and not as many of others beside them.

    `data` has the number of different planted packages in the message.
    """
    counted = [hit for hit in packages if evidence.counts(hit.canary) and not _says_who_asks(haystack, hit)]
    distinct = {hit.canary for hit in counted}
    if len(distinct) < FEWEST_TOGETHER or evidence.is_another_phones(len(distinct), packages_in(haystack)):
        return []
    if len(distinct) >= FEWEST:
        return [_summary(haystack, counted, len(distinct), 1.0)]
    places: dict[str, list[Hit]] = {}
    for hit in counted:
        place = _INDEX.sub("", haystack.path(hit.start))
        says = key_context.APPS.search(place.lower())
        # Up to the name that says so: `apps` beside `pkg` are two things.
        places.setdefault(place[: says.end()] if says else place, []).append(hit)
    for together in places.values():
        if len({hit.canary for hit in together}) >= FEWEST_TOGETHER and not _in_a_sentence(haystack, together):
            return [_summary(haystack, together, len(distinct), 0.7)]
    return []


def _says_who_asks(haystack: Haystack, hit: Hit) -> bool:
    return haystack.path(hit.start).lower().startswith(_SAY_WHO_ASKS)


def _in_a_sentence(haystack: Haystack, packages: Sequence[Hit]) -> bool:
    """Whether words stand between them in one value: `from=com.a;to=com.b` tells two things and lists nothing."""
    ordered = sorted(packages, key=lambda hit: hit.start)
    between = [haystack.text[one.end : other.start] for one, other in pairwise(ordered)]
    return any("\n" not in text and _WORD.search(text) for text in between)


def _summary(haystack: Haystack, packages: Sequence[Hit], count: int, confidence: float) -> Hit:
    """Where the deepest layer holds the first of them."""
    first = min(packages, key=lambda hit: (-len(haystack.layers[haystack.layer_at(hit.start)].steps), hit.start))
    form = "list" if first.form == "plain" else f"list+{first.form}"
    return Hit(Leaving.APP_LIST, CANARY, first.start, first.end, form, confidence, {"count": count})
