"""Scans a HAR as `harness inspect` does, and prints what one pass costs: `scan_engine.py HAR PERSONA`."""

import sys
from pathlib import Path

from harness.canary.persona_file import load_persona
from harness.detect.traffic.capture.entry import Capture, Malformed
from harness.detect.traffic.capture.kind import capture_of
from harness.detect.traffic.engine import Engine
from harness.detect.traffic.message import Message
from harness.inspection.capture.batch import Entry, batches
from harness.inspection.capture.collector import rare_collections
from tests.bench.stopwatch import per_round


def _read(capture: Capture, batch: list[Entry]) -> list[Message]:
    read = [capture.read(piece) for piece in batch if not isinstance(piece, Malformed)]
    return [one for one in read if isinstance(one, Message)]


def main() -> None:
    capture, given = capture_of(Path(sys.argv[1]), None), load_persona(Path(sys.argv[2]))
    engine = Engine.for_persona(given.persona, given.originals, ("lincheng.test",), ())

    def scan() -> list[int]:
        seen = (one for batch in batches(capture.pieces()) for one in engine.see_all(_read(capture, batch)))
        return [message.index for message, found in seen if any(one.seeded for one in found.sightings)]

    with rare_collections():
        per_round(scan)


main()
