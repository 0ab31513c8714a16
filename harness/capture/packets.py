"""What passes on a laboratory network, without the proxy: packet heads by dumpcap, in the namespace of the client.

Heads only (SNAP_BYTES): address family, ports, lengths and DNS answers are what is counted, not content. The file is
proved by what it holds: the network's own proof passes here before the first session and after the last.
"""

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from harness.devices.process_tree import ProcessTree
from harness.devices.tools import find_tool

PACKETS = "system/network.pcap"
SNAP_BYTES = 512
MAX_KB = 400_000
READY_TIMEOUT_S = 8.0
FILE_HEAD_BYTES = 24
# The kernel hands packets over in blocks, a quarter of a second late at most; what is in a block at the end is lost.
ON_ITS_WAY_S = 0.7


class PacketCapture:
    """Started once the network stands; without dumpcap, or without a network of our own, it does nothing."""

    def __init__(self, tree: ProcessTree, prefix: Sequence[str], device: str, path: Path) -> None:
        self._tree, self._prefix, self._device, self.path = tree, tuple(prefix), device, path
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Wait until the file has its head: from then on nothing passes unseen."""
        dumpcap = find_tool("dumpcap")
        if not self._prefix or dumpcap is None:
            return
        options = ["-q", "-P", "-i", self._device, "-s", str(SNAP_BYTES), "-a", f"filesize:{MAX_KB}"]
        argv = [*self._prefix, dumpcap, *options, "-w", str(self.path)]
        self._process = self._tree.spawn("network-capture", argv, log=self.path.with_suffix(".log"))
        deadline = time.monotonic() + READY_TIMEOUT_S
        while time.monotonic() < deadline and self._process.poll() is None:
            if self.path.is_file() and self.path.stat().st_size >= FILE_HEAD_BYTES:
                return
            time.sleep(0.02)

    def stop(self) -> None:
        """Let it write what it holds; may be called again."""
        if self._process is not None:
            time.sleep(ON_ITS_WAY_S)
            self._tree.end(self._process, timeout_s=4.0)
            self._process = None
