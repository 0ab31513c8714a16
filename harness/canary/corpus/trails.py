"""Trails: a stretch of the planted route in one body, in batches, or one by one over many requests."""

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from harness.canary.corpus import chatter, text_container
from harness.canary.corpus.binary_container import BINARY, varint
from harness.canary.corpus.carrying import get, post, socket
from harness.canary.corpus.case import Case, Fields, Request, Tier, Truth
from harness.canary.corpus.geodesy import DATUMS, Place, shifted, web_mercator
from harness.canary.corpus.position import polyline
from harness.canary.corpus.wire import Wire
from harness.canary.corpus.wrapping import gzipped
from harness.canary.route import INTERVAL_S
from harness.model.persona import Persona

LEAST_POINTS = 10


@dataclass(frozen=True, slots=True)
class Fix:
    """A position and when the phone was there."""

    t: datetime
    place: Place


def stretch(draw: random.Random, persona: Persona, datum: str, least: int = LEAST_POINTS) -> list[Fix]:
    """Consecutive points of the route (every one, or every second or third), as fixes that began at some moment."""
    route = persona.route_wgs84
    every = draw.choice((1, 1, 2, 3))
    points = route[::every]
    count = draw.randrange(min(least, len(points)), len(points) + 1)
    start = draw.randrange(len(points) - count + 1)
    began = chatter.moment(draw)
    step = timedelta(seconds=INTERVAL_S * every)
    return [Fix(began + step * n, DATUMS[datum](place)) for n, place in enumerate(points[start : start + count])]


def stamp(fix: Fix) -> str:
    return fix.t.strftime("%Y-%m-%dT%H:%M:%SZ")


def point(fix: Fix) -> Fields:
    lat, lng = fix.place
    return {"lat": round(lat, 6), "lng": round(lng, 6), "t": int(fix.t.timestamp() * 1000)}


def as_json(draw: random.Random, fixes: Sequence[Fix]) -> Wire:
    points: list[object] = [point(fix) for fix in fixes]
    if draw.random() < 0.3:
        points = [[round(fix.place[1], 6), round(fix.place[0], 6), int(fix.t.timestamp())] for fix in fixes]
    return text_container.json_text(draw, chatter.among(draw, {draw.choice(("points", "track", "gj", "list")): points}))


def as_text(draw: random.Random, fixes: Sequence[Fix]) -> Wire:
    text = ";".join(f"{fix.place[1]:.6f},{fix.place[0]:.6f}" for fix in fixes)
    return text_container.form(draw, chatter.among(draw, {draw.choice(("path", "line", "points")): text}))


def as_gpx(draw: random.Random, fixes: Sequence[Fix]) -> Wire:
    points = "".join(
        f'<trkpt lat="{fix.place[0]:.7f}" lon="{fix.place[1]:.7f}"><time>{stamp(fix)}</time></trkpt>' for fix in fixes
    )
    text = f'<?xml version="1.0"?><gpx version="1.1" creator="app"><trk><trkseg>{points}</trkseg></trk></gpx>'
    return Wire(text.encode(), draw.choice(("application/gpx+xml", "application/xml", "text/plain")), ("gpx",))


def as_geojson(draw: random.Random, fixes: Sequence[Fix]) -> Wire:
    line = {"type": "LineString", "coordinates": [[round(fix.place[1], 7), round(fix.place[0], 7)] for fix in fixes]}
    times = [stamp(fix) for fix in fixes]
    feature = {"type": "Feature", "geometry": line, "properties": {"coordTimes": times}}
    text = json.dumps({"type": "FeatureCollection", "features": [feature]})
    return Wire(text.encode(), draw.choice(("application/geo+json", "application/json")), ("geojson",))


def as_nmea(draw: random.Random, fixes: Sequence[Fix]) -> Wire:
    text = "".join(nmea_sentence(draw, fix) + "\r\n" for fix in fixes)
    return Wire(text.encode(), "text/plain", ("nmea",))


