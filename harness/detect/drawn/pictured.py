"""What the picture of a native screen shows and its tree does not tell: that a dialog lies over the page, pictures.

For single pictures with a native source. Of a recording's screens only those are told by their picture whose tree is
mute (screen.mute_tree): it costs some 15 ms a screen (measured beside other work), pages in a browser tell their
dialogs themselves, and a text that it calls covered would bear on a verdict, for which it has not been tried on
recordings of native screens.
"""

from dataclasses import replace

from harness.detect.drawn.dialog_place import dialog_place
from harness.detect.drawn.picture_place import pictures_of
from harness.detect.drawn.strips import Pixels
from harness.model.screen import Box, UiNode, UiTree

INSIDE_DP = 2.0


def pictured(tree: UiTree, pixels: Pixels, px_per_dp: float) -> UiTree:
    """Texts in the dialog are marked so, those of the dimmed page covered; pictures are added where none is told."""
    nodes = tree.nodes
    place = None if any(node.in_dialog for node in nodes) else dialog_place(pixels, px_per_dp)
    if place is not None:
        nodes = tuple(
            replace(node, in_dialog=True) if _lies_in(node.box, place) else replace(node, covered=True)
            for node in nodes
        )
        nodes = (UiNode("dialog", "", place, in_dialog=True), *nodes)
    if not any(node.kind in ("image", "canvas", "video") for node in nodes):
        nodes += tuple(pictures_of(pixels, px_per_dp))
    return replace(tree, nodes=nodes)


def _lies_in(inner: Box, outer: Box) -> bool:
    """Wholly, but for a line's width: the page's own boxes are larger than the dialog."""
    return (
        inner.x_dp >= outer.x_dp - INSIDE_DP
        and inner.y_dp >= outer.y_dp - INSIDE_DP
        and inner.x_dp + inner.width_dp <= outer.x_dp + outer.width_dp + INSIDE_DP
        and inner.y_dp + inner.height_dp <= outer.y_dp + outer.height_dp + INSIDE_DP
    )
