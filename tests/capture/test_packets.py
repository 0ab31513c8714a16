"""The capture of packet heads: nothing without a network of our own, and an end after a moment's patience."""

from pathlib import Path
from typing import Any

import pytest

from harness.capture import packets
from harness.capture.packets import PacketCapture


class Tree:
    """Starts a stand-in for dumpcap, and remembers what was asked."""

    def __init__(self, writes: bool = True) -> None:
        self.asked: list[list[str]] = []
        self.ended = 0
        self._writes = writes

    def spawn(self, role: str, argv: list[str], **_: object) -> Any:
        self.asked.append(argv)
        if self._writes:
            Path(argv[-1]).write_bytes(bytes(24))

        class Process:
            def poll(self) -> int | None:
                return None

        return Process()

    def end(self, process: object, timeout_s: float = 5.0) -> None:
        self.ended += 1


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packets, "ON_ITS_WAY_S", 0.0)
    monkeypatch.setattr(packets, "READY_TIMEOUT_S", 0.2)
    monkeypatch.setattr(packets, "find_tool", lambda name: f"/usr/bin/{name}")


def capture(tree: Tree, prefix: tuple[str, ...], path: Path) -> PacketCapture:
    stand_in: Any = tree
    return PacketCapture(stand_in, prefix, "app0", path)


def test_it_runs_inside_and_keeps_heads_only(tmp_path: Path) -> None:
    tree = Tree()
    one = capture(tree, ("ip", "netns", "exec", "ns"), tmp_path / "network.pcap")
    one.start()
    (argv,) = tree.asked
    assert argv[:4] == ["ip", "netns", "exec", "ns"]
    assert argv[argv.index("-s") + 1] == "512"
    assert argv[argv.index("-i") + 1] == "app0"
    one.stop()
    one.stop()
    assert tree.ended == 1


def test_the_machines_own_network_is_never_listened_to(tmp_path: Path) -> None:
    tree = Tree()
    one = capture(tree, (), tmp_path / "network.pcap")
    one.start()
    one.stop()
    assert tree.asked == []


def test_without_dumpcap_there_is_no_capture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packets, "find_tool", lambda name: None)
    tree = Tree()
    capture(tree, ("ip",), tmp_path / "network.pcap").start()
    assert tree.asked == []


def test_a_capture_that_never_begins_is_not_waited_for_long(tmp_path: Path) -> None:
    capture(Tree(writes=False), ("ip",), tmp_path / "network.pcap").start()
