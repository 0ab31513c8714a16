"""What an exploration found becomes rows; labels of controls are masked."""

from typing import Any

from harness.analysis.tables.row import ExplorationRow, MoveRow
from tests.analysis.tables.made_runs import KINDS, Line, rows, run


def test_moves_and_the_end_are_rows_and_labels_are_masked() -> None:
    line = Line()
    line.add(KINDS.SESSION_BEGIN, session=1)
    move: dict[str, Any] = {"from": "aa", "to": "bb", "word": "tap", "control": "致电 13800001111", "screens": 2}
    line.add(KINDS.MOVE, **move)
    told: dict[str, Any] = {
        "ended": "saturated",
        "seed": 3,
        "screens": 2,
        "steps": 9,
        "seconds": 4.5,
        "start": "aa",
        "role": "visitor",
    }
    line.add(KINDS.EXPLORED, **told, denied=["支付", "13800001111"])
    made = rows(run(), line).tables
    assert made["moves"] == (MoveRow(1, 1, "aa", "bb", "tap", "致电 138****1111"),)
    assert made["explorations"] == (
        ExplorationRow(1, 2, "visitor", "saturated", 3, 2, 9, 4.5, "aa", "支付, 138****1111"),
    )
