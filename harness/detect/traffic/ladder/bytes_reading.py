"""The reading of bytes: what their beginning says they are, what they were declared to be, what they parse as."""

from harness.detect.traffic.ladder.archive import opened_archive
from harness.detect.traffic.ladder.base_encodings import whole_base64
from harness.detect.traffic.ladder.binary_tree import PARSED_LIMIT_BYTES, opened_binary_tree
from harness.detect.traffic.ladder.budget import Budget
from harness.detect.traffic.ladder.charset import readable_runs
from harness.detect.traffic.ladder.compression import compression_of, decompressed
from harness.detect.traffic.ladder.grpc import opened_grpc
from harness.detect.traffic.ladder.headed_message import opened_headed_message
from harness.detect.traffic.ladder.headed_stream import opened_headed
from harness.detect.traffic.ladder.mqtt import opened_mqtt
from harness.detect.traffic.ladder.multipart import opened_multipart
from harness.detect.traffic.ladder.opened import Blob, Opened
from harness.detect.traffic.ladder.packed_numbers import opened_packed, scattered_places
from harness.detect.traffic.ladder.property_list import opened_property_list
from harness.detect.traffic.ladder.protobuf import opened_protobuf
from harness.detect.traffic.ladder.unmarked import unmarked_stream

WEBSOCKET = "websocket"


def unpacked(content: bytes, packing: str, budget: Budget, hint: str = "") -> Opened | None:
    """What a packing holds, as one blob; None where nothing came out."""
    found = decompressed(content, packing, budget.stream_bytes)
    if found is None:
        return None
    if found[1]:
        budget.cut("bytes")
    return Opened((packing,), [], blobs=[Blob(found[0], hint)])


def read_marked(content: bytes, hint: str, budget: Budget) -> Opened | None:
    """Packed, archived and multipart content, known by its first bytes or its declared type."""
    packing = compression_of(content)
    if packing and (opened := unpacked(content, packing, budget, hint)):
        return opened
    if content[:6].lstrip(b"\r\n")[:2] == b"--" or hint[:10].lower() == "multipart/":
        return opened_multipart(content, hint)
    return opened_archive(content, budget) or opened_property_list(content)


def read_declared(content: bytes, hint: str) -> Opened | None:
    """What only its declaration, its channel or its first byte sets apart from text."""
    kind = hint.lower()
    if kind == WEBSOCKET:
        return opened_mqtt(content)
    if "grpc-web-text" in kind:
        based = whole_base64(content.decode("latin-1"))
        return opened_grpc(based[0]) if based else None
    if "grpc" in kind:
        return opened_grpc(content) or opened_protobuf(content, declared=True)
    if "protobuf" in kind:
        return opened_protobuf(content, declared=True) or opened_grpc(content)
    # The tags of the first three fields are control characters, which no text begins with.
    if content[0] < 0x20 and "text" not in kind and "json" not in kind and len(content) <= PARSED_LIMIT_BYTES:
        return opened_grpc(content) if content[0] < 2 else opened_protobuf(content, declared=False)
    return None


def read_binary(content: bytes, hint: str, budget: Budget) -> Opened | None:
    """What bytes that are not UTF-8 can be parsed as from the first to the last."""
    opened = opened_binary_tree(content, hint)
    if opened is None and (found := unmarked_stream(content, budget.stream_bytes)):
        opened = Opened((found[1],), [], blobs=[Blob(found[0])])
    return (
        opened
        or opened_headed(content, budget)
        or opened_packed(content, alone="octet-stream" in hint)
        or opened_headed_message(content)
    )


def read_strings(content: bytes) -> Opened | None:
    """What is readable in bytes that nothing can parse."""
    runs = readable_runs(content) + scattered_places(content)
    return Opened(("strings",), runs, lambda: [""] * len(runs)) if runs else None
