"""What a node's place on the screen says of it: in a dialog, in a navigation bar, covered by something else. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from harness.devices.android.ui_node import BAR, DIALOG, PxBounds, RawNode

MAX_COVERS = 300
WINDOW_SHARE = 0.97  # a window narrower and lower than this share of the screen is a dialog's
BAR_BAND_DP = 110.0  # a row of at least BAR_ENTRIES controls this near to the bottom is a tab bar
BAR_ENTRIES = 3


@dataclass(frozen=True, slots=True)
class ScreenSize:
    """Of the whole screen in px, and how many of them are a dp."""

    width_px: float
    height_px: float
    scale: float

    def holds(self, bounds: PxBounds) -> bool:
        """Whether the middle of something that has a size is on the screen."""
        x, y = middle(bounds)
        has_size = bounds[2] > bounds[0] and bounds[3] > bounds[1]
        return has_size and 0 <= x < self.width_px and 0 <= y < self.height_px


@dataclass(frozen=True, slots=True)
class Places:
    """Paths of dialogs and bars, and what takes touches, with its turn in drawing."""

    dialogs: tuple[str, ...]
    bars: frozenset[str]
    takers: tuple[RawNode, ...]
    turns: Mapping[str, int]

    @classmethod
    def of(cls, nodes: Sequence[RawNode], screen: ScreenSize) -> "Places":
        """`nodes` are all of a dump, in drawing order."""
        turns = {node.path: turn for turn, node in enumerate(nodes)}
        dialogs = tuple(node.path for node in nodes if DIALOG.search(node.class_name) or _small_window(node, screen))
        bars = {node.path for node in nodes if BAR.search(node.class_name) or BAR.search(_resource(node))}
        takers = tuple(node for node in nodes if node.taps or DIALOG.search(node.class_name))
        return cls(dialogs, frozenset(bars | _bottom_row(nodes, screen)), takers[-MAX_COVERS:], turns)

    def in_dialog(self, node: RawNode) -> bool:
        return any(_within(node.path, path) for path in self.dialogs)

    def in_bar(self, node: RawNode) -> bool:
        return any(place.path in self.bars for place in _ancestry(node))

    def covered(self, node: RawNode) -> bool:
        """Whether something that takes touches is drawn over its middle, and is not part of it."""
        x, y = middle(node.bounds)
        turn = self.turns[node.path]
        later = (other for other in self.takers if self.turns[other.path] > turn)
        return any(_over(other.bounds, x, y) and not _within(other.path, node.path) for other in later)


def middle(bounds: PxBounds) -> tuple[float, float]:
    return (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2


def _over(bounds: PxBounds, x: float, y: float) -> bool:
    return bounds[0] <= x < bounds[2] and bounds[1] <= y < bounds[3]


def _resource(node: RawNode) -> str:
    return node.attributes.get("resource-id", "")[:200]


def _small_window(node: RawNode, screen: ScreenSize) -> bool:
    """Whether a window is too small to be a page: native dialogs and sheets have windows of their own."""
    left, top, right, bottom = node.bounds
    if node.parent is not None or right <= left or bottom <= top:
        return False
    return right - left < WINDOW_SHARE * screen.width_px and bottom - top < WINDOW_SHARE * screen.height_px


def _bottom_row(nodes: Sequence[RawNode], screen: ScreenSize) -> set[str]:
    """The controls that stand in one row at the bottom of the screen."""
    rows: dict[tuple[int, int], list[str]] = {}
    for node in nodes:
        if node.taps and node.bounds[1] > screen.height_px - BAR_BAND_DP * screen.scale:
            rows.setdefault((node.bounds[1], node.bounds[3]), []).append(node.path)
    return {path for row in rows.values() if len(row) >= BAR_ENTRIES for path in row}


def _ancestry(node: RawNode) -> Iterator[RawNode]:
    place: RawNode | None = node
    while place is not None:
        yield place
        place = place.parent


def _within(path: str, of: str) -> bool:
    return path == of or path.startswith(f"{of}/")
