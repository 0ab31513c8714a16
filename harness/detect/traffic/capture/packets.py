"""pcap and pcapng as a capture: what was sent in the clear, and in TLS as far as there are keys."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from harness.detect.traffic.capture.conversation import Conversations, Exchange
from harness.detect.traffic.capture.entry import HEADERS_LIMIT, Malformed, Piece
from harness.detect.traffic.capture.packing import already_unpacked
from harness.detect.traffic.capture.pdml import packets
from harness.detect.traffic.capture.tshark import TornCapture, run_tshark
from harness.detect.traffic.message import Message
from harness.model.saying import Saying

USUAL_PORTS = {True: 443, False: 80}


@dataclass(frozen=True, slots=True)
class PacketFile:
    """Packets, and a TLS key log where there is one (a pcapng may hold keys itself).

    Requests are numbered in the order in which they began and given when they are whole: a WebSocket at its end.
    """

    path: Path
    key_log: Path | None = None

    def pieces(self) -> Iterator[Piece | Malformed]:
        conversations = Conversations()
        why: Saying | None = None
        unclear = _Unclear()
        exchanges = self._exchanges(conversations, unclear)
        try:
            for exchange in exchanges:
                yield _piece(exchange)
        except TornCapture as fault:
            why = Saying(f"tshark: {fault}", f"tshark：{fault}")
        for exchange in conversations.rest():
            yield _piece(exchange)
        reasons = [_unclear(unclear.count)] if unclear.count else []
        for index, reason in enumerate([*reasons, *([why] if why else [])], conversations.begun):
            yield Malformed(index, reason)

    def _exchanges(self, conversations: Conversations, unclear: "_Unclear") -> Iterator[Exchange]:
        for packet in packets(run_tshark(self.path, self.key_log)):
            if packet is None:
                unclear.count += 1
            else:
                yield from conversations.take(packet)

    def read(self, piece: Piece) -> Message | Malformed | None:
        return piece.message


@dataclass(slots=True)
class _Unclear:
    """How many packets' accounts could not be read."""

    count: int = 0


def _unclear(count: int) -> Saying:
    return Saying(f"tshark's account of {count} packet(s) is unreadable", f"tshark 对 {count} 个数据包的输出无法读取")


def _piece(made: Exchange) -> Piece:
    return Piece(made.number, message=_message(made.number, made))


def _message(index: int, made: Exchange) -> Message:
    address, port = made.server
    asked = made.authority or next((value for name, value in made.headers if name.lower() == "host"), "")
    host, _, written = asked.rpartition(":") if not asked.endswith("]") and ":" in asked else (asked, "", "")
    target = made.path
    if target.startswith(("http://", "https://")):
        target = "/" + target.partition("://")[2].partition("/")[2]
    named = {name.lower(): value.lower() for name, value in made.headers}
    body = bytes(made.body)
    return Message(
        index=index,
        flow_id=str(index),
        t=made.t,
        method=made.method.upper(),
        scheme="https" if made.secure else "http",
        host=(host.strip("[]") or address).lower(),
        port=int(written) if written.isdigit() and len(written) < 6 else port or USUAL_PORTS[made.secure],
        path=target or "/",
        headers=tuple(made.headers[:HEADERS_LIMIT]),
        body=body,
        decoded=already_unpacked(body, named.get("content-encoding", "").strip(), named.get("content-type", "")),
        client_messages=tuple(made.frames),
        cut=made.cut,
        server_ip=address,
    )
