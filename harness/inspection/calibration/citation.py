"""What a report says of the instrument's last calibration, from the record beside the laboratory's data."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from harness.model.faults import BadInput
from harness.model.saying import Saying

NAME = "calibration.json"
SCHEMA = 1
PARENTS = 3  # how far above a report's folder the record of the laboratory is looked for
COUNTS = ("planted", "seen", "false_in_null", "null_flows")
NONE = Saying(
    "The instrument was not calibrated: there is no calibration record (harness calibrate makes one).",
    "仪器未经校准：没有校准记录（可用 harness calibrate 生成）。",
)


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a report cites of a record."""

    at: datetime
    planted: int
    seen: int
    false_in_null: int
    null_flows: int
    passed: bool

    @property
    def citation(self) -> Saying:
        passed = ("", "") if self.passed else (" Its limits were NOT met.", "未达到规定限值。")
        return Saying(
            f"Instrument checked at {self.at:%Y-%m-%d %H:%M} UTC: {self.planted} leaks planted, {self.seen} seen, "
            f"{self.false_in_null} false in {self.null_flows} null flows.{passed[0]}",
            f"仪器校准于 {self.at:%Y-%m-%d %H:%M} UTC：预埋 {self.planted} 项，检出 {self.seen} 项，"
            f"{self.null_flows} 条空白流量中误报 {self.false_in_null} 项。{passed[1]}",
        )


def read(path: Path) -> Calibration:
    """Raises BadInput for a file that cannot be read or is no record."""
    mend = Saying("make one with harness calibrate", "用 harness calibrate 生成")
    try:
        return _calibration(json.loads(path.read_bytes()))
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        what = Saying(f"cannot be read ({reason})", f"无法读取（{reason}）")
    except (ValueError, KeyError, TypeError):
        what = Saying("is no calibration record", "不是校准记录")
    raise BadInput(what, str(path), mend)


def _calibration(record: Mapping[str, Any]) -> Calibration:
    at = datetime.fromisoformat(record["at"])
    if at.tzinfo is None or record["schema"] != SCHEMA:
        raise ValueError("no time zone, or another schema")
    planted, seen, false_in_null, null_flows = (int(record[name]) for name in COUNTS)
    return Calibration(at.astimezone(UTC), planted, seen, false_in_null, null_flows, bool(record["passed"]))


def beside(out: Path) -> Path | None:
    """The record of the laboratory whose data `out` is part of: in it or in a folder above; None where none is."""
    folder = out.resolve()
    for place in (folder, *folder.parents[:PARENTS]):
        if (place / NAME).is_file():
            return place / NAME
    return None


def citation(given: Path | None, out: Path) -> Saying:
    """What a report says of the calibration: by the file that was given, else by the one beside the data."""
    path = given or beside(out)
    return read(path).citation if path else NONE
