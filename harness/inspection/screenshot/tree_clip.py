"""What cuts a node of an iOS or HarmonyOS tree: the edge of what scrolls, or an edge that never shows the rest."""

from harness.model.screen import Box, Clip

EDGE_DP = 1.5


def scroll_clip(box: Box, holders: tuple[Box, ...]) -> Clip:
    """`scroll` where the node reaches one edge, and not both, of a container that scrolls."""
    for holder in holders:
        across = _ends(box.x_dp, box.width_dp, holder.x_dp, holder.width_dp)
        down = _ends(box.y_dp, box.height_dp, holder.y_dp, holder.height_dp)
        if across[0] is not across[1] or down[0] is not down[1]:
            return "scroll"
    return ""


def shown_clip(shown: Box, whole: Box, screen: Box, holders: tuple[Box, ...]) -> Clip:
    """Of a node whose visible part and whole box are both told. At the screen's lower end a page goes on."""
    narrower = shown.width_dp < whole.width_dp - EDGE_DP
    lower = shown.height_dp < whole.height_dp - EDGE_DP
    if not narrower and not lower:
        return scroll_clip(shown, holders)
    if holders:
        return "scroll"
    at_end = shown.y_dp + shown.height_dp >= screen.y_dp + screen.height_dp - EDGE_DP
    return "fixed" if narrower or not at_end else "scroll"


def _ends(start: float, size: float, holder: float, room: float) -> tuple[bool, bool]:
    return start < holder - EDGE_DP, start + size > holder + room + EDGE_DP
