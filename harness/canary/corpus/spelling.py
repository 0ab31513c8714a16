"""How apps spell an identifier otherwise than it was planted: prefixed, grouped, turned, cut into fields, masked."""

import base64
import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from harness.canary.corpus.case import Fields, Tier

Speller = Callable[[random.Random, str], str]


@dataclass(frozen=True, slots=True)
class Spelling:
    """A form by name, its tier, the classes that have it, and how it is written."""

    form: str
    tier: Tier
    classes: tuple[str, ...]
    write: Speller


UUIDS = ("oaid", "idfa")


def _plus86(draw: random.Random, value: str) -> str:
    return draw.choice(("+86", "86", "0086", "+86 ", "+86-", "86-", "(+86)")) + value


def _grouped(joint: str) -> Speller:
    def write(_: random.Random, value: str) -> str:
        cuts = {11: (3, 7), 18: (6, 14), 15: (2, 8, 14)}.get(len(value), (4, 8, 12))
        edges = (0, *cuts, len(value))
        return joint.join(value[start:end] for start, end in pairwise(edges))

    return write


def _plus86_dashed(_: random.Random, value: str) -> str:
    return f"+86-{value[:3]}-{value[3:7]}-{value[7:]}"


def _with_unseen(draw: random.Random, value: str) -> str:
    """What a page puts between letters so that nobody searches for them: marks without a width."""
    return draw.choice("\u200b\u200c\u200d\u2060\ufeff").join(value)


def _masked(draw: random.Random, value: str) -> str:
    star = draw.choice("*xX") if len(value) == 11 else "*"
    head, tail = (3, 4) if len(value) == 11 else draw.choice(((6, 4), (4, 4), (3, 4)))
    return value[:head] + star * (len(value) - head - tail) + value[-tail:]


_NUMERALS = (
    ("一二三四五六七八九", "〇零○"),
    ("幺二三四五六七八九", "〇零"),
    ("壹贰叁肆伍陆柒捌玖", "零"),
)


def _in_numerals(draw: random.Random, value: str) -> str:
    """Digit by digit in Chinese, as people write past filters; grouped now and then."""
    ones, zeros = draw.choice(_NUMERALS)
    zero = draw.choice(zeros)
    spelt = "".join(zero if sign == "0" else ones[int(sign) - 1] if sign.isdigit() else sign for sign in value)
    return (
        spelt if draw.random() < 0.7 or len(value) != 11 else f"{spelt[:3]}{draw.choice(' -')}{spelt[3:7]} {spelt[7:]}"
    )


def _as_bytes(codec: str) -> Speller:
    """The bytes of another charset than UTF-8, in base64 or hex."""

    def write(draw: random.Random, value: str) -> str:
        raw = value.encode(codec)
        return draw.choice((raw.hex(), raw.hex().upper(), base64.b64encode(raw).decode()))

    return write


def _dotted(draw: random.Random, value: str) -> str:
    """The dot within a Uyghur's or a Kazakh's name, as keyboards have it; some forms leave it out."""
    return value.replace("·", draw.choice(("•", "・", ".", "．", "‧", " ", "")))


SPELLINGS = (
    Spelling("plus86", Tier.COMPOSED, ("phone",), _plus86),
    Spelling("plus86_dashed", Tier.COMPOSED, ("phone",), _plus86_dashed),
    Spelling("spaced", Tier.COMPOSED, ("phone", "id_card", "imei"), _grouped(" ")),
    Spelling("dashed", Tier.COMPOSED, ("phone", "id_card", "imei"), _grouped("-")),
    Spelling("upper", Tier.COMPOSED, ("oaid", "android_id", "mac"), lambda _, value: value.upper()),
    Spelling("lower", Tier.COMPOSED, ("idfa", "id_card", "mac"), lambda _, value: value.lower()),
    Spelling("undashed", Tier.COMPOSED, UUIDS, lambda _, value: value.replace("-", "")),
    Spelling("mac_dashed", Tier.COMPOSED, ("mac",), lambda _, value: value.replace(":", "-")),
    Spelling("mac_bare", Tier.COMPOSED, ("mac",), lambda _, value: value.replace(":", "")),
    Spelling(
        "reversed",
        Tier.COMPOSED,
        ("phone", "id_card", "imei", "android_id", "name"),
        lambda _, value: value[::-1],
    ),
    Spelling("zero_width", Tier.COMPOSED, ("phone", "id_card", "imei", "name"), _with_unseen),
    Spelling("chinese_digits", Tier.COMPOSED, ("phone", "id_card"), _in_numerals),
    Spelling("gbk_bytes", Tier.COMPOSED, ("name",), _as_bytes("gb18030")),
    Spelling("utf16_bytes", Tier.COMPOSED, ("name",), _as_bytes("utf-16-le")),
    Spelling("dotted", Tier.COMPOSED, ("name",), _dotted),
    Spelling("masked", Tier.SEARCH, ("phone", "id_card"), _masked),
)


def split(draw: random.Random, what: str, value: str) -> Fields | None:
    """The value cut over several fields of one object; None for a class that nobody cuts."""
    cuts = {"phone": (3, 7), "id_card": (6, 14), "imei": (8, 14)}.get(what)
    if what == "name":
        return {draw.choice(("surname", "lastName", "xing")): value[:-2] or value[:1], "givenName": value[-2:]}
    if cuts is None:
        return None
    edges = (0, *cuts, len(value))
    parts = [value[start:end] for start, end in pairwise(edges)]
    names = draw.choice((("p1", "p2", "p3"), ("a", "b", "c"), ("part1", "part2", "part3")))
    return dict(zip(names, parts, strict=True))
