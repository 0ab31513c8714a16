"""A screen's elements told by its picture alone: lines of text, what their look makes of them, pictures, a dialog."""

import re
from collections.abc import Sequence

import numpy as np

from harness.detect.drawn.control_look import Drawing, kind_of, lies_in
from harness.detect.drawn.cut_edge import missing_part
from harness.detect.drawn.cut_end import LEAST_FULL, MARGIN_DP, is_end_cut
from harness.detect.drawn.cut_row import Part, cut_rows
from harness.detect.drawn.dialog_place import dialog_place
from harness.detect.drawn.drawn_colour import colours_of, commonest, grounds_of, in_px
from harness.detect.drawn.drawn_type import type_as_drawn
from harness.detect.drawn.half_line import halved
from harness.detect.drawn.ocr import TextLine
from harness.detect.drawn.paragraph import Paragraph, paragraphs
from harness.detect.drawn.picture_place import pictures_of
from harness.detect.drawn.strips import Pixels
from harness.detect.words.wording import han_count
from harness.model.screen import Box, Clip, UiNode, UiTree

PHONE_WIDTH_DP = 380.0
LEAST_WIDTH_DP = 320.0
TABLET_WIDTH_DP, TABLET_ASPECT, LEAST_TABLET_PX = 800.0, 1.62, 600  # 16:10 is a tablet's, 5:3 a phone's
WIDEST_PHONE_DP, WIDEST_TABLET_DP = 432.0, 1032.0
STATUS_BAR_DP = 30.0
SIGN_CHARACTERS = 2
TAB_BAR_DP = 76.0
SYSTEM_BUTTONS_DP = 56.0
TOP_BARS_DP, BOTTOM_BARS_DP = 110.0, 96.0
EDGE_DP = 1.5  # what ends nearer to the screen's side may go on beyond it
FULL_EDGE_DP, LEFT_SHARE = 4.0, 0.25  # of the screen's width
EDGE_LEVELS = 70
RULED = 0.9  # of a line's height: a column inked so far is a table's border
CARD_LEVELS = 3  # between a page and its cards
# A line of which half is left, under the line before it: its height, the gap, both in heights of that line.
HALF_LINE, HALF_LINE_GAP, HALF_ALIGNED_DP = 0.72, 0.9, 12.0
WELL_READ, HARDLY_READ, LEAST_SAID, LAST_LATIN = 0.95, 0.85, 3, 0x2E7F
# Clock, net, speed, battery; the signs between them are read as letters.
_STATUS = re.compile(
    r"(\d{1,2}:\d{2}|[2-5]G[+AOoの]?|V?o?LTE|\d+(\.\d+)?[KM]B?/s|\d{1,3}%?|HD\d?|WI-?FI|WLAN|中国(移动|联通|电信|广电)"
    r"|[ıl]{2,4}|[■▮▌▲◢▼|·•.:、,'\"-])+",
    re.IGNORECASE,
)

_SYSTEM_BUTTON = re.compile(r"[<◁◀◄くVv△▲∧^OoQC0Dロ口□■O〇○●三=≡Ⅲ]|[|1lI]{1,3}")  # back, home, recent apps, as read

_WHEEL = re.compile(r"[OoCcQ0○〇◯*※✳✻❋米]")  # one that turns on an empty screen, as read


def guessed_px_per_dp(width_px: int, height_px: int) -> float:
    """Px a dp of a screenshot, from the shorter side: 1080 and 1170 px are 3, 720 and 750 px are 2.

    No phone is narrower than 320 dp or as wide as 480: 480, 540 and 630 px are 1.5. What is squarer than any phone is a
    tablet.
    """
    shorter, longer = sorted((width_px, height_px))
    if shorter >= LEAST_TABLET_PX and longer < TABLET_ASPECT * shorter:
        return max(1.0, round(4 * shorter / TABLET_WIDTH_DP) / 4)
    whole = float(max(1, round(shorter / PHONE_WIDTH_DP)))
    if whole == 1 and shorter > WIDEST_PHONE_DP:
        return 1.5
    return whole - 0.5 if whole > 1 and shorter < whole * LEAST_WIDTH_DP else whole


def guess_error(width_px: int, height_px: int) -> float:
    """How many times larger than guessed a measure in dp may be: what is small by the guess need not be small."""
    shorter, longer = sorted((width_px, height_px))
    tablet = shorter >= LEAST_TABLET_PX and longer < TABLET_ASPECT * shorter
    least = max(1.0, shorter / (WIDEST_TABLET_DP if tablet else WIDEST_PHONE_DP))
    return max(1.0, guessed_px_per_dp(width_px, height_px) / least)


