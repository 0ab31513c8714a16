"""Hard negatives: traffic in which nothing of the persona is, made to look as if it were."""

import base64
import hashlib
import json
import random
import uuid
from collections.abc import Callable

from harness.canary.corpus import chatter, geodesy, ordinary, people, position, spelling, text_container
from harness.canary.corpus.binary_container import BINARY
from harness.canary.corpus.carrying import CARRIERS, EASY, get, post
from harness.canary.corpus.case import Case, Fields, Request, Tier, Truth
from harness.canary.corpus.hashing import ALGORITHMS, hashed
from harness.canary.corpus.identity import KEYS, SINGLE, with_secret
from harness.canary.corpus.look_alikes import alike_texts, other_apps
from harness.canary.corpus.wire import Wire
from harness.canary.corpus.wrapping import SPELLINGS
from harness.canary.draw import digits, hex_digits
from harness.canary.numbers import imei, random_uuid
from harness.model.persona import Persona

Innocent = Callable[[random.Random, Persona], Request]
AWAY_M = 5000.0


def _easy(draw: random.Random, fields: Fields) -> Request:
    return CARRIERS[draw.choice(EASY)](draw, fields)


def longer_numbers(draw: random.Random, persona: Persona) -> Request:
    """Order numbers that hold the planted number inside, or differ from it by one digit."""
    phone = persona.phone
    near = phone[:-1] + str((int(phone[-1]) + draw.randrange(1, 10)) % 10)
    order = draw.choice((digits(draw, 4) + phone + digits(draw, 3), phone + digits(draw, 5), "2026" + phone, near))
    return _easy(draw, {"orderNo": order, "tradeNo": f"{draw.randrange(10**10, 2 * 10**10)}{digits(draw, 6)}"})


def near_identifiers(draw: random.Random, persona: Persona) -> Request:
    """Another device of the same maker: one sign differs, or a longer one holds the planted one."""
    cut = persona.imei[:-2] + digits(draw, 2)
    imeis = cut if cut != persona.imei else persona.imei[:-3] + "000"
    flipped = "".join("0" if sign != "0" else "1" for sign in persona.android_id[-2:])
    return _easy(
        draw,
        {
            "imei": imeis,
            "traceId": persona.android_id[:-2] + flipped,
            "spanId": f"{persona.android_id}{hex_digits(draw, 16)}",
            "order": f"{persona.id_card[:-1]}{digits(draw, 6)}",
        },
    )


def times(draw: random.Random, _: Persona) -> Request:
    """13-digit times, 15-digit serials with and without Luhn, 16-digit microseconds under device-like names."""
    serial = digits(draw, 15)
    return _easy(
        draw,
        {
            "ts": int(chatter.millis(draw)),
            "installTime": chatter.millis(draw),
            "us": int(chatter.millis(draw) + digits(draw, 3)),
            "serial": serial,
            "flowId": imei(draw),
        },
    )


def elsewhere(draw: random.Random, persona: Persona) -> Request:
    """The same city, at least five kilometres from every planted place, in any of the formats."""
    planted = [*persona.route_wgs84, *(photo.exif_wgs84 for photo in persona.photos if photo.exif_wgs84)]
    place = persona.route_wgs84[0]
    while min(geodesy.distance_m(place, one) for one in planted) < AWAY_M:
        bearing = draw.uniform(0, 6.283)
        place = geodesy.shifted(persona.route_wgs84[0], draw.uniform(AWAY_M, 4 * AWAY_M), bearing)
    form = draw.choice(tuple(position.FORMS))
    datum = draw.choice(tuple(geodesy.DATUMS))
    return _easy(draw, position.FORMS[form][1](draw, geodesy.DATUMS[datum](place)))


def tiles(draw: random.Random, persona: Persona) -> Request:
    """Map tiles around the route, fetched: x, y and zoom say where the map was, not where the phone is."""
    lat, lng = draw.choice(persona.route_wgs84)
    fetched = draw.random() < 0.5
    zoom = draw.randrange(3, 20 if fetched else 18)
    y, x = geodesy.web_mercator((lat, lng))
    half = 20037508.342789244
    column, row = int((x + half) / (2 * half) * 2**zoom), int((half - y) / (2 * half) * 2**zoom)
    if fetched:
        return get(draw, f"{chatter.address(draw)}/{zoom}/{column}/{row}.png")
    return get(draw, f"{chatter.address(draw)}?x={column}&y={row}&z={zoom}&style=7&scl=1")


