"""MQTT packets: what a client publishes, and the name, user and password with which it connects."""

from dataclasses import dataclass, field

from harness.detect.traffic.ladder.opened import Blob, Opened
from harness.detect.traffic.ladder.varint import varint_at

PACKETS_LIMIT = 10_000
_CONNECT, _PUBLISH, _SUBSCRIBE = 1, 3, 8
_KINDS = range(1, 16)
_PROTOCOLS = (b"MQTT", b"MQIsdp")
_LONGEST_LENGTH = 4
# The properties that a PUBLISH may have (MQTT 5.0, 2.2.2.2): texts, numbers with their bytes, a varint, pairs of texts.
_TEXT_PROPERTIES = frozenset((0x03, 0x08, 0x09))
_NUMBER_PROPERTIES = {0x01: 1, 0x02: 4, 0x23: 2}
_SUBSCRIPTION, _USER_PROPERTY = 0x0B, 0x26


@dataclass(slots=True)
class _Said:
    values: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    blobs: list[Blob] = field(default_factory=list)
    blob_names: list[str] = field(default_factory=list)

    def text(self, name: str, content: bytes) -> None:
        if content:
            self.values.append(content.decode("utf-8", "replace"))
            self.names.append(name)

    def blob(self, name: str, content: bytes) -> None:
        if content:
            self.blobs.append(Blob(content))
            self.blob_names.append(name)


def opened_mqtt(content: bytes) -> Opened | None:
    """Packets of a client that fill the bytes exactly; None where they do not, or say nothing."""
    said, at, number = _Said(), 0, 0
    while at < len(content) and number < PACKETS_LIMIT:
        kind, flags = content[at] >> 4, content[at] & 15
        length, start = varint_at(content[: at + 1 + _LONGEST_LENGTH], at + 1)
        if kind not in _KINDS or start < 0 or start + length > len(content):
            return None
        if not _read(said, kind, flags, content[start : start + length], f"[{number}]."):
            return None
        at, number = start + length, number + 1
    if not said.values:
        return None
    names = said.names + said.blob_names
    alone = [name.removeprefix("[0].") for name in names] if number == 1 else names
    return Opened(("mqtt",), said.values, lambda: alone, said.blobs)


def _read(said: _Said, kind: int, flags: int, packet: bytes, place: str) -> bool:
    """Note what one packet says; false where it is none."""
    if kind == _CONNECT:
        return not flags and _read_connect(said, packet, place)
    if kind == _PUBLISH:
        return _read_publish(said, flags >> 1 & 3, packet, place)
    if kind == _SUBSCRIBE:
        topic, _ = _string(packet, 2)
        said.text(f"{place}topic", topic)
        return flags == 2
    return flags in (0, 2)


def _read_connect(said: _Said, packet: bytes, place: str) -> bool:
    protocol, at = _string(packet, 0)
    if protocol not in _PROTOCOLS or len(packet) < at + 4:
        return False
    version, flags, at = packet[at], packet[at + 1], at + 4
    if version >= 5:
        at = _behind_properties(packet, at)
    client, at = _string(packet, at)
    said.text(f"{place}client_id", client)
    if flags & 0x04:
        if version >= 5:
            at = _behind_properties(packet, at)
        topic, at = _string(packet, at)
        will, at = _string(packet, at)
        said.text(f"{place}will_topic", topic)
        said.blob(f"{place}will", will)
    for name, bit in (("user_name", 0x80), ("password", 0x40)):
        if flags & bit:
            text, at = _string(packet, at)
            said.text(f"{place}{name}", text)
    return True


def _read_publish(said: _Said, quality: int, packet: bytes, place: str) -> bool:
    topic, at = _string(packet, 0)
    if at > len(packet) or quality > 2 or b"\0" in topic or not topic:
        return False
    try:
        said.text(f"{place}topic", topic.decode().encode())
    except UnicodeDecodeError:
        return False
    payload = packet[at + (2 if quality else 0) :]
    properties, behind = _properties(payload)
    for text in properties:
        said.text(f"{place}property", text)
    said.blob(f"{place}payload", payload[behind:])
    return True


def _properties(payload: bytes) -> tuple[list[bytes], int]:
    """(texts, length) of what version 5 puts before a payload, mostly a single zero: nothing, of length 0, where the
    bytes are not properties of a PUBLISH from end to end, as those of version 3 never are."""
    length, at = varint_at(payload[:_LONGEST_LENGTH], 0)
    end = at + length
    if at < 0 or end > len(payload):
        return [], 0
    texts: list[bytes] = []
    while at < end:
        kind, at = payload[at], at + 1
        if kind == _USER_PROPERTY or kind in _TEXT_PROPERTIES:
            for _ in range(2 if kind == _USER_PROPERTY else 1):
                text, at = _string(payload, at)
                texts.append(text)
        elif kind == _SUBSCRIPTION:
            at = varint_at(payload, at)[1]
        elif kind in _NUMBER_PROPERTIES:
            at += _NUMBER_PROPERTIES[kind]
        else:
            return [], 0
        if at < 0:
            return [], 0
    return (texts, end) if at == end else ([], 0)


def _behind_properties(packet: bytes, at: int) -> int:
    length, behind = varint_at(packet, at)
    return behind + length if behind >= 0 else len(packet)


def _string(packet: bytes, at: int) -> tuple[bytes, int]:
    """(content, offset behind it) of a string with its length in two bytes before it."""
    length = int.from_bytes(packet[at : at + 2])
    return packet[at + 2 : at + 2 + length], at + 2 + length
