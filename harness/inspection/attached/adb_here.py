"""Our own adb server for one command, gone with it."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from harness.devices.android.adb_server import AdbServer
from harness.devices.process_tree import ProcessTree


@contextmanager
def own_adb_server() -> Iterator[AdbServer]:
    """Raises MissingComponent without adb."""
    tree = ProcessTree(f"devices-{uuid.uuid4().hex[:8]}")
    try:
        server = AdbServer.begin(tree, tree.scratch / "adb.log")
        try:
            yield server
        finally:
            server.stop()
    finally:
        tree.end_all()
