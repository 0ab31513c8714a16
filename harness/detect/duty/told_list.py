"""Orders told in a line or two: 达人榜: 1 甲 2 乙 3 丙, 单位办结率末三位 over 甲局 78% · 乙乡 75%, 登录率前三."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.people_names import Who, is_person, is_unit
from harness.detect.words.phrases import Phrases

_SAID = Phrases("told_list")

ABOVE_DP, LEAST_NAMED, LEAST_TALLIED, HEAD_CHARACTERS = 48.0, 2, 3, 14
_HEAD = re.compile(r"(?P<head>[^:\d]{2,14}):(?P<tail>.+)")
_COUNTED = re.compile(
    r"(?:^|[\s:、,;.…·)])(?:第|NO\.?|TOP)?(\d{1,2})(?:名|位|[.、])?\s?(?P<name>[\u4e00-\u9fff·]{2,10})", re.IGNORECASE
)
_COUNTED_AFTER = re.compile(r"(?:^|[\s:、,;])(?P<name>[\u4e00-\u9fff·]{2,10})\s(\d{1,2})(?=\s|$)")
_FIGURED = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,10})[:\s(]{0,2}[\d,.]+(?:%|分|次|条|人|户|件|篇|票|个|项|学时|小时)?\)?"
)
_BETWEEN = re.compile(r"[·、;|]")


def told_lists(view: ScreenView) -> Iterator[tuple[Who, Sequence[Piece]]]:
    """Whom such a line puts in order, and the pieces that do."""
    for row in view.rows:
        head = _head_over(view, row)
        text = " ".join(piece.spaced for piece in row)
        if (who := _counted(head, text) or _figured(head, [piece.spaced for piece in row])) is not None:
            yield who, row
    for piece in view.pieces:
        if (who := _tallied(piece.text)) is not None and not view.only_reads(piece):
            yield who, [piece]
        if _SAID.ends_of_order.fullmatch(piece.text):
            yield ("persons" if _SAID.of_persons.search(piece.text) else "units"), [piece]


def _head_over(view: ScreenView, row: Sequence[Piece]) -> str:
    """The short text right above a row, that begins where it begins."""
    first = row[0]
    above = [
        piece
        for piece in view.pieces
        if 0 < first.box.y_dp - piece.box.y_dp <= ABOVE_DP
        and abs(piece.box.x_dp - first.box.x_dp) <= ABOVE_DP
        and len(piece.text) <= HEAD_CHARACTERS
    ]
    return max(above, key=lambda piece: piece.box.y_dp).text if above else ""


def _counted(above: str, text: str) -> Who | None:
    """Names behind the places 1, 2, 3 of one line, or before them."""
    told = _HEAD.fullmatch(text)
    head, tail = (told["head"].replace(" ", ""), told["tail"]) if told else (above, text)
    for shape in (_COUNTED, _COUNTED_AFTER):
        found = list(shape.finditer(f" {tail.strip()}"))
        places = [int(one[1] if shape is _COUNTED else one[2]) for one in found]
        if places[:LEAST_NAMED] != [1, 2] or any(first >= second for first, second in pairwise(places)):
            continue
        names = [one["name"] for one in found]
        if len(names) >= LEAST_TALLIED and all("第" in one[0] for one in found):
            return _most(names)
        return _whose(head, names)
    return None


def _figured(head: str, cells: Sequence[str]) -> Who | None:
    """Names each with its figure under a label of order."""
    if len(cells) == 1 and (told := _HEAD.fullmatch(cells[0])) is not None:
        head, cells = told["head"].replace(" ", ""), [told["tail"]]
    parts = [part.strip() for cell in cells for part in _BETWEEN.split(cell) if part.strip()]
    found = [told for part in parts if (told := _FIGURED.fullmatch(part))]
    if len(found) < LEAST_NAMED or len(found) < len(parts):
        return None
    return _whose(head, [one["name"] for one in found])


def _tallied(text: str) -> Who | None:
    """Several units or persons of one line whose figures fall from one to the next."""
    found = list(_SAID.tally.finditer(text))
    values = [float(one["value"]) for one in found]
    if len(found) < LEAST_TALLIED or len({one["unit"] for one in found}) > 1:
        return None
    falls = all(first >= second for first, second in pairwise(values)) and values[0] > values[-1]
    return _most([one["name"] for one in found]) if falls else None


def _most(names: Sequence[str]) -> Who | None:
    """What some of the names are and none is otherwise: 财政 beside 档案馆 is a unit, too."""
    persons, units = sum(map(is_person, names)), sum(is_unit(name) or name.endswith("馆") for name in names)
    if units > persons:
        return "units"
    return "persons" if persons * 2 > len(names) else None


def _whose(head: str, names: Sequence[str]) -> Who | None:
    """Of whom an order is, by the names and by the label over them, without which a line of numbers is none."""
    if not _SAID.order.search(head) or _SAID.of_else.search(head):
        return None
    persons, units = sum(map(is_person, names)), sum(map(is_unit, names))
    if persons * 2 >= len(names) and persons > units:
        return "persons"
    if units > persons or _SAID.of_units.search(head):
        return "units"
    return "persons" if _SAID.of_persons.search(head) else None
