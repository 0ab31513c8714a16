"""tshark's PDML as packets: for each the wanted fields in their order, flat, with the bytes they stand for."""

from collections.abc import Iterable, Iterator
from xml.parsers import expat

Field = tuple[str, str, str]

# Names of fields (and of protocols, which come as fields without a value) that the conversations are made of.
WANTED = frozenset(
    (
        *("timestamp", "ip.src", "ip.dst", "ipv6.src", "ipv6.dst", "tcp.srcport", "tcp.dstport", "tcp.stream"),
        *("tls", "http", "http.request.method", "http.request.uri", "http.request.line", "http.file_data"),
        *("http2.stream", "http2.type", "http2.streamid", "http2.flags.end_stream", "http2.data.data"),
        "http2.body.reassembled.data",
        *("http2.header.name", "http2.header.value", "websocket", "websocket.fin", "websocket.opcode"),
        *("websocket.mask", "websocket.masking_key", "websocket.payload_length_ext_64", "tcp.pdu.size"),
        *("websocket.payload.text", "websocket.payload.continue", "data"),
    )
)


_PACKET, _END = b"<packet>", b"</packet>"
# What XML has no character for. tshark escapes the marks of XML itself, so what stands in a packet never ends one.
_NO_TEXT = bytes.maketrans(bytes(code for code in range(32) if code not in (9, 10, 13)), b"?" * 29)
# More than the account of any one packet: a body of 64 MB and its hexadecimal spelling, twice.
LARGEST_PACKET_BYTES = 512 << 20


def packets(chunks: Iterable[bytes]) -> Iterator[list[Field] | None]:
    """Each packet's fields as (name, shown, hex); None for one whose account is no XML, which costs no other."""
    waiting = bytearray()
    for chunk in chunks:
        # An end may stand across two chunks.
        looked = max(0, len(waiting) - len(_END))
        waiting += chunk
        while (end := waiting.find(_END, looked)) >= 0:
            end += len(_END)
            begin = waiting.find(_PACKET, 0, end)
            yield _fields(bytes(waiting[begin:end])) if begin >= 0 else None
            del waiting[:end]
            looked = 0
        if len(waiting) > LARGEST_PACKET_BYTES:
            del waiting[: -len(_END)]


def _fields(packet: bytes) -> list[Field] | None:
    """tshark cuts what it shows after so many bytes, in the middle of a character too."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    text = packet.translate(_NO_TEXT).decode("utf-8", "replace")
    try:
        parser.Parse(text.translate(_NO_CHARACTERS) if "\uffff" in text or "\ufffe" in text else text, True)
    except expat.ExpatError:
        return None
    return reader.fields


_NO_CHARACTERS = {0xFFFE: "?", 0xFFFF: "?"}


class _Reader:
    def __init__(self) -> None:
        self.fields: list[Field] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = attributes.get("name", "")
        if name in WANTED and tag != "packet":
            self.fields.append((name, attributes.get("show", ""), attributes.get("value", "")))
