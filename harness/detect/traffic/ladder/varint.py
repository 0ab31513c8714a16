"""Variable-length integers: seven bits a byte, the lowest first, as protobuf and MQTT write them."""

LONGEST = 10


def varint_at(content: bytes, at: int) -> tuple[int, int]:
    """(number, offset behind it); the offset is -1 where there is none, or where `at` was -1 already."""
    if at < 0:
        return 0, -1
    number = shift = 0
    for byte in content[at : at + LONGEST]:
        number |= (byte & 0x7F) << shift
        at += 1
        if byte < 0x80:
            return number & 0xFFFF_FFFF_FFFF_FFFF, at
        shift += 7
    return 0, -1


def varints_of(content: bytes) -> list[int]:
    """All numbers of a run of them; nothing where the last is torn."""
    numbers, at = [], 0
    while 0 <= at < len(content):
        number, at = varint_at(content, at)
        numbers.append(number)
    return numbers if at > 0 else []
