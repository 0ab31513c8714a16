"""The spotter: everything in a text that is spelt like something near the planted places."""

from collections import defaultdict
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, Implementation, MatchKind

from harness.detect.traffic.crowd import Crowd
from harness.detect.traffic.place import reading
from harness.detect.traffic.place.differences import followed
from harness.detect.traffic.place.fix import Angle, Fix, fixes_of
from harness.detect.traffic.place.literals import (
    Angular,
    CellStart,
    CodeStart,
    GridStart,
    HexStart,
    LineStart,
    NumberStart,
    QuadStart,
    Start,
    Whole,
    literals,
)
from harness.detect.traffic.place.pairing import pairs
from harness.detect.traffic.place.planted_places import Place, PlantedPlaces
from harness.detect.traffic.place.tiles import half_of, tile_fixes
from harness.detect.traffic.place.transverse_mercator import GRIDS, grid_of

# A huge text is searched piece by piece: one that holds nothing but numbers must not fill the memory with hits.
PIECE, OVERLAP = 2_000_000, 32
HITS_AT_MOST = 300_000
# A DFA is twice as fast, and of more literals too large for a processor's cache.
_MOST_FOR_DFA = 5_000
Hit = tuple[int, int, int]
Angles = dict[tuple[str, str], list[Angle]]


class Spotter:
    """Holds the compiled search; built once for a persona, reads any number of texts."""

    def __init__(self, places: PlantedPlaces) -> None:
        self._places = places
        starts: dict[str, set[Start]] = defaultdict(set)
        for datum, spelt in places.spelt.items() if places.keys else ():
            for literal, start in literals(spelt, datum):
                starts[literal].add(start)
        # The longest literal wins where several begin at one place, so it has to know what the shorter ones know.
        ordered = sorted(starts, key=lambda literal: (-len(literal), literal))
        known = [tuple(dict.fromkeys(_with_shorter(literal, starts))) for literal in ordered]
        self._angles = [tuple(start for start in all_ if isinstance(start, Angular)) for all_ in known]
        self._wholes = [tuple(start for start in all_ if isinstance(start, Whole)) for all_ in known]
        kind = Implementation.DFA if len(ordered) <= _MOST_FOR_DFA else Implementation.ContiguousNFA
        self._search = AhoCorasick(
            ordered, matchkind=MatchKind.LeftmostFirst, store_patterns=False, implementation=kind
        )
        # In bytes it is twice as fast: no offsets need be counted in characters.
        self._quick = BytesAhoCorasick(
            [literal.encode() for literal in ordered], matchkind=MatchKind.LeftmostFirst, implementation=kind
        )

    def among(self, crowd: Crowd) -> set[int]:
        """The messages of a crowd in which something begins like a planted place."""
        texts = crowd.bordered
        return texts.messages_at(at for _, at, _ in self._quick.find_matches_as_indexes(texts.content))

    def hits(self, text: str) -> list[Hit]:
        """What begins like a planted place: (literal, start, end). Nothing here, nothing to find."""
        if len(text) <= PIECE:
            # Where a character is a byte, both searches give the same offsets.
            return self._quick.find_matches_as_indexes(text.encode()) if text.isascii() else self._of_characters(text)
        found: list[Hit] = []
        for first in range(0, len(text), PIECE):
            if len(found) >= HITS_AT_MOST:
                break
            piece = self._of_characters(text[first : first + PIECE + OVERLAP])
            found += [(literal, first + start, first + end) for literal, start, end in piece if start < PIECE]
        return found[:HITS_AT_MOST]

    def _of_characters(self, text: str) -> list[Hit]:
        return self._search.find_matches_as_indexes(text)

    def places(self, text: str, hits: list[Hit] | None = None) -> list[Place]:
        """Every planted place in a text, in the order of the text; `hits` are its own, where they are known."""
        hits = self.hits(text) if hits is None else hits
        if not hits:
            return []
        angles, fixes = self._read(text, hits)
        found = [place for place in self._places.matched(fixes) if place] if fixes else []
        for (form, datum), group in angles.items():
            found += self._paired(text, form, datum, group)
        found += followed(text, found, self._places)
        return sorted(found, key=lambda place: (place.fix.start, place.fix.end))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """[start, end) of everything near the planted places, single numbers too: what masking has to cover."""
        angles, fixes = self._read(text, self.hits(text))
        covered = {(angle.start, angle.end) for group in angles.values() for angle in group}
        return sorted(covered | {(fix.start, fix.end) for fix in fixes})

    def _read(self, text: str, hits: list[Hit]) -> tuple[Angles, list[Fix]]:
        angles: Angles = {}
        fixes: list[Fix] = []
        behind = 0
        for literal, at, _ in hits:
            for start in self._angles[literal]:
                read = reading.angle(text, at, start) if type(start) is NumberStart else _in_units(text, at, start)
                if read:
                    angles.setdefault(read[:2], []).append(read[2])
            for whole in self._wholes[literal] if at >= behind else ():
                found = list(_whole(text, at, whole))
                fixes += found
                # A polyline's inside is full of chance; the search goes on behind it.
                if found and isinstance(whole, LineStart):
                    behind = found[-1].end
        return angles, fixes

    def _paired(self, text: str, form: str, datum: str, angles: list[Angle]) -> list[Place]:
        found: list[Place] = []
        for skip in (0, 1):
            fixes = [fix for pair in pairs(text, angles, skip) for fix in _fixes(form, datum, *pair)]
            found += _apart(self._places.matched(fixes)) if fixes else []
            used = {at for place in found for at in (place.fix.lat_at, place.fix.lng_at)}
            angles = [angle for angle in angles if angle.start not in used]
        return found


def _apart(places: list[Place | None]) -> list[Place]:
    """Each angle in one place only, the one that it fits best."""
    used: set[int] = set()
    kept = []
    for place in sorted((place for place in places if place), key=lambda place: place.error_m):
        ends = {place.fix.lat_at, place.fix.lng_at}
        if not ends & used:
            used |= ends
            kept.append(place)
    return kept


def _with_shorter(literal: str, starts: dict[str, set[Start]]) -> Iterator[Start]:
    for length in range(len(literal), 0, -1):
        yield from starts.get(literal[:length], ())


def _in_units(text: str, at: int, start: Angular) -> tuple[str, str, Angle] | None:
    if isinstance(start, NumberStart):
        return reading.angle(text, at, start)
    if isinstance(start, HexStart):
        return reading.hexadecimal(text, at, start)
    return reading.metres(text, at, start) if isinstance(start, GridStart) else reading.sexagesimal(text, at, start)


def _fixes(form: str, datum: str, lat: Angle, lng: Angle) -> Iterator[Fix]:
    if form.startswith(GRIDS):
        return grid_of(form).fixes(form, datum, lat, lng)
    return tile_fixes(form, datum, lat, lng) if half_of(form) else fixes_of(form, datum, lat, lng)


def _whole(text: str, at: int, start: Whole) -> Iterator[Fix]:
    match start:
        case CellStart():
            return reading.cell(text, at, start)
        case QuadStart():
            return reading.quadkey(text, at, start)
        case CodeStart():
            return reading.code(text, at, start)
        case LineStart():
            return reading.line(text, at, start)
