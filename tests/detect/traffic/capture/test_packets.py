"""Packet captures through the real tshark: exact bodies of HTTP/1, HTTP/2 and WebSockets, in the clear and in TLS."""

import shutil
import subprocess
from pathlib import Path

import pytest

from harness.detect.traffic.capture.entry import Malformed, entries
from harness.detect.traffic.capture.packets import PacketFile
from harness.detect.traffic.message import Message
from tests.detect.traffic.capture.conversations import FRAMES, HOST, SENT, http1, http2, websocket
from tests.detect.traffic.capture.packet_writer import over_tls, pcap

pytestmark = pytest.mark.skipif(shutil.which("tshark") is None, reason="tshark is not installed")
CHUNKED = {"/chunked": b"ab\0cd\xff\xfe\xfd"}
BODIES = {path: body for path, (_, body) in SENT.items()}


def read(path: Path, keys: Path | None = None) -> list[Message]:
    found = list(entries(PacketFile(path, keys)))
    assert [one.index for one in found] == list(range(len(found)))
    return [one for one in found if isinstance(one, Message)]


def holds_everything(found: list[Message], *, scheme: str, port: int) -> None:
    talk, *others = sorted(found, key=lambda one: not one.client_messages)
    assert [(one.path, one.body) for one in others[: len(SENT) + 1]] == [*BODIES.items(), *CHUNKED.items()]
    assert [(one.path, one.body) for one in others[len(SENT) + 1 :]] == list(BODIES.items())
    assert (talk.path, talk.client_messages) == ("/ws", FRAMES)
    assert {(one.scheme, one.host, one.port, one.server_ip) for one in found} == {
        (scheme, HOST.decode(), port, "203.0.113.7")
    }
    assert {one.header("x-a") for one in others if one.path != "/chunked"} == {"1"}
    assert not any(one.decoded or one.cut for one in found)


def test_in_the_clear(tmp_path: Path) -> None:
    file = tmp_path / "plain.pcap"
    file.write_bytes(pcap((80, http1()), (80, http2()), (80, websocket())))
    holds_everything(read(file), scheme="http", port=80)


def test_in_tls_with_keys_beside_it_or_inside(tmp_path: Path) -> None:
    file, keys = tmp_path / "tls.pcap", tmp_path / "keys.log"
    talks = (over_tls(http1(), tmp_path), over_tls(http2(), tmp_path, "h2"), over_tls(websocket(), tmp_path))
    file.write_bytes(pcap(*((443, talk) for talk in talks)))
    assert read(file) == []
    holds_everything(read(file, keys), scheme="https", port=443)
    inside = tmp_path / "tls.pcapng"
    subprocess.run(["editcap", "--inject-secrets", f"tls,{keys}", file, inside], check=True, timeout=20)
    holds_everything(read(inside), scheme="https", port=443)


def test_a_capture_that_breaks_off_is_told(tmp_path: Path) -> None:
    file = tmp_path / "torn.pcap"
    file.write_bytes(pcap((80, http1()))[:-900])
    *found, last = entries(PacketFile(file))
    assert len(found) >= len(SENT) - 1
    assert isinstance(last, Malformed)
    assert "tshark" in last.why.en
