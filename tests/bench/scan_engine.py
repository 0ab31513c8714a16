"""Scans a HAR as `harness inspect` does, and prints what one pass costs: `scan_engine.py HAR PERSONA`."""

import sys
from pathlib import Path

from harness.canary.persona_file import load_persona
from harness.detect.traffic.capture.entry import Malformed
from harness.detect.traffic.capture.kind import capture_of
from harness.detect.traffic.engine import Engine
from harness.inspection.collector import rare_collections
from tests.bench.stopwatch import per_round


def main() -> None:
    capture, given = capture_of(Path(sys.argv[1]), None), load_persona(Path(sys.argv[2]))
    engine = Engine.for_persona(given.persona, given.originals, ("lincheng.test",), ())

    def scan() -> list[int]:
        read = (capture.read(piece) for piece in capture.pieces() if not isinstance(piece, Malformed))
        messages = (message for message in read if message is not None and not isinstance(message, Malformed))
        return [message.index for message in messages if any(one.seeded for one in engine.see(message).sightings)]

    with rare_collections():
        per_round(scan)


main()