def nmea_sentence(draw: random.Random, fix: Fix) -> str:
    """$GPRMC or $GNGGA with its XOR checksum: ddmm.mmmm."""
    lat, lng = fix.place
    north = f"{int(lat):02}{lat % 1 * 60:07.4f},N"
    east = f"{int(lng):03}{lng % 1 * 60:07.4f},E"
    if draw.random() < 0.5:
        body = f"GPRMC,{fix.t:%H%M%S}.00,A,{north},{east},2.7,90.0,{fix.t:%d%m%y},,,A"
    else:
        body = f"GNGGA,{fix.t:%H%M%S}.00,{north},{east},1,08,1.1,12.0,M,8.0,M,,"
    check = 0
    for letter in body:
        check ^= ord(letter)
    return f"${body}*{check:02X}"


def as_polyline(draw: random.Random, fixes: Sequence[Fix]) -> Wire:
    power = draw.choice((5, 5, 6))
    line = polyline([fix.place for fix in fixes], power)
    return text_container.json_text(draw, chatter.among(draw, {draw.choice(("polyline", "points", "line")): line}))


def as_scaled(draw: random.Random, fixes: Sequence[Fix]) -> Wire:
    points = [{"a": round(fix.place[0] * 1e6), "o": round(fix.place[1] * 1e6), "t": point(fix)["t"]} for fix in fixes]
    return text_container.json_text(draw, {"pts": points})


def as_differences(draw: random.Random, fixes: Sequence[Fix]) -> Wire:
    """The first point as it is, each other one by its distance from the one before, in scaled integers."""
    scale = 10 ** draw.choice((5, 6, 6, 7))
    points = [(round(fix.place[0] * scale), round(fix.place[1] * scale)) for fix in fixes]
    steps = [points[0], *((two[0] - one[0], two[1] - one[1]) for one, two in pairwise(points))]
    began = int(fixes[0].t.timestamp())
    fields: Fields = draw.choice(
        (
            {"pts": [[lng, lat] for lat, lng in steps]},
            {"line": ";".join(f"{lat},{lng}" for lat, lng in steps)},
            {"lat": steps[0][0], "lng": steps[0][1], "t": began, "d": [list(step) for step in steps[1:]]},
            {"track": [{"la": lat, "lo": lng, "dt": INTERVAL_S} for lat, lng in steps]},
        )
    )
    return text_container.json_text(draw, chatter.among(draw, fields))


def as_columns(_: random.Random, fixes: Sequence[Fix]) -> Wire:
    """Two packed fields of protobuf, `sint32` by their differences, as map kits write a line."""
    columns = []
    for axis in (0, 1):
        numbers = [round(fix.place[axis] * 1e6) for fix in fixes]
        steps = [numbers[0], *(two - one for one, two in pairwise(numbers))]
        columns.append(b"".join(varint(2 * step if step >= 0 else -2 * step - 1) for step in steps))
    fields = (bytes([8 * number + 10]) + varint(len(column)) + column for number, column in enumerate(columns))
    return Wire(b"".join(fields), "application/octet-stream", ("protobuf",), text=False)


def as_mercator(draw: random.Random, fixes: Sequence[Fix]) -> Wire:
    metres = [web_mercator(fix.place) for fix in fixes]
    return text_container.json_text(draw, {"path": [[round(x, 2), round(y, 2)] for y, x in metres]})


def as_binary(draw: random.Random, fixes: Sequence[Fix]) -> Wire:
    return draw.choice(tuple(BINARY.values()))(draw, {"id": draw.getrandbits(32), "pts": [point(fix) for fix in fixes]})


def as_gzip(draw: random.Random, fixes: Sequence[Fix]) -> Wire:
    return gzipped(draw, as_json(draw, fixes))


BODIES: dict[str, tuple[Tier, Callable[[random.Random, Sequence[Fix]], Wire]]] = {
    "json": (Tier.PLAIN, as_json),
    "text": (Tier.PLAIN, as_text),
    "gpx": (Tier.PLAIN, as_gpx),
    "geojson": (Tier.PLAIN, as_geojson),
    "nmea": (Tier.COMPOSED, as_nmea),
    "polyline": (Tier.COMPOSED, as_polyline),
    "e6": (Tier.COMPOSED, as_scaled),
    "mercator": (Tier.COMPOSED, as_mercator),
    "differences": (Tier.COMPOSED, as_differences),
    "columns": (Tier.COMPOSED, as_columns),
    "binary": (Tier.COMPOSED, as_binary),
    "gzip": (Tier.PLAIN, as_gzip),
}
BATCHES = ("one_by_one", "query", "batches", "websocket", "jittered")


