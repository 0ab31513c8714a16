"""Once: each planted place of a message counts once per spelling and datum, and only where it is believed."""

import re
from collections import Counter, defaultdict

from harness.detect.traffic.layer import Layer
from harness.detect.traffic.place.geo_keys import says_frame, says_position
from harness.detect.traffic.place.pairing import are_entries, belong
from harness.detect.traffic.place.planted_places import Place

SIGHTINGS_AT_MOST = 64
# How far from a number, in values, the name may stand that is its entry's other part.
NAME_WITHIN = 40
_NAMES = re.compile(r"[^\W\d][\w$.-]{0,30}")
# So many places in one datum and spelling carry each other, where one alone is too coarse to be believed.
SUPPORT = 3
Found = tuple[Layer, list[Place]]


def form_of(place: Place) -> str:
    return f"{place.datum}+{place.fix.form}" if place.fix.form else place.datum


class Once:
    """`kept` are the places to tell; `walks` the points of each datum in the order sent, those beyond the bound too.

    Layers have to come deepest first: what a container held undecoded is the same place as what was unwrapped from it.
    """

    def __init__(self) -> None:
        self.kept: list[tuple[Layer, Place]] = []
        self.walks: dict[str, dict[int, None]] = defaultdict(dict)
        self._forms: set[tuple[int, str]] = set()
        self._layers: dict[tuple[int, str], list[Layer]] = defaultdict(list)

    def add(self, layer: Layer, places: list[Place]) -> None:
        many = Counter((place.fix.form, place.datum) for place in places)
        for place in places:
            full = len(self.kept) >= SIGHTINGS_AT_MOST
            if self._known(layer, place) or full or _believed(layer, place, many):
                self.walks[place.datum].setdefault(place.point)
                if not full:
                    self._keep(layer, place)

    def _known(self, layer: Layer, place: Place) -> bool:
        if (place.point, form_of(place)) in self._forms:
            return True
        return any(_inside(other, layer) for other in self._layers.get((place.point, place.datum), ()))

    def _keep(self, layer: Layer, place: Place) -> None:
        if not self._known(layer, place):
            self._forms.add((place.point, form_of(place)))
            self._layers[place.point, place.datum].append(layer)
            self.kept.append((layer, place))


def _inside(inner: Layer, outer: Layer) -> bool:
    """Whether the inner layer was unwrapped from the outer one."""
    deeper = len(inner.steps) > len(outer.steps) and inner.steps[: len(outer.steps)] == outer.steps
    return deeper and inner.place.startswith(outer.place)


def _believed(layer: Layer, place: Place, many: Counter[tuple[str, str]]) -> bool:
    """Not a map's edge, nor halves of two pairs; and what is coarse needs company, a geo key, or nothing between."""
    fix = place.fix
    numbers = [layer.number_at(at) for at in (fix.lat_at, fix.lng_at)]
    paths = [layer.path(number) for number in numbers]
    if any(map(says_frame, paths)):
        return False
    if fix.gap is None:
        return True
    if not belong(paths[0], paths[1], layer.text[slice(*fix.gap)]) and not _named_entries(layer, numbers, paths):
        return False
    beside = abs(numbers[0] - numbers[1]) <= 1
    return not fix.coarse or beside or many[fix.form, place.datum] >= SUPPORT or any(map(says_position, paths))


def _named_entries(layer: Layer, numbers: list[int], paths: list[str]) -> bool:
    """Whether both are entries of a list that names its members: `[{"k": "lat", "v": 39.9}, {"k": "lng", "v": …}]`."""
    if not are_entries(paths[0], paths[1]):
        return False
    names = [_name_beside(layer, number, path) for number, path in zip(numbers, paths, strict=True)]
    return all(names) and names[0] != names[1]


def _name_beside(layer: Layer, number: int, path: str) -> str:
    """The only other value of an entry, where it is a name."""
    parent = path.rpartition(".")[0] + "."
    within = range(max(0, number - NAME_WITHIN), min(len(layer.starts), number + NAME_WITHIN + 1))
    others = [other for other in within if other != number and layer.path(other).startswith(parent)]
    name = layer.value(others[0]) if len(others) == 1 else ""
    return name if _NAMES.fullmatch(name) else ""
