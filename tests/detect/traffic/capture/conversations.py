"""What clients and servers say in the tests of packet captures, and what must be read back."""

import gzip
import struct

import h2.config
import h2.connection

from tests.detect.traffic.capture.packet_writer import Said

HOST = b"api.lincheng.test"
BINARY = bytes(range(256)) * 20
PARTS = b'--B\r\nContent-Disposition: form-data; name="f"; filename="a.jpg"\r\n\r\n\xff\xd8' + BINARY + b"\r\n--B--\r\n"
GZIPPED = gzip.compress(b'{"a":1}', mtime=0)
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: text/plain\r\n\r\nok"
SENT = {
    "/json?a=1": ("application/json", '{"phone":"199","n":"测"}'.encode()),
    "/up": ("multipart/form-data; boundary=B", PARTS),
    "/form": ("application/x-www-form-urlencoded", b"a=1&b=%E6%B5%8B"),
    "/bin": ("application/octet-stream", BINARY),
    "/gz": ("application/json", GZIPPED),
    "/get?p=1": ("", b""),
}
FRAMES = ('{"phone":"测199"}'.encode(), bytes(range(200)), b"abcdef")


def http1() -> list[Said]:
    turns: list[Said] = []
    for path, (kind, body) in SENT.items():
        head = (b"POST " if body else b"GET ") + path.encode() + b" HTTP/1.1\r\nHost: " + HOST + b"\r\nX-A: 1\r\n"
        head += b"Content-Type: %s\r\nContent-Length: %d\r\n" % (kind.encode(), len(body)) if body else b""
        head += b"Content-Encoding: gzip\r\n" if path == "/gz" else b""
        turns += [(True, head + b"\r\n" + body), (False, ANSWER)]
    chunks = b"5\r\nab\0cd\r\n3\r\n\xff\xfe\xfd\r\n0\r\n\r\n"
    head = b"POST /chunked HTTP/1.1\r\nHost: " + HOST + b"\r\nTransfer-Encoding: chunked\r\n\r\n"
    return [*turns, (True, head + chunks), (False, ANSWER)]


def http2() -> list[Said]:
    client = h2.connection.H2Connection(h2.config.H2Configuration(client_side=True))
    server = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    client.initiate_connection()
    server.initiate_connection()
    turns: list[Said] = []
    _exchange(client, server, turns)
    for stream, (path, (kind, body)) in enumerate(SENT.items()):
        number = 2 * stream + 1
        head = [
            (":method", "POST" if body else "GET"),
            (":path", path),
            (":scheme", "https"),
            (":authority", HOST.decode()),
        ]
        head += [("content-type", kind)] if body else []
        head += [("content-encoding", "gzip")] if path == "/gz" else []
        client.send_headers(number, [*head, ("x-a", "1")], end_stream=not body)
        if body:
            client.send_data(number, body[:3000])
            client.send_data(number, body[3000:], end_stream=True, pad_length=5)
        _exchange(client, server, turns)
        server.send_headers(number, [(":status", "200")])
        server.send_data(number, b"answer", end_stream=True)
        _exchange(client, server, turns)
    return turns


def _exchange(client: h2.connection.H2Connection, server: h2.connection.H2Connection, turns: list[Said]) -> None:
    for _ in range(3):
        for from_client, one, other in ((True, client, server), (False, server, client)):
            content = one.data_to_send()
            if content:
                turns.append((from_client, content))
                other.receive_data(content)


def websocket() -> list[Said]:
    asked = b"GET /ws HTTP/1.1\r\nHost: " + HOST + b"\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    asked += b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    answer = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    answer += b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"
    text, binary, split = FRAMES
    said = [_frame(1, text), _frame(2, binary), _frame(1, split[:3], last=False) + _frame(0, split[3:])]
    return [(True, asked), (False, answer), (True, said[0]), (False, b"\x81\x02hi"), (True, said[1]), (True, said[2])]


def _frame(opcode: int, content: bytes, *, last: bool = True) -> bytes:
    mask = b"\x01\x02\x03\x04"
    length = len(content)
    size = bytes([0x80 | length]) if length < 126 else bytes([0x80 | 126]) + struct.pack("!H", length)
    return bytes([last << 7 | opcode]) + size + mask + bytes(byte ^ mask[at % 4] for at, byte in enumerate(content))
