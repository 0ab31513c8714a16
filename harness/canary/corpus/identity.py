"""Leaks of identifiers: the planted value under one of the names that apps give it, in one of its forms."""

import random
from collections.abc import Iterator

from harness.canary.corpus.case import Fields, Leak, Tier
from harness.canary.corpus.hashing import ALGORITHMS, hashed, keyed
from harness.canary.corpus.spelling import SPELLINGS, Spelling, split
from harness.model.persona import Persona

KEYS = {
    "phone": "phone mobile tel phoneNumber mobileNo sjh account loginName userPhone 手机号 m p1",
    "id_card": "idCard id_card certNo idNo sfzh identity cardNo 身份证号 c v",
    "imei": "imei deviceImei IMEI1 did device_id uid x",
    "oaid": "oaid OAID openId adId device_id u",
    "android_id": "androidId android_id aid ANDROID_ID ssaid did k",
    "mac": "mac wifiMac mac_address wlanMac hw bssidSelf n",
    "idfa": "idfa IDFA adid advertisingId ifa i",
    "name": "name realName userName trueName xm 姓名 nick who",
    "clipboard": "clipboard clip pasteText clipContent text extra t",
    "contacts": "contacts addressBook phoneBook friends list 通讯录",
    "app_list": "appList apps installed packages pkgs installedApps l",
}
SINGLE = ("phone", "id_card", "imei", "oaid", "android_id", "mac", "idfa", "name", "clipboard")
CLASSES = (*SINGLE, "contacts", "app_list")
CUT = ("phone", "id_card", "imei", "name")
HASHED = SINGLE


def key(draw: random.Random, what: str) -> str:
    return draw.choice(KEYS[what].split())


def plain(draw: random.Random, persona: Persona, what: str) -> Leak:
    """The value as it is; all-digit ones sometimes as a number."""
    if what == "contacts":
        return _contacts(draw, persona)
    if what == "app_list":
        return _apps(draw, persona)
    value = str(getattr(persona, what))
    number = what in ("phone", "imei", "id_card") and value.isdigit() and draw.random() < 0.15
    return Leak(what, what, "plain", Tier.PLAIN, {key(draw, what): int(value) if number else value})


def _contacts(draw: random.Random, persona: Persona) -> Leak:
    people = draw.sample(persona.contacts, draw.randrange(2, len(persona.contacts) + 1))
    names = draw.choice((("name", "phone"), ("displayName", "number"), ("n", "t"), ("姓名", "电话")))
    way = draw.randrange(4)
    entries: Fields = {key(draw, "contacts"): [dict(zip(names, (one.name, one.phone), strict=True)) for one in people]}
    if way == 1:
        entries = {key(draw, "contacts"): {one.name: one.phone for one in people}}
    elif way == 2:
        entries = {key(draw, "contacts"): ";".join(f"{one.name},{one.phone}" for one in people)}
    elif way == 3:
        entries = {key(draw, "contacts"): [one.phone for one in people]}
    return Leak("contacts", "contacts", "plain", Tier.PLAIN, entries, frozenset({"phone", "name"}))


def _apps(draw: random.Random, persona: Persona) -> Leak:
    apps = draw.sample(persona.app_list, draw.randrange(2, len(persona.app_list) + 1))
    joint = draw.choice(("", ",", ";", "|"))
    return Leak(
        "app_list", "app_list", "plain", Tier.PLAIN, {key(draw, "app_list"): joint.join(apps) if joint else apps}
    )


def respelt(draw: random.Random, persona: Persona, what: str, spelling: Spelling) -> Leak | None:
    """None where this spelling changes nothing of this value (a citizen number without an X in lower case)."""
    value = str(getattr(persona, what))
    written = spelling.write(draw, value)
    if written == value:
        return None
    return Leak(what, what, spelling.form, spelling.tier, {key(draw, what): written})


def in_fields(draw: random.Random, persona: Persona, what: str) -> Leak | None:
    fields = split(draw, what, str(getattr(persona, what)))
    return Leak(what, what, "split", Tier.SEARCH, fields) if fields else None


def digested(draw: random.Random, persona: Persona, what: str, algorithm: str) -> Leak:
    if what == "contacts":
        people = draw.sample(persona.contacts, 3)
        values = [hashed(draw, "phone", one.phone, algorithm) for one in people]
        return Leak(what, "contacts", algorithm, Tier.COMPOSED, {key(draw, what): values}, frozenset({"phone"}))
    value = str(getattr(persona, what))
    return Leak(what, what, algorithm, Tier.COMPOSED, {key(draw, what): hashed(draw, what, value, algorithm)})


def with_secret(draw: random.Random, persona: Persona, what: str) -> Fields:
    """Fields that hold a keyed digest of the value: nothing may be claimed from them."""
    return {key(draw, what): keyed(draw, what, str(getattr(persona, what)))}


def forms_of(what: str) -> Iterator[Spelling]:
    return (one for one in SPELLINGS if what in one.classes)


ALL_DIGESTS = ALGORITHMS
