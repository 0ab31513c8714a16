"""Frames of other protocols around a payload: JSON Web Token (RFC 7519), MQTT PUBLISH (3.1.1 and 5)."""

import base64
import hashlib
import hmac
import json
import random
import zlib

from harness.canary.corpus.case import Fields
from harness.canary.corpus.wire import Wire

# Of version 5: how the payload is written, and a pair of the sender's own.
_PROPERTIES = b"\x10\x01\x01\x26\0\2os\0\7android"


def jwt(draw: random.Random, fields: Fields) -> Wire:
    """Signed by HS256 with a key nobody knows; the claims can be read by anyone, seldom after unpacking."""
    claims = {"iss": "lincheng", "iat": 1_795_312_800 + draw.randrange(10_000), **fields}
    header, content = {"alg": "HS256", "typ": "JWT"}, json.dumps(claims, ensure_ascii=False).encode()
    packed = draw.random() < 0.2
    if packed:
        packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        header, content = {**header, "zip": "DEF"}, packer.compress(content) + packer.flush()
    parts = [_url64(json.dumps(header).encode()), _url64(content)]
    signed = b".".join(parts)
    mac = hmac.digest(draw.randbytes(32), signed, hashlib.sha256)
    return Wire(
        signed + b"." + _url64(mac), "application/jwt", ("jwt", "json", "deflate") if packed else ("jwt", "json")
    )


def _url64(content: bytes) -> bytes:
    return base64.urlsafe_b64encode(content).rstrip(b"=")


def mqtt_publish(draw: random.Random, payload: Wire) -> Wire:
    """One PUBLISH packet; level 5 packets have a property length."""
    topic = draw.choice(("device/up", "lincheng/report", "iot/v1/telemetry", "im/msg/up")).encode()
    quality = draw.randrange(3)
    packet_id = draw.randrange(1, 65536).to_bytes(2) if quality else b""
    properties = draw.choice((b"", b"", b"\x00", _PROPERTIES))
    rest = len(topic).to_bytes(2) + topic + packet_id + properties + payload.content
    content = bytes([0x30 | quality << 1]) + _remaining(len(rest)) + rest
    return Wire(content, "application/octet-stream", ("mqtt", *payload.steps), text=False)


def mqtt_connect(draw: random.Random) -> bytes:
    """The packet before the first PUBLISH, with a client name that says nothing."""
    client = f"c{draw.getrandbits(48):x}".encode()
    rest = b"\x00\x04MQTT\x04\x02\x00\x3c" + len(client).to_bytes(2) + client
    return b"\x10" + _remaining(len(rest)) + rest


def _remaining(length: int) -> bytes:
    groups = bytearray()
    while True:
        length, group = divmod(length, 128)
        groups.append(group | (0x80 if length else 0))
        if not length:
            return bytes(groups)
