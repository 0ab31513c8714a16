"""The first words of an encrypted connection: which protocol a client offers, TLS or China's own TLCP (国密).

TLCP is GB/T 38636-2020: records and hellos of version 0x0101, cipher suites 0xE0xx, two certificates. TLS 1.3 with
national algorithms is RFC 8998: the suites 0x00C6 and 0x00C7. The bytes come from an app: everything is bounded.
"""

from collections.abc import Iterator
from dataclasses import dataclass

_HANDSHAKE = 22
_CLIENT_HELLO = 1
_SERVER_NAME = 0
_SUPPORTED_VERSIONS = 43
_LONGEST_BYTES = 65_536
_MOST_SUITES = 512
TLCP_VERSION = 0x0101
VERSIONS = {
    TLCP_VERSION: "TLCP 1.1",
    0x0300: "SSL 3.0",
    0x0301: "TLS 1.0",
    0x0302: "TLS 1.1",
    0x0303: "TLS 1.2",
    0x0304: "TLS 1.3",
}
# GB/T 38636-2020, table 2; the last two RFC 8998.
NATIONAL_SUITES = {
    0xE011: "ECDHE_SM4_CBC_SM3",
    0xE051: "ECDHE_SM4_GCM_SM3",
    0xE013: "ECC_SM4_CBC_SM3",
    0xE053: "ECC_SM4_GCM_SM3",
    0xE015: "IBSDH_SM4_CBC_SM3",
    0xE055: "IBSDH_SM4_GCM_SM3",
    0xE017: "IBC_SM4_CBC_SM3",
    0xE057: "IBC_SM4_GCM_SM3",
    0xE019: "RSA_SM4_CBC_SM3",
    0xE059: "RSA_SM4_GCM_SM3",
    0xE01C: "RSA_SM4_CBC_SHA256",
    0xE05A: "RSA_SM4_GCM_SHA256",
    0x00C6: "TLS_SM4_GCM_SM3",
    0x00C7: "TLS_SM4_CCM_SM3",
}


@dataclass(frozen=True, slots=True)
class ClientHello:
    """`version` is the highest that is offered; `server_name` is "" where none is told."""

    version: int
    suites: tuple[int, ...]
    server_name: str

    @property
    def tlcp(self) -> bool:
        """Whether only the national protocol can answer it."""
        return self.version == TLCP_VERSION

    @property
    def national(self) -> bool:
        """Whether a national cipher suite is offered, in TLCP or in TLS."""
        return self.tlcp or any(suite in NATIONAL_SUITES for suite in self.suites)

    @property
    def protocol(self) -> str:
        """`TLCP 1.1`, `TLS 1.3`, or the number of a version that has no name."""
        return VERSIONS.get(self.version, f"0x{self.version:04x}")

    @property
    def suite_names(self) -> tuple[str, ...]:
        """The national suites by name, in the order of the offer."""
        return tuple(NATIONAL_SUITES[suite] for suite in self.suites if suite in NATIONAL_SUITES)


def parse_client_hello(content: bytes) -> ClientHello | None:
    """The hello that a connection's first bytes hold; None where they hold none. A hello that breaks off is read as
    far as it goes, if its version and suites are there.
    """
    hello = _Bytes(_handshake(content[:_LONGEST_BYTES]))
    if hello.number(1) != _CLIENT_HELLO:
        return None
    hello.take(3)  # its length; records tell where it ends
    version = hello.number(2)
    hello.take(32)  # random
    hello.take(hello.number(1) or 0)  # session
    suites = hello.take(hello.number(2) or 0)
    if version not in VERSIONS or len(suites) < 2:
        return None
    numbers = tuple(int.from_bytes(suites[at : at + 2]) for at in range(0, len(suites) - 1, 2))[:_MOST_SUITES]
    hello.take(hello.number(1) or 0)  # compression
    extensions = dict(_extensions(_Bytes(hello.take(hello.number(2) or 0))))
    return ClientHello(_highest(version, extensions), numbers, _name(extensions.get(_SERVER_NAME, b"")))


class _Bytes:
    """Reads forward; beyond the end there is nothing, and no fault."""

    def __init__(self, content: bytes) -> None:
        self._content, self._at = content, 0

    def take(self, length: int) -> bytes:
        taken = self._content[self._at : self._at + length]
        self._at += length
        return taken

    def number(self, length: int) -> int | None:
        taken = self.take(length)
        return int.from_bytes(taken) if len(taken) == length else None


def _handshake(content: bytes) -> bytes:
    """What the leading handshake records hold together: a hello may be cut over several."""
    reader, held = _Bytes(content), bytearray()
    while reader.number(1) == _HANDSHAKE and reader.number(2) in VERSIONS:
        part = reader.take(reader.number(2) or 0)
        if not part:
            break
        held += part
    return bytes(held)


def _extensions(reader: _Bytes) -> Iterator[tuple[int, bytes]]:
    while (kind := reader.number(2)) is not None and (length := reader.number(2)) is not None:
        yield kind, reader.take(length)


def _highest(version: int, extensions: dict[int, bytes]) -> int:
    """TLS 1.3 says 1.2 in its hello and its true versions in an extension."""
    told = extensions.get(_SUPPORTED_VERSIONS, b"")[1:]
    offered = [int.from_bytes(told[at : at + 2]) for at in range(0, len(told) - 1, 2)]
    return max([version, *(one for one in offered if one in VERSIONS)])


def _name(extension: bytes) -> str:
    reader = _Bytes(extension)
    reader.take(3)
    name = reader.take(min(reader.number(2) or 0, 255))
    return name.decode("ascii", errors="replace") if name else ""
