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
        *("websocket.mask", "websocket.payload.text", "websocket.payload.continue", "data"),
    )
)


def packets(chunks: Iterable[bytes]) -> Iterator[list[Field]]:
    """Each packet's fields as (name, shown, hex). Raises expat.ExpatError where the text is no XML."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_size = 1 << 20
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    for chunk in chunks:
        parser.Parse(chunk, False)
        yield from reader.taken()
    parser.Parse(b"", True)
    yield from reader.taken()


class _Reader:
    def __init__(self) -> None:
        self._fields: list[Field] = []
        self._whole: list[list[Field]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = attributes.get("name", "")
        if name in WANTED and tag != "packet":
            self._fields.append((name, attributes.get("show", ""), attributes.get("value", "")))

    def end(self, tag: str) -> None:
        if tag == "packet":
            self._whole.append(self._fields)
            self._fields = []

    def taken(self) -> list[list[Field]]:
        whole, self._whole = self._whole, []
        return whole
