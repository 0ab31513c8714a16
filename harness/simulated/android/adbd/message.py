"""The transport's messages: 24 bytes of header (command, two arguments, length, sum, magic; little endian), payload.

Source: AOSP packages/modules/adb, protocol.txt. From version 0x01000001 on the sum is no longer looked at.
"""

import asyncio
import struct
from dataclasses import dataclass
from typing import Final

CONNECT: Final = b"CNXN"
AUTH: Final = b"AUTH"
OPEN: Final = b"OPEN"
OKAY: Final = b"OKAY"
CLOSE: Final = b"CLSE"
WRITE: Final = b"WRTE"
VERSION: Final = 0x01000001
MAX_PAYLOAD_BYTES: Final = 1 << 20
AUTH_TOKEN, AUTH_SIGNATURE, AUTH_PUBLIC_KEY = 1, 2, 3
_HEADER = struct.Struct("<4sIIIII")


class NotAdb(ConnectionError):
    """What came is no message of this protocol."""


@dataclass(frozen=True, slots=True)
class Message:
    """`arg0` is the sender's stream id (or the version), `arg1` the receiver's (or the largest payload)."""

    command: bytes
    arg0: int = 0
    arg1: int = 0
    payload: bytes = b""

    def encode(self) -> bytes:
        magic = int.from_bytes(self.command, "little") ^ 0xFFFFFFFF
        head = _HEADER.pack(self.command, self.arg0, self.arg1, len(self.payload), 0, magic)
        return head + self.payload


async def read_message(reader: asyncio.StreamReader) -> Message:
    """Raises NotAdb, and asyncio.IncompleteReadError when the other side is gone."""
    command, arg0, arg1, size, _, magic = _HEADER.unpack(await reader.readexactly(_HEADER.size))
    if magic != int.from_bytes(command, "little") ^ 0xFFFFFFFF or size > MAX_PAYLOAD_BYTES:
        raise NotAdb(f"no adb message: {command!r}, {size} bytes")
    return Message(command, arg0, arg1, await reader.readexactly(size) if size else b"")
