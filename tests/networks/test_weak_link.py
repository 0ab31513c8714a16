"""Packets cross the link both ways, late; two socket pairs stand for the devices."""

import os
import socket
import threading
import time
from pathlib import Path

from harness.networks import weak_link
from harness.networks.delay_line import DelayLine
from harness.networks.spec import Weakness
from harness.networks.weak_link import LinkSettings


def test_packets_cross_both_ways_after_the_delay(monkeypatch: object) -> None:
    (near, near_end), (far, far_end) = (socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM) for _ in range(2))
    for end in (near_end, far_end):
        end.setblocking(False)
    stop, hold = os.pipe()
    saved = os.dup(0)
    os.dup2(stop, 0)
    lines = (DelayLine(Weakness(delay_ms=80), 1), DelayLine(Weakness(delay_ms=80), 2))
    link = threading.Thread(target=weak_link.carry, args=((near_end.fileno(), far_end.fileno()), lines), daemon=True)
    try:
        link.start()
        began = time.monotonic()
        near.send(b"there")
        far.settimeout(5)
        assert far.recv(100) == b"there"
        assert time.monotonic() - began >= 0.08
        far.send(b"back")
        near.settimeout(5)
        assert near.recv(100) == b"back"
    finally:
        os.close(hold)
        link.join(5)
        os.dup2(saved, 0)
        for one in (near, near_end, far, far_end):
            one.close()
    assert not link.is_alive()


def test_settings_survive_their_file(tmp_path: Path) -> None:
    settings = LinkSettings(("/run/netns/a", "/run/netns/b"), ("app0", "gate0"), {"delay_ms": 5}, 1)
    settings.dump(tmp_path / "link.json")
    assert Weakness(**LinkSettings.load(tmp_path / "link.json").weakness) == Weakness(delay_ms=5)
