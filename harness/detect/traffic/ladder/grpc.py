"""gRPC: messages behind a flag and a length of four bytes."""

from harness.detect.traffic.ladder.opened import Blob, Opened

MESSAGES_LIMIT = 10_000
_PREFIX_BYTES = 5
PROTOBUF = "application/protobuf"


def opened_grpc(content: bytes) -> Opened | None:
    """The messages of a stream, to be read as protobuf; None unless the lengths fit exactly."""
    blobs: list[Blob] = []
    at = 0
    while at < len(content):
        flag, length = content[at], int.from_bytes(content[at + 1 : at + _PREFIX_BYTES])
        at += _PREFIX_BYTES
        if flag > 1 or at + length > len(content) or len(blobs) >= MESSAGES_LIMIT:
            return None
        if length:
            blobs.append(Blob(content[at : at + length], PROTOBUF))
        at += length
    names = [""] if len(blobs) == 1 else [f"[{number}]" for number in range(len(blobs))]
    return Opened((), [], lambda: names, blobs) if blobs else None
