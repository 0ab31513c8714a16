"""The planted route: a walk along streets, dense and smooth enough for an app to take it for a person's."""

import math
import random
from collections.abc import Sequence
from itertools import pairwise

POINTS = 60
INTERVAL_S = 5.0
SPEED_M_S = 1.4
EARTH_RADIUS_M = 6_378_137.0  # WGS-84 equatorial radius; at this scale the flattening does not matter
# Street corners in Hangzhou (WGS-84 degrees), from which a route starts within 1.5 km.
CORNERS = ((30.2799, 120.1553), (30.2906, 120.1262), (30.2523, 120.2105), (30.3081, 120.1093), (30.1858, 120.1872))
SPREAD_M = 1500.0
BLOCK_M = (60.0, 140.0)

Place = tuple[float, float]


def walk(draw: random.Random) -> tuple[Place, ...]:
    """POINTS positions (lat, lng) in WGS-84 degrees, INTERVAL_S apart at about SPEED_M_S."""
    start = moved(draw.choice(CORNERS), draw.uniform(-SPREAD_M, SPREAD_M), draw.uniform(-SPREAD_M, SPREAD_M))
    path = _rounded(_rounded(_streets(draw)))
    return tuple(moved(start, east, north) for east, north in _steps(draw, path))


def moved(place: Place, east_m: float, north_m: float) -> Place:
    """The position so many metres to the east and north, to seven decimals (1 cm)."""
    lat, lng = place
    north = math.degrees(north_m / EARTH_RADIUS_M)
    east = math.degrees(east_m / (EARTH_RADIUS_M * math.cos(math.radians(lat))))
    return round(lat + north, 7), round(lng + east, 7)


def _streets(draw: random.Random) -> list[Place]:
    """Corners (east, north) in metres of a walk through blocks: straight on, left or right, never back."""
    heading = draw.uniform(0, 2 * math.pi)
    corners = [(0.0, 0.0)]
    length, turn = 0.0, 1
    while length < POINTS * INTERVAL_S * SPEED_M_S * 1.3:
        block = draw.uniform(*BLOCK_M)
        east, north = corners[-1]
        corners.append((east + block * math.sin(heading), north + block * math.cos(heading)))
        length += block
        heading += turn * math.pi / 2 + draw.uniform(-0.15, 0.15)
        turn = -turn if draw.random() < 0.8 else turn
    return corners


def _rounded(path: Sequence[Place]) -> list[Place]:
    """Cut each corner once at a fifth of its sides (Chaikin's scheme): people do not turn on the spot."""
    smooth = [path[0]]
    for (x0, y0), (x1, y1) in pairwise(path):
        smooth.append((x0 + (x1 - x0) * 0.2, y0 + (y1 - y0) * 0.2))
        smooth.append((x0 + (x1 - x0) * 0.8, y0 + (y1 - y0) * 0.8))
    return [*smooth, path[-1]]


def _steps(draw: random.Random, path: Sequence[Place]) -> list[Place]:
    """Where the walker is every INTERVAL_S; the pace swings by a tenth, the fix by a decimetre or so."""
    places, along = [], 0.0
    for _ in range(POINTS):
        east, north = _at(path, along)
        places.append((east + draw.gauss(0, 0.15), north + draw.gauss(0, 0.15)))
        along += INTERVAL_S * SPEED_M_S * draw.uniform(0.9, 1.1)
    return places


def _at(path: Sequence[Place], along: float) -> Place:
    for (x0, y0), (x1, y1) in pairwise(path):
        length = math.hypot(x1 - x0, y1 - y0)
        if along <= length:
            share = along / length
            return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
        along -= length
    return path[-1]