def in_one_body(draw: random.Random, persona: Persona, rung: str, datum: str) -> Case:
    tier, write = BODIES[rung]
    fixes = stretch(draw, persona, datum)
    made = post(draw, write(draw, fixes))
    return _case(rung, datum, tier, (replace(made, t=fixes[-1].t),))


def over_requests(draw: random.Random, persona: Persona, rung: str, datum: str) -> Case:
    """One request a fix or a batch, at its time, all to one host; jittered ones are up to 20 m off."""
    fixes = stretch(draw, persona, datum)
    tier = Tier.SEARCH if rung == "jittered" else Tier.COMPOSED
    url = chatter.address(draw)
    if rung == "websocket":
        messages = tuple(json.dumps({"cmd": "loc", **point(fix)}).encode() for fix in fixes)
        return _case(rung, datum, tier, (replace(socket(draw, messages), t=fixes[0].t),))
    if rung == "jittered":
        fixes = [Fix(fix.t, shifted(fix.place, draw.uniform(0, 20), draw.uniform(0, 6.28))) for fix in fixes]
    size = draw.choice((3, 4, 5)) if rung == "batches" else 1
    groups = [fixes[start : start + size] for start in range(0, len(fixes), size)]
    requests = tuple(replace(_report(draw, group, rung, url), t=group[-1].t) for group in groups)
    return _case(rung, datum, tier, requests)


def among_positions(draw: random.Random, persona: Persona, rung: str, datum: str) -> Case:
    """A whole trail, and single positions that the same address hears of at other times: those are no trail."""
    tier, write = BODIES[rung]
    fixes = stretch(draw, persona, datum)
    made = replace(post(draw, write(draw, fixes)), t=fixes[-1].t)
    places = draw.sample(persona.route_wgs84, 2)
    singles = [Fix(fixes[-1].t + timedelta(minutes=n + 1), DATUMS[datum](place)) for n, place in enumerate(places)]
    requests = (made, *(replace(_report(draw, [fix], "json", made.url), t=fix.t) for fix in singles))
    trail = replace(_case(rung, datum, tier, (made,)).truths[0], rung="trail-among_positions", request=0)
    where = [Truth("location", "route_wgs84", datum, "beside_a_trail", Tier.COMPOSED, request=n) for n in (1, 2)]
    return Case(f"trail among positions {rung} {datum}", requests, (trail, *where), frozenset({"location"}))


def one_fix(draw: random.Random, persona: Persona, rung: str, datum: str) -> Case:
    """A single position in a document that is made for trails: GPX, GeoJSON, NMEA."""
    (fix, *_) = stretch(draw, persona, datum)
    tier, write = BODIES[rung]
    made = replace(post(draw, write(draw, [fix])), t=fix.t)
    truth = Truth("location", "route_wgs84", f"{datum}+{rung}", rung, tier if datum == "wgs84" else Tier.COMPOSED)
    return Case(f"location {rung} {datum}", (made,), (truth,), frozenset({"trail"}))


def _report(draw: random.Random, group: Sequence[Fix], rung: str, url: str) -> Request:
    if rung == "query":
        lat, lng = group[0].place
        return get(draw, f"{url}?lat={lat:.6f}&lng={lng:.6f}&ts={int(group[0].t.timestamp())}")
    fields = {"points": [point(fix) for fix in group]} if rung == "batches" else point(group[0])
    return replace(post(draw, text_container.json_text(draw, fields)), url=url)


def _case(rung: str, datum: str, tier: Tier, requests: tuple[Request, ...]) -> Case:
    if datum != "wgs84" and tier is Tier.PLAIN:
        tier = Tier.COMPOSED
    truth = Truth("trail", "route_wgs84", f"{datum}+{rung}", f"trail-{rung}", tier, request=None)
    return Case(f"trail {rung} {datum}", requests, (truth,), frozenset({"location"}))
