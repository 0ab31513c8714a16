"""What a finger would touch at a place of a UiAutomator dump, with everything that it says of itself. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from harness.devices.android.ui_node import RawNode, squeezed
from harness.devices.android.ui_xml import every_node, read_windows
from harness.model.faults import EvidenceBroken

MAX_LABEL = 120  # what says more is a page, not a control
_SPOKEN = ("text", "content-desc", "tooltip-text", "hint", "pane-title")


@dataclass(frozen=True, slots=True)
class Said:
    """`words` can be read or heard; `names` are resource ids, which speak for an icon."""

    words: tuple[str, ...]
    names: tuple[str, ...]


def said_at(xml: str, locator: str, point_px: tuple[float, float]) -> Said:
    """Of the node at a path, of the controls around it and of whatever else takes touches at the point.

    Nothing where the dump cannot be read: then the node's own text is all that is known.
    """
    try:
        nodes = list(every_node(read_windows(xml)))
    except EvidenceBroken:
        return Said((), ())
    turn, aimed = next(((turn, node) for turn, node in enumerate(nodes) if node.path == locator), (0, None))
    # In drawing order: what comes later lies on top, and takes the finger.
    touched = [*_controls(aimed), *(node for node in nodes[turn:] if node.taps and _holds(node, point_px))]
    unique = {node.path: node for node in touched}.values()
    words = [text for node in unique for text in _labels(node)]
    names = [inner.attributes.get("resource-id", "").rpartition("/")[2] for one in unique for inner in _inside(one)]
    return Said(tuple(dict.fromkeys(words)), tuple(dict.fromkeys(name for name in names if name)))


def _controls(aimed: RawNode | None) -> Iterator[RawNode]:
    """The node itself, and the controls that it is a part of."""
    node = aimed
    while node is not None:
        if node is aimed or node.taps:
            yield node
        node = node.parent


def _holds(node: RawNode, point_px: tuple[float, float]) -> bool:
    left, top, right, bottom = node.bounds
    return left <= point_px[0] < right and top <= point_px[1] < bottom


def _inside(node: RawNode) -> Iterator[RawNode]:
    yield from every_node([node])


def _labels(node: RawNode) -> Iterator[str]:
    """What a control says; of one as large as a page only what it says itself."""
    own = [squeezed(node.attributes.get(name)) for name in _SPOKEN]
    inner = [squeezed(one.attributes.get(name)) for one in every_node(node.children) for name in _SPOKEN]
    whole = " ".join(text for text in (*own, *inner) if text)
    yield from (text for text in (*own, *(inner if len(whole) <= MAX_LABEL else ())) if text)
    if 0 < len(whole) <= MAX_LABEL:
        yield whole
