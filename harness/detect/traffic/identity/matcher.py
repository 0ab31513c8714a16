"""The identity matcher: planted numbers, names, clipboard, contacts and apps in a message, and shapes of such."""

from collections.abc import Iterable, Sequence

from harness.detect.traffic.crowd import Crowd
from harness.detect.traffic.identity.app_evidence import AppEvidence
from harness.detect.traffic.identity.app_list import listed
from harness.detect.traffic.identity.chinese_digits import ChineseDigitsTarget, is_written_so
from harness.detect.traffic.identity.clipboard_target import ClipboardTarget
from harness.detect.traffic.identity.core_search import CoreSearch
from harness.detect.traffic.identity.device_shape import device_ids_among, find_device_ids
from harness.detect.traffic.identity.digest_search import DigestSearch
from harness.detect.traffic.identity.haystack import Haystack
from harness.detect.traffic.identity.hit import Hit
from harness.detect.traffic.identity.letters import Letters
from harness.detect.traffic.identity.list_shape import find_address_books, find_package_lists, package_lists_among
from harness.detect.traffic.identity.masked_search import MaskedSearch
from harness.detect.traffic.identity.name_target import NameTarget
from harness.detect.traffic.identity.number_target import NumberTarget
from harness.detect.traffic.identity.package_target import PackageTarget
from harness.detect.traffic.identity.planted_value import clipboard_of, complaint_of, names_of, numbers_of, packages_of
from harness.detect.traffic.identity.raw_search import RawSearch
from harness.detect.traffic.identity.settle import longest, outside, sightings
from harness.detect.traffic.identity.shape_search import find_shapes, shapes_among
from harness.detect.traffic.identity.spelling import digest_spellings
from harness.detect.traffic.layer import Layer
from harness.detect.traffic.message import Message
from harness.detect.traffic.sighting import Leaving, Sighting
from harness.model.persona import Persona


class IdentityMatcher:
    """Built once per persona; holds tables only. The forms it names are those of the table in `spelling`."""

    def __init__(self, persona: Persona) -> None:
        numbers, names = list(numbers_of(persona)), list(names_of(persona))
        self._cores = CoreSearch(
            [
                *map(NumberTarget, numbers),
                *map(NameTarget, names),
                *map(NameTarget, complaint_of(persona)),
                *map(ClipboardTarget, clipboard_of(persona)),
                *map(PackageTarget, packages_of(persona)),
            ]
        )
        self._apps = AppEvidence(packages_of(persona))
        self._spoken = CoreSearch([ChineseDigitsTarget(value) for value in numbers if is_written_so(value)])
        digests = list(digest_spellings(persona))
        self._digests = DigestSearch(digests)
        self._raw = RawSearch(numbers, digests)
        self._masked = MaskedSearch(numbers, names)

    def among(self, crowd: Crowd) -> set[int]:
        """The messages of a crowd in which there may be something of the person, or of anybody's shape."""
        letters = Letters(crowd)
        found = {number for number, layers in enumerate(crowd.layers) if self._raw.may_find(layers)}
        for search in (self._cores, self._digests, self._masked):
            found |= search.among(letters)
        if not letters.ascii:
            found |= self._spoken.among(letters)
        return found | shapes_among(letters) | device_ids_among(letters) | package_lists_among(letters)

    def see(self, message: Message, layers: Sequence[Layer]) -> Iterable[Sighting]:
        """What of the person leaves in this message; sightings of shapes have no canary."""
        raw = tuple(self._raw.find(message.index, layers))
        haystack = Haystack(layers)
        return (*raw, *self._in_text(message, haystack)) if haystack.layers else raw

    def _in_text(self, message: Message, haystack: Haystack) -> Iterable[Sighting]:
        seeded = self._seeded(haystack)
        shapes = [
            *find_shapes(haystack, message.t.date()),
            *find_device_ids(haystack, message),
            *find_package_lists(haystack),
        ]
        if not seeded and not shapes:
            return ()
        told = self._told(haystack, seeded)
        # Planted packages that make no list of the person's may stand in somebody else's.
        lists = any(hit.what is Leaving.APP_LIST for hit in told)
        free = outside(shapes, seeded if lists else told)
        free += find_address_books(haystack, free)
        return tuple(sightings(message.index, haystack, [*told, *free]))

    def _seeded(self, haystack: Haystack) -> list[Hit]:
        hits = [*self._cores.find(haystack), *self._digests.find(haystack), *self._masked.find(haystack)]
        if not haystack.ascii:
            hits += self._spoken.find(haystack)
        return longest(hits) if len(hits) > 1 else hits

    def _told(self, haystack: Haystack, seeded: Sequence[Hit]) -> list[Hit]:
        """The planted hits, with those of packages put together to a list."""
        packages = [hit for hit in seeded if hit.what is Leaving.APP_LIST]
        others = [hit for hit in seeded if hit.what is not Leaving.APP_LIST]
        return [*others, *listed(haystack, packages, self._apps)] if packages else others
