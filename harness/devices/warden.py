"""The warden: a small process that outlives its run by a moment and takes everything with it.

Started by ProcessTree as `python -m harness.devices.warden TOKEN SCRATCH PID` with a pipe as its standard input. When
the run's process is gone, however it went, the pipe closes and the warden reaps the rest.
"""

import os
import shutil
import sys
from pathlib import Path

from harness.devices.process_tree import reap


def main(argv: list[str]) -> int:
    token, scratch = argv[0], Path(argv[1])
    sys.stdin.buffer.read()
    reap(token, scratch, spare=(os.getpid(), os.getppid()))
    shutil.rmtree(scratch, ignore_errors=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
