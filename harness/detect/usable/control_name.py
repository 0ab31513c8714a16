"""Controls that a screen reader can name: the share of what can be tapped that has a text or a label (适老化 3.x)."""

from collections.abc import Iterable, Sequence

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting
from harness.model.app import App
from harness.model.observation import Kind, Observation
from harness.model.screen import Box, UiNode

_TAPPED = ("button", "link", "input", "checkbox")
LEAST_CONTROLS = 1


def detect_control_name(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """NAMED_CONTROLS once: over the distinct screens of the run, shown by the first control without a name."""
    told = [view for view in {view.screen: view for view in views}.values() if view.tree.nodes]
    controls = [(view, node) for view in told for node in view.tree.nodes if _is_control(node)]
    if len(controls) < LEAST_CONTROLS:
        return
    nameless = [(view, node) for view, node in controls if not _has_name(node, view)]
    share = 1.0 - len(nameless) / len(controls)
    view, node = nameless[0] if nameless else controls[0]
    data = {"share": round(share, 4), "controls": len(controls), "nameless": len(nameless)}
    shown = [Piece(node.text, node.text, node, clickable=True)]
    yield sighting(Kind.NAMED_CONTROLS, view, shown, masker, confidence=0.85, data=data)


def _is_control(node: UiNode) -> bool:
    return node.kind in _TAPPED and node.enabled and node.in_viewport and not node.covered and node.box.width_dp >= 1


def _has_name(node: UiNode, view: ScreenView) -> bool:
    """Its own text or label, or (as platforms other than the browser tell it) that of something inside it."""
    if node.text.strip() or (node.kind == "button" and node.value.strip()):
        return True
    return any(other.text.strip() and other is not node and _holds(node.box, other.box) for other in view.tree.nodes)


def _holds(outer: Box, inner: Box) -> bool:
    right, bottom = outer.x_dp + outer.width_dp, outer.y_dp + outer.height_dp
    across, down = inner.centre
    smaller = inner.width_dp <= outer.width_dp and inner.height_dp <= outer.height_dp
    return smaller and outer.x_dp <= across <= right and outer.y_dp <= down <= bottom
