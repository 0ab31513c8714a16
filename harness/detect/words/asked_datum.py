"""What the label of a field asks for, and of whom: 被访人手机号 is the phone of the 被访人, 现居住地址 somebody's home.

Two labels ask for one thing when datum and person agree: 填表人姓名 and 填报人, 负责人 and 场所负责人姓名,
企业名称(全称) and 企业名称. A label that names nobody asks of the one whom the form is about, who may be named beside
it (党员姓名, 返乡人电话), but never of a spouse, an agent or an emergency contact.
"""

import re
from dataclasses import dataclass
from functools import cache

from harness.detect.words.phrases import Phrases
from harness.detect.words.same_thing import either_ends, is_same_thing, thing_named

_SAID = Phrases("asked_datum")

LEAST_NAME = 4  # (家庭住址); 住址 alone says nothing of whose
_OF_BODY = frozenset({"birth", "age", "gender", "health"})  # who fills in a form about another is not asked for these


@dataclass(frozen=True, slots=True)
class AskedDatum:
    """`datum` is a class (name, phone, birth, ...) or what `thing_named` calls it, `whose` a role or empty."""

    whose: str
    datum: str
    of_person: bool


@cache
def asked_datum(label: str, heading: str = "") -> AskedDatum:
    """Of a bare label and the heading over it, which may name the person: 二、被访人信息 over 姓名."""
    bracket = "".join(found[1] for found in _SAID.bracket.finditer(label))
    if bracket and _names_datum(bracket):
        return asked_datum(bracket, heading)  # 走访地点(老人住址)
    plain = _SAID.vary.sub("", _SAID.bracket.sub("", _SAID.unit.sub(r"\1数", label)))
    for datum, ending in _of_persons():
        found = ending.search(plain)
        if found is not None:
            whose = _alias(bracket) or _whose(plain[: found.start()], heading)
            return AskedDatum(_same_role(whose), datum, of_person=True)
    if _SAID.role.fullmatch(plain):  # 上报人: a name is asked for
        return AskedDatum(_same_role(_alias(bracket) or plain), "name", of_person=True)
    return AskedDatum("", thing_named(plain), of_person=False)


def _names_datum(bracket: str) -> bool:
    """Whether the words in brackets are themselves the whole name of a datum, not only that of its class."""
    return len(bracket) >= LEAST_NAME and any(ending.search(bracket) for _, ending in _of_persons()[:-1])


def _of_persons() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The data of a person and how their labels end; a phone first, as 姓名及联系电话 would be both."""
    return (
        ("phone", _SAID.phone),
        ("identity", _SAID.identity),
        ("home", _SAID.home),
        ("birth", _SAID.birth),
        ("age", _SAID.age),
        ("gender", _SAID.gender),
        ("health", _SAID.health),
        ("staff_number", _SAID.staff_number),
        ("account", _SAID.account),
        ("schooling", _SAID.schooling),
        ("name", _SAID.name),
    )


def is_same(first: AskedDatum, second: AskedDatum) -> bool:
    """Whether both ask for one thing of one person."""
    if first.of_person != second.of_person:
        return False
    if not first.of_person:
        return is_same_thing(first.datum, second.datum)
    if first.datum != second.datum:
        return False
    if first.whose and second.whose:
        return either_ends(first.whose, second.whose)
    others = _SAID.kin if first.datum in _OF_BODY else _SAID.others
    return not others.search(first.whose + second.whose)


def _whose(rest: str, heading: str) -> str:
    """By the label's own words; the heading tells it where they are none, or says who that is: 出租人(同产权人)."""
    over = _of_heading(heading)
    role = _role(rest)
    return over if not rest or (role and role in heading and over) else role or rest


def _alias(bracket: str) -> str:
    """Who it is by the word in brackets: (填户主), (同产权人), (本人)."""
    found = _SAID.alias.search(bracket)
    return found[1] if found is not None else ""


def _role(rest: str) -> str:
    """The role that a text ends with: 被访人, not the 实有人 of 实有人口."""
    ending = (found[0] for found in _SAID.role.finditer(rest) if found.end() == len(rest))
    return next(ending, "")


def _of_heading(heading: str) -> str:
    bracket = "".join(found[1] for found in _SAID.bracket.finditer(heading))
    return _alias(bracket) or _role(_SAID.section_end.sub("", _SAID.bracket.sub("", heading)))


def _same_role(whose: str) -> str:
    """One word for all who fill in, one for those who are visited and so on, none for oneself."""
    if _SAID.oneself.fullmatch(whose):
        return ""
    named = _SAID.person_end.sub("人", whose.removesuffix("本人") or whose)  # 职工本人
    known = _SAID.one_role.fullmatch(named)
    return known.lastgroup or named if known is not None else named