def metres(draw: random.Random, persona: Persona) -> Request:
    """Numbers of the size of a town's grid and of its map's tiles, steps of a few units, keys of four digits."""
    lat, lng = persona.route_wgs84[0]
    north, east = geodesy.projected((lat, lng), round(lng / 3) * 3)
    row, column = geodesy.tile((lat, lng), 18)
    way = draw.choice((-1, 1))
    fields: Fields = {
        "X": round(north + way * draw.uniform(AWAY_M, 4 * AWAY_M), 2),
        "Y": round(east + draw.uniform(-2, 2) * AWAY_M, 2),
        "tile": f"18/{column + draw.randrange(-90, 90)}/{row + way * draw.randrange(40, 90)}",
        "steps": [[draw.randrange(-90, 90), draw.randrange(-90, 90)] for _ in range(8)],
        "path": "".join(draw.choices("0123", k=draw.randrange(17, 21))),
        "code": "".join(draw.choices("23456789CFGHJMPQRVWX", k=8)) + "+" + draw.choice(("2Q", "9R", "")),
    }
    return _easy(draw, dict(draw.sample(list(fields.items()), 4)))


def strangers(draw: random.Random, _: Persona) -> Request:
    """Valid numbers of other people."""
    return _easy(draw, stranger_fields(draw))


def stranger_fields(draw: random.Random) -> Fields:
    return {"idCard": people.citizen(draw), "mobile": people.mobile(draw), "name": people.stranger_name(draw)}


def digests_of_strangers(draw: random.Random, _: Persona) -> Request:
    """Digests of other people's numbers and names, under the usual names."""
    algorithm = draw.choice(ALGORITHMS)
    fields = {key: hashed(draw, "phone", str(value), algorithm) for key, value in stranger_fields(draw).items()}
    return _easy(draw, {**fields, "contacts": [hashed(draw, "phone", people.mobile(draw), "sha256") for _ in range(4)]})


def respelt_strangers(draw: random.Random, _: Persona) -> Request:
    """Other people's numbers, and random bytes, in every spelling of bytes as text; in numerals, in other charsets."""
    wrapper = draw.choice(tuple(SPELLINGS.values()))
    if draw.random() < 0.3:
        stranger = {key: str(value) for key, value in stranger_fields(draw).items()}
        respelt = [one.write(draw, stranger[key]) for key, one in _RESPELT]
        return _easy(draw, {"a": respelt[0], "b": respelt[1], "text": f"联系人{respelt[2]}"})
    values = [str(value).encode() for value in stranger_fields(draw).values()]
    content = draw.choice((*values, draw.randbytes(draw.randrange(12, 80))))
    return _easy(draw, {"data": wrapper(draw, Wire(content, "text/plain", ())).content.decode()})


_RESPELT = tuple(
    (key, one)
    for form, key in (("chinese_digits", "mobile"), ("gbk_bytes", "name"), ("chinese_digits", "idCard"))
    for one in spelling.SPELLINGS
    if one.form == form
)


def noise(draw: random.Random, _: Persona) -> Request:
    """Random hex, UUIDs, base64 of random bytes, digests of nothing."""
    fields = {
        "trace": str(uuid.UUID(int=draw.getrandbits(128), version=4)),
        "sign": hashlib.md5(draw.randbytes(20)).hexdigest(),
        "token": base64.b64encode(draw.randbytes(draw.choice((16, 32, 64)))).decode(),
        "blob": base64.urlsafe_b64encode(draw.randbytes(draw.randrange(20, 400))).decode().rstrip("="),
        "sha": hashlib.sha256(draw.randbytes(8)).hexdigest(),
        "oaid": random_uuid(draw),
        "android_id": hex_digits(draw, 16),
        "mac": ":".join(hex_digits(draw, 2) for _ in range(6)),
    }
    return _easy(draw, dict(draw.sample(list(fields.items()), 4)))