def picture_tree(pixels: Pixels, lines: Sequence[TextLine], px_per_dp: float) -> UiTree:
    """The lines as nodes in reading order; those of the phone's own status bar are left out."""
    height_px, width_px = pixels.shape[:2]
    width, height = width_px / px_per_dp, height_px / px_per_dp
    own = own_lines(lines, height)
    dialog, tabs = dialog_place(pixels, px_per_dp), _tab_bar(own, height)
    drawing = Drawing(pixels, px_per_dp, own, dialog, tabs, grounds_of(pixels))
    halves = [
        line for row, line in halved(cut_rows(pixels, px_per_dp), own) if _is_fixed(row.box, row.missing, drawing)
    ]
    nodes = [*pictures_of(pixels, px_per_dp), *(_node(one, drawing, halves) for one in paragraphs(own))]
    if dialog is not None:
        nodes.insert(0, UiNode("dialog", "", dialog, in_dialog=True))
    return UiTree("", "", width, height, tuple(nodes))


def own_lines(lines: Sequence[TextLine], height_dp: float) -> tuple[TextLine, ...]:
    """Those of the app: beside the phone's clock its signs of net and battery are read as letters, and so are the
    buttons below the app and a wheel that turns on an empty screen."""
    bar = [line.box for line in lines if is_of_the_phone(line.text, line.box)]
    own = [line for line in lines if not is_of_the_phone(line.text, line.box)]
    low = [line for line in own if line.box.centre[1] > height_dp - SYSTEM_BUTTONS_DP]
    if len(own) == 1 and _WHEEL.fullmatch(own[0].text):
        return ()
    if (len(low) > 1 or len(low) == len(own)) and all(_SYSTEM_BUTTON.fullmatch(line.text) for line in low):
        own = [line for line in own if line not in low]
    return tuple(line for line in own if not (_is_sign(line.text) and any(_level(line.box, box) for box in bar)))


def _is_sign(text: str) -> bool:
    return len(text) <= SIGN_CHARACTERS and han_count(text) == 0


def _level(first: Box, second: Box) -> bool:
    return abs(first.centre[1] - second.centre[1]) < min(first.height_dp, second.height_dp)


def _node(paragraph: Paragraph, drawing: Drawing, halves: Sequence[TextLine]) -> UiNode:
    line = paragraph.line
    colours = colours_of(drawing.pixels, line.box, drawing.scale)
    in_dialog = drawing.dialog is not None and lies_in(line.box, drawing.dialog)
    one_line = len(paragraph.lines) == 1
    kind = "link" if line in drawing.tabs else kind_of(line, drawing, in_dialog=in_dialog) if one_line else "text"
    return UiNode(
        kind=kind,
        text=line.text,
        box=line.box,
        clickable=kind in ("button", "link"),
        font_dp=_type_dp(paragraph, drawing),
        colour=colours[0] if colours else None,
        background=colours[1] if colours else None,
        field="text" if kind == "input" else "",
        in_nav=line in drawing.tabs,
        in_dialog=in_dialog,
        covered=drawing.dialog is not None and not in_dialog,
        clip="fixed" if _is_cut_short(paragraph, drawing, halves) else _clip(line, drawing),
    )


def _type_dp(paragraph: Paragraph, drawing: Drawing) -> float:
    """The box of a line as read may be much larger than its ink."""
    longest = max(paragraph.lines, key=lambda line: len(line.text))
    drawn = type_as_drawn(longest.text, longest.box, drawing.pixels, drawing.scale)
    return paragraph.type_dp if drawn is None else min(drawn, paragraph.type_dp)


def _clip(line: TextLine, drawing: Drawing) -> Clip:
    """One that reaches the screen's side and has no ink there ends there, whole."""
    box, width = line.box, drawing.pixels.shape[1]
    left, top, right, bottom = in_px(box, drawing.scale, drawing.pixels)
    # As far as two characters of small type stand apart; a long line that began at a margin should leave one.
    full = len(line.text) >= LEAST_FULL and box.x_dp >= MARGIN_DP
    near = max(1, round((FULL_EDGE_DP if full else EDGE_DP) * drawing.scale))
    sides = [
        (box.x_dp <= EDGE_DP, slice(0, 1)),
        (box.x_dp + box.width_dp >= width / drawing.scale - EDGE_DP, slice(width - near, width)),
    ]
    touching = [columns for touches, columns in sides if touches]
    if not touching or bottom <= top or right <= left:
        return ""
    ground = np.array(commonest(drawing.pixels[top:bottom, left:right].reshape(-1, 3)), np.int16)
    away = [np.abs(drawing.pixels[top:bottom, columns].astype(np.int16) - ground).max(axis=2) for columns in touching]
    inked = [(one > EDGE_LEVELS).mean(axis=0) for one in away]
    return "" if any(((share > 0) & (share < RULED)).any() for share in inked) else "none"


