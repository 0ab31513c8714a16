"""Whether rows that name persons or units stand in an order: places told, figures that fall, a column that counts."""

from collections.abc import Sequence
from itertools import pairwise

from harness.detect.duty.placed_list import is_cut
from harness.detect.screen.function_label import SURE
from harness.detect.screen.people_rows import PeopleRow
from harness.detect.words.phrases import Phrases

_SAID = Phrases("ranking")

LIKELY_ORDER, SHAPED = 0.8, 0.6
SEVERAL_ROWS, SEVERAL_NAMES = 3, 2


def list_order(rows: Sequence[PeopleRow], *, words: bool, work: bool) -> float:
    """How surely the rows are a ranking, 0.0 where they are none.

    `words`: a label of the screen speaks of an order. `work`: the screen speaks of what is counted at work; a bare
    figure is then one of work. Places told and falling figures together need no word of order.
    """
    if not rows or all(_SAID.other_figure.search(row.text) for row in rows):
        return 0.0
    counted = [row.ordinal for row in rows if row.ordinal is not None]
    placed = len(counted) >= SEVERAL_NAMES and all(one < other for one, other in pairwise(counted))
    enough = len(rows) >= SEVERAL_ROWS or (len(rows) == SEVERAL_NAMES and counted[:1] == [1])
    falls = _falling(rows)
    if words and len(rows) >= SEVERAL_NAMES and ((placed and enough) or _counts_places(rows)):
        return SURE if falls else LIKELY_ORDER
    if words and falls and enough:
        return LIKELY_ORDER
    if placed and sum(bool(_SAID.told_ordinal.match(row.text.replace(" ", ""))) for row in rows) >= SEVERAL_NAMES:
        return SHAPED
    cut = is_cut([row for row in rows if row.ordinal is not None])
    shaped = placed and counted[0] == 1 and ((len(counted) >= SEVERAL_ROWS and falls) or cut)
    return SHAPED if shaped and (work or _in_units_of_work(rows)) else 0.0


def _in_units_of_work(rows: Sequence[PeopleRow]) -> bool:
    """Whether each row counts times, hours, points; a telephone and an age are none."""
    return all(any(_SAID.unit_of_work.fullmatch(unit) for _, unit in row.figures) for row in rows)


def _counts_places(rows: Sequence[PeopleRow]) -> bool:
    """Whether a column counts the places behind the names: 1, 2, 3 or, where the middle is left out, 1, 2, 10."""
    columns = zip(*([value for value, _ in row.figures] for row in rows), strict=False)
    return any(
        list(column[:2]) == [1.0, 2.0]
        and all(value == int(value) for value in column)
        and all(one < other for one, other in pairwise(column))
        for column in columns
    )


def _falling(rows: Sequence[PeopleRow]) -> bool:
    """Whether the last figure, or any that all have, falls from row to row and is not the same in all."""
    if not all(row.figures for row in rows):
        return False
    columns = [[row.figures[-1][0] for row in rows]]
    columns += [[row.figures[at][0] for row in rows] for at in range(min(len(row.figures) for row in rows))]
    return any(
        all(first >= second for first, second in pairwise(column)) and column[0] > column[-1] for column in columns
    )
