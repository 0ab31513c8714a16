"""Rungs: one maker of cases for every class on every rung of the ladder."""

import random
from collections.abc import Callable, Iterator

from harness.canary.corpus import conduct, identity, pictures, position, trails, uploads
from harness.canary.corpus.carrying import CARRIERS, EASY
from harness.canary.corpus.case import Case, Leak, Request, Tier, Truth
from harness.canary.corpus.composing import composed
from harness.canary.corpus.geodesy import DATUMS
from harness.canary.corpus.people import Person
from harness.canary.corpus.spelling import Spelling
from harness.canary.corpus.vcard import vcard

Maker = Callable[[random.Random, Person], Case | None]
LeakMaker = Callable[[random.Random, Person], Leak | None]


def leaking() -> list[Maker]:
    """Every class on every rung, in the order of the classes."""
    return [*plain_leaking(), *_photos(), *_conduct()]


def plain_leaking() -> list[Maker]:
    """Those of values and places: they cost little to make."""
    return [*_identity(), *_position(), *_trails()]


def _carried(leaks: LeakMaker, rung: str) -> Maker:
    """By the carrier of that rung; the rung of an empty name is the leak's own form, carried by any easy one."""

    def make(draw: random.Random, some: Person) -> Case | None:
        leak = leaks(draw, some)
        if leak is None:
            return None
        request = CARRIERS[rung or draw.choice(EASY)](draw, leak.fields)
        return _case(leak, rung or leak.form, leak.tier, request)

    return make


def _composed(leaks: LeakMaker, count: int) -> Maker:
    def make(draw: random.Random, some: Person) -> Case | None:
        leak = leaks(draw, some)
        if leak is None:
            return None
        request, steps = composed(draw, leak.fields, count)
        tier = Tier.SEARCH if leak.tier is Tier.SEARCH else Tier.COMPOSED
        form = "" if leak.form in ("plain", "wgs84+decimal") else f"{leak.form} "
        return _case(leak, f"{form}composed-{count}", tier, request, steps)

    return make


def _case(leak: Leak, rung: str, tier: Tier, request: Request, steps: tuple[str, ...] = ()) -> Case:
    truth = Truth(leak.what, leak.canary, leak.form, rung, tier, decoding=steps)
    return Case(f"{leak.what} {leak.form} {rung}", (request,), (truth,), leak.allowed)


# ---------------------------------------------------------------- identifiers


def _identity() -> Iterator[Maker]:
    for what in identity.CLASSES:
        yield from (_carried(_plain(what), rung) for rung in CARRIERS)
        yield from (_composed(_plain(what), count) for count in (2, 3, 4, 2, 3, 4))
        for spelling in identity.forms_of(what):
            yield _carried(_respelt(what, spelling), "")
            yield _composed(_respelt(what, spelling), 2)
        if what in identity.HASHED or what == "contacts":
            for algorithm in identity.ALL_DIGESTS:
                yield _carried(_digested(what, algorithm), "")
                yield _composed(_digested(what, algorithm), 2)
        if what in identity.CUT:
            yield from [_carried(_cut(what), "")] * 2
    yield from (_vcard(what) for what in ("name", "phone", "contacts"))
    yield from [_device_report] * 8


def _device_report(draw: random.Random, some: Person) -> Case:
    """What a SDK sends at its start: everything at once, packed."""
    chosen = draw.sample(identity.SINGLE, draw.randrange(3, 8))
    leaks = [identity.plain(draw, some.persona, what) for what in chosen]
    fields = {f"{name}{number}": value for number, leak in enumerate(leaks) for name, value in leak.fields.items()}
    request, steps = composed(draw, fields, draw.randrange(1, 4))
    truths = [Truth(one.what, one.canary, "plain", "device_report", Tier.COMPOSED, decoding=steps) for one in leaks]
    return Case("device report", (request,), tuple(truths))


def _plain(what: str) -> LeakMaker:
    def make(draw: random.Random, some: Person) -> Leak:
        return identity.plain(draw, some.persona, what)

    return make


def _respelt(what: str, spelling: Spelling) -> LeakMaker:
    def make(draw: random.Random, some: Person) -> Leak | None:
        return identity.respelt(draw, some.persona, what, spelling)

    return make