def _is_cut(line: TextLine, drawing: Drawing) -> bool:
    missing = missing_part(drawing.pixels, line.box, line.text, drawing.scale, line.score)
    if missing:
        return _is_fixed(line.box, missing, drawing)
    return is_end_cut(drawing.pixels, line.box, line.text, drawing.scale)


def _goes_off(line: TextLine, drawing: Drawing) -> bool:
    """A long line from the screen's left to its right side; cards that are swiped begin farther on."""
    width = drawing.pixels.shape[1] / drawing.scale
    left, right = line.box.x_dp, line.box.x_dp + line.box.width_dp
    long = len(line.text) >= LEAST_FULL and MARGIN_DP <= left <= LEFT_SHARE * width
    return long and right >= width - EDGE_DP and _clip(line, drawing) == ""


def _is_fixed(box: Box, missing: Part, drawing: Drawing) -> bool:
    """At the screen's upper and lower end a bar lies over what scrolls there, and hides a half of it."""
    if missing == "upper":
        return box.y_dp >= TOP_BARS_DP or _card_goes_on_above(box, drawing)
    return not _is_at_bottom(box, drawing)


def _is_at_bottom(box: Box, drawing: Drawing) -> bool:
    height = float(drawing.pixels.shape[0] / drawing.scale)
    return box.y_dp + box.height_dp > height - BOTTOM_BARS_DP


def _card_goes_on_above(box: Box, drawing: Drawing) -> bool:
    """Right above a line its card still ends before the screen does: no bar lies over it there."""
    left, top, _, _ = in_px(box, drawing.scale, drawing.pixels)
    row = drawing.pixels[max(0, top - round(EDGE_DP * drawing.scale))].astype(np.int16)
    apart = float(np.abs(row[2] - row[max(0, left - round(2 * drawing.scale))]).max())
    return apart > CARD_LEVELS


def _is_cut_short(paragraph: Paragraph, drawing: Drawing, halves: Sequence[TextLine]) -> bool:
    """Whether an edge cuts one of its lines by their strokes, or the line that would be its next."""
    if any(line in halves for line in paragraph.lines):
        return True
    if len(paragraph.lines) > 1 and any(_goes_off(line, drawing) for line in paragraph.lines):
        return True
    return any(_is_cut(line, drawing) for line in paragraph.lines) or _has_half_line(paragraph, drawing)


def _has_half_line(paragraph: Paragraph, drawing: Drawing) -> bool:
    return any(_is_half_of(low, line, drawing) for line in paragraph.lines for low in drawing.lines)


def _is_half_of(low: TextLine, line: TextLine, drawing: Drawing) -> bool:
    """Whether `low` is the next line of a text, of which an edge left the upper part: low, and hardly to be read."""
    gap = low.box.y_dp - line.box.y_dp - line.box.height_dp
    close = -0.3 * line.box.height_dp <= gap <= HALF_LINE_GAP * line.box.height_dp
    aligned = min(abs(low.box.x_dp - line.box.x_dp), abs(low.box.centre[0] - line.box.centre[0])) <= HALF_ALIGNED_DP
    said = line.score >= WELL_READ and han_count(line.text) >= LEAST_SAID
    half = low.score < HARDLY_READ and low.box.height_dp <= HALF_LINE * line.box.height_dp
    letters = sum(char.isalpha() and ord(char) > LAST_LATIN for char in low.text)
    return close and aligned and said and half and letters >= LEAST_SAID and not _is_at_bottom(low.box, drawing)


def _tab_bar(lines: Sequence[TextLine], height: float) -> tuple[TextLine, ...]:
    """Three short texts or more in one row at the very bottom."""
    low = [line for line in lines if line.box.centre[1] > height - TAB_BAR_DP and len(line.text) <= 5]
    row = [line for line in low if abs(line.box.centre[1] - low[0].box.centre[1]) < 12]
    return tuple(row) if len(row) >= 3 else ()


def is_of_the_phone(text: str, box: Box) -> bool:
    """Whether a text at the very top is the phone's clock, net or battery."""
    return box.y_dp < STATUS_BAR_DP and bool(_STATUS.fullmatch(text))
