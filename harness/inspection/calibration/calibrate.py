"""`harness calibrate`: known leaks through the engine, and the record of how many it saw."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from harness.canary.corpus.generate import captures
from harness.detect.traffic.engine import Engine
from harness.detect.traffic.line_up import matchers_for, watches_for
from harness.detect.traffic.message import Message
from harness.detect.traffic.sighting import Sighting
from harness.inspection.calibration.play import Look, first_parties, play
from harness.inspection.calibration.record import record_of
from harness.inspection.calibration.score import Score, score_of
from harness.inspection.calibration.table import lines
from harness.inspection.one_thread import one_thread
from harness.model.faults import EXIT_FAILED, EXIT_OK
from harness.model.persona import Persona


def calibrate(seed: int, cases: int, out: Path, as_json: bool) -> int:
    """Plays about `cases` cases, prints the table (or the record as JSON), writes the record to `out`.

    Returns EXIT_FAILED where a figure is below its limit.
    """
    score, record = write_record(seed, cases, out)
    shortfalls = score.shortfalls()
    print(json.dumps(record, ensure_ascii=False) if as_json else "\n".join([*lines(score), "", *shortfalls, str(out)]))
    return EXIT_FAILED if shortfalls else EXIT_OK


def write_record(seed: int, cases: int, out: Path) -> tuple[Score, dict[str, Any]]:
    """Plays about `cases` cases and writes the record to `out`."""
    with one_thread():
        score = score_of(play(captures(seed, cases), look_of))
    record = record_of(score, seed, datetime.now(UTC), score.shortfalls())
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return score, record


def look_of(persona: Persona, originals: Mapping[str, bytes]) -> Look:
    """The engine as every inspection uses it; its matchers are built once, its gatherers anew for each capture."""
    matchers = matchers_for(persona, originals, first_parties(), ())
    alone = Engine(matchers)

    def look(messages: Sequence[Message]) -> Iterable[Sighting]:
        watches = watches_for(persona, lambda message: alone.see(message).sightings)
        return Engine(matchers, watches).inspect(messages)

    return look
