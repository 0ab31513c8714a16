"""Lists that nobody planted: names of installed packages, other people's phone numbers as an address book."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from harness.detect.traffic.identity import key_context
from harness.detect.traffic.identity.haystack import Haystack
from harness.detect.traffic.identity.hit import Hit
from harness.detect.traffic.identity.letters import Letters
from harness.detect.traffic.sighting import Leaving

FEWEST_PACKAGES = 5
FEWEST_CONTACTS = 3
_MARK = b"com."
_MOST = 2000
_PACKAGE = re.compile(rb"(?<![0-9a-z_.@/:-])(?:com|cn|org|net|io|tv|me)(?:\.[a-z0-9_]{2,40}){2,6}(?![0-9a-z_.@/-])")
_INDEX = re.compile(r"\[\d+\]")


def package_lists_among(letters: Letters) -> set[int]:
    """The messages of a crowd that name enough packages."""
    flat, crowd = letters.flat, letters.crowd
    if flat.count(_MARK) < FEWEST_PACKAGES - 1:
        return set()
    begins = [crowd.begin(number) for number in range(len(crowd.texts) + 1)]
    return {number for number, (at, end) in enumerate(pairwise(begins)) if _may_list(flat, at, end)}


def _may_list(flat: bytes, start: int, end: int) -> bool:
    return flat.count(_MARK, start, end) >= FEWEST_PACKAGES - 1


def packages_in(haystack: Haystack) -> set[str]:
    """What looks like a package's name, in lower case."""
    return {match.group().decode() for match in islice(_PACKAGE.finditer(haystack.flat), _MOST)}


def find_package_lists(haystack: Haystack) -> Iterator[Hit]:
    """One hit for each place that holds at least FEWEST_PACKAGES different packages under a name that says so."""
    if not _may_list(haystack.flat, 0, len(haystack.flat)):
        return
    lists: dict[tuple[int, str], dict[bytes, int]] = {}
    for match in islice(_PACKAGE.finditer(haystack.flat), _MOST):
        layer = haystack.layer_at(match.start())
        place = _INDEX.sub("", haystack.path(match.start()))
        lists.setdefault((layer, place), {}).setdefault(match.group(), match.start())
    for (_, place), packages in lists.items():
        if len(packages) >= FEWEST_PACKAGES and key_context.APPS.search(place.lower()):
            start = min(packages.values())
            yield Hit(Leaving.APP_LIST, "", start, start + 1, "shape", 0.8, {"count": len(packages)})


def find_address_books(haystack: Haystack, phones: Iterable[Hit]) -> Iterator[Hit]:
    """One hit for each layer with at least FEWEST_CONTACTS phone numbers under a name that says contacts."""
    books: dict[int, list[Hit]] = {}
    for phone in phones:
        if phone.what is Leaving.PHONE and key_context.CONTACTS.search(haystack.path(phone.start).lower()):
            books.setdefault(haystack.layer_at(phone.start), []).append(phone)
    for book in books.values():
        if len(book) >= FEWEST_CONTACTS:
            first = min(book, key=lambda hit: hit.start)
            yield Hit(Leaving.CONTACTS, "", first.start, first.end, "shape", 0.8, {"count": len(book)})