def small_things(draw: random.Random, _: Persona) -> Request:
    """Versions, prices, ratios, sizes: pairs of decimals that are no position."""
    pairs: Fields = {
        "version": f"{draw.randrange(1, 20)}.{draw.randrange(30)}.{draw.randrange(5000)}",
        "prices": [round(draw.uniform(1, 130), 2) for _ in range(6)],
        "ratio": round(draw.uniform(20, 45), draw.choice((1, 2, 6))),
        "score": round(draw.uniform(80, 130), draw.choice((1, 2, 6))),
        "size": [1080, 2400],
        "bbox": [round(draw.uniform(0, 1), 6) for _ in range(4)],
    }
    return _easy(draw, pairs)


def news(draw: random.Random, _: Persona) -> Request:
    return post(draw, text_container.json_text(draw, ordinary.news(draw, draw.randrange(3_000, 20_000))))


def traffic(draw: random.Random, _: Persona) -> Request:
    return ordinary.request(draw, draw.choice((400, 2000, 2000, 8000)))


def keyed_digests(draw: random.Random, persona: Persona) -> Request:
    """HMAC or salted: the value is in it, and nobody can show that."""
    fields: Fields = {}
    for what in draw.sample(SINGLE[:-1], 2):
        fields |= with_secret(draw, persona, what)
    return _easy(draw, fields)


def names_only(draw: random.Random, _: Persona) -> Request:
    """The names of fields without their values, as form definitions and permissions are sent."""
    keys = [name for names in KEYS.values() for name in names.split()[:2]]
    return post(draw, text_container.json_text(draw, {"required": draw.sample(keys, 8), "mobile": "", "idCard": None}))


def broken(draw: random.Random, _: Persona) -> Request:
    """Bodies that are not what they say: cut gzip, wrong lengths, half JSON, broken UTF-8."""
    whole = json.dumps(ordinary.events(draw, 900), ensure_ascii=False).encode()
    packed = draw.choice(tuple(BINARY.values()))(draw, ordinary.events(draw, 600)).content
    content, media = draw.choice(
        (
            (whole[: len(whole) // 2], "application/json"),
            (packed[: len(packed) * 2 // 3], "application/x-protobuf"),
            (b"\x1f\x8b\x08\x00" + draw.randbytes(200), "application/json"),
            (whole.replace(b"page", b"\xff\xfe\x00"), "application/json; charset=utf-8"),
            (b"--x\r\nContent-Disposition: form-data\r\n" + whole[:300], "multipart/form-data; boundary=x"),
        )
    )
    encoding = [("Content-Encoding", "gzip")] if content.startswith(b"\x1f\x8b") else []
    return post(draw, Wire(content, media, (), text=False), encoding)


INNOCENTS: dict[str, Innocent] = {
    "longer_numbers": longer_numbers,
    "near_identifiers": near_identifiers,
    "times": times,
    "elsewhere": elsewhere,
    "tiles": tiles,
    "metres": metres,
    "strangers": strangers,
    "alike_texts": alike_texts,
    "other_apps": other_apps,
    "digests_of_strangers": digests_of_strangers,
    "respelt_strangers": respelt_strangers,
    "noise": noise,
    "small_things": small_things,
    "news": news,
    "traffic": traffic,
    "keyed_digests": keyed_digests,
    "names_only": names_only,
    "broken": broken,
}


def innocent(draw: random.Random, persona: Persona, name: str) -> Case:
    """A case without a seeded truth. A stranger's numbers may, and should, be seen as such."""
    shapes = ("phone", "id_card") if name == "strangers" else ()
    truths = tuple(Truth(what, "", "plain", "stranger", Tier.SHAPE, seeded=False) for what in shapes)
    return Case(f"innocent {name}", (INNOCENTS[name](draw, persona),), truths)


def other_walk(draw: random.Random, persona: Persona) -> Case:
    """Somebody else's trail, five kilometres off, or the same place again and again: neither is the planted trail."""
    around = draw.uniform(0, 6.283)
    still = draw.random() < 0.4
    start = geodesy.shifted(persona.route_wgs84[0], 3 * AWAY_M, around)
    requests = []
    for number in range(15):
        place = start if still else geodesy.shifted(start, 7.0 * number, around + 1.57)
        fields = {"lat": round(place[0], 6), "lng": round(place[1], 6), "seq": number}
        requests.append(post(draw, text_container.json_text(draw, fields)))
    return Case("innocent other_walk", tuple(sorted(requests, key=lambda one: one.t)))