def _digested(what: str, algorithm: str) -> LeakMaker:
    def make(draw: random.Random, some: Person) -> Leak:
        return identity.digested(draw, some.persona, what, algorithm)

    return make


def _cut(what: str) -> LeakMaker:
    def make(draw: random.Random, some: Person) -> Leak | None:
        return identity.in_fields(draw, some.persona, what)

    return make


def _vcard(what: str) -> Maker:
    def make(draw: random.Random, some: Person) -> Case:
        return vcard(draw, some.persona, what)

    return make


# ---------------------------------------------------------------- positions and trails


def _position() -> Iterator[Maker]:
    for rung in CARRIERS:
        yield _carried(_placed("decimal", "wgs84"), rung)
    for form in position.FORMS:
        for datum in DATUMS:
            yield _carried(_placed(form, datum), "")
    for datum in DATUMS:
        yield _composed(_placed("decimal", datum), 2)
        yield _composed(_placed("e6", datum), 3)
    yield from [_carried(_jittered, "")] * 6
    for datum in DATUMS:
        yield from (_trail(trails.one_fix, rung, datum) for rung in ("gpx", "geojson", "nmea"))


def _placed(form: str, datum: str) -> LeakMaker:
    def make(draw: random.Random, some: Person) -> Leak:
        return position.leak(draw, some.persona, form, datum)

    return make


def _jittered(draw: random.Random, some: Person) -> Leak:
    return position.jittered(draw, some.persona)


def _trails() -> Iterator[Maker]:
    for datum in DATUMS:
        yield from (_trail(trails.in_one_body, rung, datum) for rung in trails.BODIES)
        yield from (_trail(trails.over_requests, rung, datum) for rung in trails.BATCHES)
        yield from (_trail(trails.among_positions, rung, datum) for rung in ("json", "text"))


def _trail(write: Callable[..., Case], rung: str, datum: str) -> Maker:
    def make(draw: random.Random, some: Person) -> Case:
        return write(draw, some.persona, rung, datum)

    return make


# ---------------------------------------------------------------- pictures and the rest


def _photos() -> Iterator[Maker]:
    for change in pictures.CHANGES:
        for tagged in (True, False):
            yield _photo(change, "multipart", tagged)
            yield _photo(change, "", tagged)
    for way in (*uploads.WHOLE, *uploads.PARTS):
        yield _photo("exact", way, tagged=True)
        yield _photo("quality40", way, tagged=False)


def _photo(change: str, way: str, tagged: bool) -> Maker:
    """An empty `way` is any upload in one request."""

    def make(draw: random.Random, some: Person) -> Case:
        slot = draw.choice([slot for slot, one in enumerate(some.persona.photos) if bool(one.tag_ids) == tagged])
        tier, kind, alter = pictures.CHANGES[change]
        chosen = way or draw.choice(tuple(uploads.WHOLE))
        content = alter(draw, some.originals[some.persona.photos[slot].file])
        in_parts = chosen in uploads.PARTS
        rung = f"parts-{chosen}" if in_parts else change if tagged else f"{change} untagged"
        truths = (
            Truth("photo", f"photos[{slot}]", change, rung, Tier.COMPOSED if in_parts else tier, request=None),
            Truth("photo_upload", "", kind, f"upload-{chosen}", Tier.PLAIN, seeded=False, request=None),
        )
        sent = {**uploads.WHOLE, **uploads.PARTS}[chosen](draw, content, kind)
        return Case(f"photo {change} {chosen}", sent, truths, frozenset({"location"}))

    return make


def _conduct() -> Iterator[Maker]:
    yield from [_tracker, _plaintext, _opaque] * 6
    yield from [_stranger_picture, _video] * 6


def _tracker(draw: random.Random, _: Person) -> Case:
    return conduct.tracker(draw)


def _plaintext(draw: random.Random, some: Person) -> Case:
    return conduct.plaintext(draw, some.persona)


def _opaque(draw: random.Random, _: Person) -> Case:
    return conduct.opaque(draw)


def _stranger_picture(draw: random.Random, some: Person) -> Case:
    return conduct.stranger_picture(draw, next(iter(some.originals.values())))


def _video(draw: random.Random, _: Person) -> Case:
    return conduct.video(draw)
