"""Bodies in spellings that a fuzzer would hardly come upon: small, one for each of the rarer decoders."""

import base64
import io
import json
import struct
from collections.abc import Iterator
from itertools import pairwise

from PIL import Image

from harness.canary.corpus.people import person
from harness.detect.traffic.identity.chinese_digits import in_chinese
from harness.detect.traffic.place import plus_code, tiles
from harness.model.persona import Persona

PICTURE_PX = 96


def rare_bodies() -> Iterator[bytes]:
    """Lists of bytes, numerals, codes of places, trails of differences, packed numbers, pictures of rarer kinds."""
    some = person(4).persona
    yield from (json.dumps(tree).encode() for tree in _trees(some))
    yield from _plain_texts(some)
    yield from _packed(some)
    yield from _pictures()


def _plain_texts(some: Persona) -> Iterator[bytes]:
    """Fields, tables and scaled degrees in hexadecimal digits."""
    lat, lng = some.route_wgs84[1]
    yield f"lat:{lat:.6f}|acc=12|lng:{lng:.6f}".encode()
    yield f"---\nphone: {some.phone}\nat: [{round(lat * 1e6):x}, 0x{round(lng * 1e6):08X}]\n".encode()
    yield f'ts,"la",lo,tel\r\n1,{lat:.6f},"{lng:.6f}",{some.phone}\r\n'.encode()


def _trees(some: Persona) -> Iterator[object]:
    phone = some.phone.encode()
    yield {"sent": list(phone), "signed": {str(at): byte for at, byte in enumerate(phone)}}
    yield [joint.join(map(str, phone)) for joint in (",", ", ", " ", ";")] + [phone.hex(" "), phone.hex(":")]
    yield [" ".join(f"0x{byte:02x}" for byte in phone), [ord(letter) for letter in some.name]]
    yield list(in_chinese(some.phone)) + list(in_chinese(some.id_card))
    yield {base64.b64encode(phone).decode(): 1, f"k={base64.urlsafe_b64encode(phone).decode()}": {"": []}}
    yield "".join(f"{at}{letter}" for at, letter in zip("0123456789x", some.phone, strict=False))
    lat, lng = some.route_wgs84[0]
    yield [f"{lat:.6f}_{lng:.6f}", f"{lat:.6e}", f"{lat:.6f}".replace(".", ","), f"{int(lat * 1e6):x}"]
    yield {"code": plus_code.encode(lat, lng), "tile": tiles.quadkey(lat, lng, 19)}
    yield _differences(some)


def _differences(some: Persona) -> list[list[int]]:
    """The route in millionths: its first point, then the way to each next one."""
    points = [(round(lat * 1e6), round(lng * 1e6)) for lat, lng in some.route_wgs84[:20]]
    return [list(points[0]), *([two[0] - one[0], two[1] - one[1]] for one, two in pairwise(points))]


def _packed(some: Persona) -> Iterator[bytes]:
    numbers = [axis for place in some.route_wgs84[:6] for axis in place]
    for order in "<>":
        yield struct.pack(f"{order}{len(numbers)}d", *numbers)
        yield struct.pack(f"{order}{len(numbers)}f", *numbers)
        yield struct.pack(f"{order}{len(numbers)}i", *(round(one * 1e6) for one in numbers))
    yield b"\x01\x02" + struct.pack("<2d", *numbers[:2]) + b"\xff\xfe\x0b" + some.phone.encode() + b"\x0c\x80"
    packed = struct.pack(f"<{len(numbers)}d", *numbers)
    yield b"\x0a" + bytes([len(packed)]) + packed


def _pictures() -> Iterator[bytes]:
    picture = Image.linear_gradient("L").resize((PICTURE_PX, PICTURE_PX)).convert("RGB")
    for kind, options in (
        ("JPEG2000", {"irreversible": True}),
        ("JPEG2000", {"no_jp2": True}),
        ("TIFF", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("TIFF", {"compression": "tiff_adobe_deflate"}),
        ("TIFF", {"compression": "jpeg"}),
        ("WEBP", {"lossless": True}),
    ):
        content = io.BytesIO()
        picture.save(content, kind, **options)
        yield content.getvalue()
