"""Packet captures for tests, written by hand: TCP conversations on Ethernet and IPv4, in pcap, with TLS where asked."""

import datetime
import ssl
import struct
from collections.abc import Iterable, Sequence
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

CLIENT, SERVER = bytes((10, 0, 0, 2)), bytes((203, 0, 113, 7))
START_S = 1_790_000_000
SEGMENT_BYTES = 1400
Said = tuple[bool, bytes]


def pcap(*conversations: tuple[int, Sequence[Said]]) -> bytes:
    """A capture of conversations, each the server's port and what client (True) and server (False) said in turn."""
    packets = [
        packet
        for number, (port, said) in enumerate(conversations)
        for packet in _conversation(40000 + number, port, said)
    ]
    head = struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, 1)
    lines = (
        struct.pack("<IIII", START_S + index // 1000, index % 1000 * 1000, len(packet), len(packet)) + packet
        for index, packet in enumerate(packets)
    )
    return head + b"".join(lines)


def _conversation(client_port: int, port: int, said: Iterable[Said]) -> Iterable[bytes]:
    at = {True: 1000, False: 5000}
    yield _packet(client_port, port, True, at, b"", 0x02)
    at[True] += 1
    yield _packet(client_port, port, False, at, b"", 0x12)
    at[False] += 1
    yield _packet(client_port, port, True, at, b"", 0x10)
    for from_client, content in said:
        for start in range(0, len(content), SEGMENT_BYTES):
            segment = content[start : start + SEGMENT_BYTES]
            yield _packet(client_port, port, from_client, at, segment, 0x18)
            at[from_client] += len(segment)
            yield _packet(client_port, port, not from_client, at, b"", 0x10)
    yield _packet(client_port, port, True, at, b"", 0x11)


def _packet(client_port: int, port: int, from_client: bool, at: dict[bool, int], content: bytes, flags: int) -> bytes:
    ports = (client_port, port) if from_client else (port, client_port)
    ends = (CLIENT, SERVER) if from_client else (SERVER, CLIENT)
    tcp = struct.pack("!HHIIBBHHH", *ports, at[from_client], at[not from_client], 5 << 4, flags, 65535, 0, 0) + content
    head = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(tcp), 1, 0, 64, 6, 0) + ends[0] + ends[1]
    head = head[:10] + struct.pack("!H", _checksum(head)) + head[12:]
    return b"\x02" * 6 + b"\x04" * 6 + b"\x08\x00" + head + tcp


def _checksum(head: bytes) -> int:
    total: int = sum(struct.unpack(f"!{len(head) // 2}H", head))
    total = (total & 0xFFFF) + (total >> 16)
    return ~(total + (total >> 16)) & 0xFFFF


def over_tls(said: Iterable[Said], folder: Path, alpn: str = "http/1.1", name: str = "api.lincheng.test") -> list[Said]:
    """The same conversation in TLS; the keys are left in `folder`/keys.log."""
    client, server, wires = _tls_pair(folder, alpn, name)
    turns: list[Said] = []
    waiting = {True: client, False: server}
    finished = {True: False, False: False}
    while not all(finished.values()):
        for side, end in waiting.items():
            try:
                end.do_handshake()
                finished[side] = True
            except ssl.SSLWantReadError:
                pass
            _carry(side, wires, turns)
    for side, content in said:
        waiting[side].write(content)
        _carry(side, wires, turns)
        while waiting[not side].pending() or wires[not side][0].pending:
            try:
                waiting[not side].read(1 << 16)
            except ssl.SSLWantReadError:
                break
    return turns


Wire = tuple[ssl.MemoryBIO, ssl.MemoryBIO]


def _tls_pair(folder: Path, alpn: str, name: str) -> tuple[ssl.SSLObject, ssl.SSLObject, dict[bool, Wire]]:
    _certificate(folder, name)
    offered = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    offered.check_hostname, offered.verify_mode = False, ssl.CERT_NONE
    offered.keylog_filename = str(folder / "keys.log")
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(folder / "server.pem")
    for context in (offered, serving):
        context.set_alpn_protocols([alpn])
    wires = {True: (ssl.MemoryBIO(), ssl.MemoryBIO()), False: (ssl.MemoryBIO(), ssl.MemoryBIO())}
    client = offered.wrap_bio(*wires[True], server_hostname=name)
    return client, serving.wrap_bio(*wires[False], server_side=True), wires


def _carry(side: bool, wires: dict[bool, Wire], turns: list[Said]) -> None:
    content = wires[side][1].read()
    if content:
        turns.append((side, content))
        wires[not side][0].write(content)


def _certificate(folder: Path, name: str) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + datetime.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "server.pem").write_bytes(private + certificate.public_bytes(pem))
