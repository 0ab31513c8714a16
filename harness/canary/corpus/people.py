"""Personas for the corpus: some as this house plants them, some as any other maker of persona files would."""

import hashlib
import io
import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import piexif

from harness.canary import numbers
from harness.canary.draw import digits, draw_of, hex_digits
from harness.canary.persona import make_persona, write_persona
from harness.canary.photo import JPEG_QUALITY
from harness.canary.scene import street
from harness.model.persona import Contact, Persona

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
# No planted name has these: a stranger may not be a namesake.
STRANGE = "泽博翔鹏凯旭坤岩峰斌彬琳瑶婷雯倩蕾薇"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英建国华玉萍红玲文辉晓宇浩然子轩雨欣思远嘉怡梓涵佳琪"
PREFIXES = [
    "130",
    "131",
    "135",
    "136",
    "137",
    "138",
    "139",
    "150",
    "151",
    "158",
    "159",
    "166",
    "176",
    "177",
    "180",
    "182",
    "186",
    "187",
    "188",
    "189",
    "198",
    "199",
]
REGIONS = ("110105", "310104", "440305", "320102", "330106", "500103", "610113", "370202", "210102", "420106")


@dataclass(frozen=True, slots=True)
class Person:
    """A persona with the bytes of its photographs by file name."""

    persona: Persona
    originals: Mapping[str, bytes]


@lru_cache(maxsize=16)
def person(seed: int) -> Person:
    """Even seeds: this house's canary; odd ones: an ordinary person, of a name of two characters or of two names.

    The last photograph has no tags in it.
    """
    with TemporaryDirectory() as folder:
        made = make_persona(seed, f"corpus-{seed}", Path(folder))
        files = [path.read_bytes() for path in write_persona(Path(folder), made)]
    files[-1] = untagged(seed, len(files) - 1, files[-1])
    photos = [*made.photos[:-1], replace(made.photos[-1], tag_ids=())]
    photos = [replace(one, sha256=hashlib.sha256(file).hexdigest()) for one, file in zip(photos, files, strict=True)]
    originals = {photo.file: file for photo, file in zip(photos, files, strict=True)}
    persona = replace(made, photos=tuple(photos))
    return Person(persona if seed % 2 == 0 else ordinary(draw_of(seed, "ordinary"), persona), originals)


def untagged(seed: int, slot: int, tagged: bytes) -> bytes:
    """A scene without tags, with the metadata of the photograph whose place it takes."""
    image = street(draw_of(seed, f"untagged {slot}").getrandbits(63))
    _, encoded = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    out = io.BytesIO()
    piexif.insert(piexif.dump(piexif.load(tagged)), encoded.tobytes(), out)
    return out.getvalue()


def ordinary(draw: random.Random, persona: Persona) -> Persona:
    """The same route and photographs under a common name, a number of any network, public package names."""
    return replace(
        persona,
        name=dotted_name(draw) if persona.seed % 8 == 5 else common_name(draw)[: 2 if persona.seed % 4 == 3 else 3],
        phone=mobile(draw),
        id_card=citizen(draw),
        mac=":".join(hex_digits(draw, 2) for _ in range(6)).upper(),
        clipboard=f"【验证码】{digits(draw, 6)}，请在{draw.randrange(2, 10)}分钟内输入",
        contacts=tuple(Contact(name, mobile(draw)) for name in _names(draw, draw.randrange(6, 20))),
        app_list=tuple(f"com.{hex_digits(draw, 6)}.{word}" for word in draw.sample(APP_WORDS, 6)),
    )


APP_WORDS = [
    "reader",
    "player",
    "camera",
    "weather",
    "notes",
    "fitness",
    "dict",
    "radio",
    "memo",
    "scan",
    "travel",
    "recipe",
]


def _names(draw: random.Random, count: int) -> list[str]:
    names: dict[str, None] = {}
    while len(names) < count:
        names[common_name(draw)] = None
    return list(names)


UYGHUR_NAMES = ("阿依古丽", "买买提", "木拉提", "古丽娜尔", "艾尔肯", "迪丽达")


def dotted_name(draw: random.Random) -> str:
    """A Uyghur's: their own name and their father's."""
    return "·".join(draw.sample(UYGHUR_NAMES, 2))


def common_name(draw: random.Random) -> str:
    return draw.choice(SURNAMES) + "".join(draw.sample(GIVEN, 2))


def stranger_name(draw: random.Random) -> str:
    return draw.choice(SURNAMES) + "".join(draw.sample(STRANGE, 2))


def mobile(draw: random.Random) -> str:
    return draw.choice(PREFIXES) + digits(draw, 8)


def citizen(draw: random.Random) -> str:
    """A valid citizen number of some adult."""
    birthday = f"{draw.randrange(1950, 2007)}{draw.randrange(1, 13):02}{draw.randrange(1, 29):02}"
    body = draw.choice(REGIONS) + birthday + f"{draw.randrange(1, 1000):03}"
    return body + numbers.id_check(body)
