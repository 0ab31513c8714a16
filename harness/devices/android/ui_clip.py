"""What cuts a node of a UiAutomator dump: of whatever scrolls only the visible part is told. Pure."""

import re
from itertools import pairwise

from harness.devices.android.ui_node import PxBounds, RawNode
from harness.model.screen import Clip

_SIDEWAYS = re.compile(r"HorizontalScrollView|ViewPager|TabLayout|Gallery$|Carousel", re.I)
_SCROLLS = re.compile(r"ScrollView|RecyclerView|ListView|GridView|ViewPager|TabLayout|LazyColumn|LazyRow")
EDGE_PX = 1


def clip_of(node: RawNode) -> Clip:
    """`scroll` where a container that scrolls ends at the node's edge, so that more of it may follow; else untold."""
    holder = node.parent
    while holder is not None:
        scrolls = holder.is_on("scrollable") or _SCROLLS.search(holder.class_name)
        if scrolls and _touches(node.bounds, holder.bounds, sideways=_is_sideways(holder)):
            return "scroll"
        holder = holder.parent
    return ""


def _is_sideways(holder: RawNode) -> bool:
    """Whether all its children stand side by side: two of them may in a row of what goes on downwards."""
    if _SIDEWAYS.search(holder.class_name):
        return True
    boxes = [child.bounds for child in holder.children]
    return len(boxes) > 1 and all(_beside(first, second) for first, second in pairwise(boxes))


def _beside(first: PxBounds, second: PxBounds) -> bool:
    return first[2] <= second[0] + EDGE_PX and first[1] < second[3] and second[1] < first[3]


def _touches(inner: PxBounds, outer: PxBounds, *, sideways: bool) -> bool:
    """At one end only: what reaches from end to end is as large as its container."""
    start, end = (0, 2) if sideways else (1, 3)
    at_start, at_end = inner[start] <= outer[start] + EDGE_PX, inner[end] >= outer[end] - EDGE_PX
    return at_start is not at_end
