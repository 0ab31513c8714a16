"""Router advertisements with PREF64 (RFC 4861, 8106, 8781), as bytes: radvd of Debian 12 cannot send that option.

Pure; the bridge sends them, the proof reads them.
"""

import struct
from ipaddress import IPv6Address, IPv6Network

RA, RS = 134, 133
PREFIX, RDNSS, PREF64 = 3, 25, 38
LIFETIME_S = 1800
# RFC 8781, section 4: prefix length code of /96 is 0
_LENGTHS = {0: 96, 1: 64, 2: 56, 3: 48, 4: 40, 5: 32}
_CODES = {length: code for code, length in _LENGTHS.items()}
MAX_BYTES = 1500


def advertisement(prefix: str, resolver: str, pref64: str | None, lifetime_s: int = LIFETIME_S) -> bytes:
    """An ICMPv6 message without checksum (the kernel computes it): on-link prefix, resolver, NAT64 prefix."""
    header = struct.pack("!BBHBBHII", RA, 0, 0, 64, 0, lifetime_s, 0, 0)
    network = IPv6Network(prefix)
    on_link = struct.pack("!BBBBIII", PREFIX, 4, network.prefixlen, 0xC0, lifetime_s, lifetime_s, 0)
    dns = struct.pack("!BBHI", RDNSS, 3, 0, lifetime_s) + IPv6Address(resolver).packed
    return header + on_link + network.network_address.packed + dns + (_pref64(pref64, lifetime_s) if pref64 else b"")


def _pref64(prefix: str, lifetime_s: int) -> bytes:
    network = IPv6Network(prefix)
    scaled = min(lifetime_s // 8, 8191)
    return struct.pack("!BBH", PREF64, 2, scaled << 3 | _CODES[network.prefixlen]) + network.network_address.packed[:12]


def announced_pref64(message: bytes) -> str:
    """The NAT64 prefix that an advertisement announces; "" where it announces none or is none. Never raises."""
    if len(message) < 16 or len(message) > MAX_BYTES or message[0] != RA:
        return ""
    at = 16
    while at + 2 <= len(message):
        kind, length = message[at], message[at + 1] * 8
        option = message[at : at + length]
        if length == 0 or len(option) < length:
            return ""
        if kind == PREF64 and length == 16:
            return _read_pref64(option)
        at += length
    return ""


def _read_pref64(option: bytes) -> str:
    length = _LENGTHS.get(struct.unpack("!H", option[2:4])[0] & 7)
    if length is None:
        return ""
    return str(IPv6Network((option[4:16] + bytes(4), length), strict=False))
