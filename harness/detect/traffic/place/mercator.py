"""Mercator metres: the web's (EPSG:3857, one sphere) and Baidu's own (BD-09MC, a polynomial for each band of latitude).

The numbers of BD-09MC are those of Baidu's published map script. Degrees go in and come out, metres in between.
"""

from bisect import bisect_right
from math import asinh, atan, degrees, radians, sinh, tan

SPHERE_M = 6_378_137.0
METRES_PER_DEGREE = 111_320.7  # of longitude, on Baidu's plane
_BAND_FROM_DEG = (0.0, 15.0, 30.0, 45.0)
# For each band: metres per degree of longitude's offset and factor, seven coefficients of the northing, its middle.
_BANDS = (
    (-0.0003218135878613132, 111320.7020701615, 0.00369383431289, 823725.6402795718, 0.46104986909093,
     2351.343141331292, 1.58060784298199, 8.77738589078284, 0.37238884293424, 7.45),
    (-0.0003441963504368392, 111320.7020576856, 278.2353980772752, 2485758.690035394, 6070.750963243378,
     54821.18345352118, 9540.606633304236, -2710.55326746645, 1405.483844121726, 22.5),
    (0.00220636496208, 111320.7020209128, 51751.86112841131, 3796837.749470245, 992013.7397791013,
     -1221952.21711287, 1340652.697009075, -620943.6990984312, 144416.9293806241, 37.5),
    (0.00337398766765, 111320.7020202162, 4481351.045890365, -23393751.19931662, 79682215.47186455,
     -115964993.2797253, 97236711.15602145, -43661946.33752821, 8477230.501135234, 52.5),
)  # fmt: skip


def easting_of(lng: float) -> float:
    """EPSG:3857 x in metres."""
    return radians(lng) * SPHERE_M


def northing_of(lat: float) -> float:
    """EPSG:3857 y in metres."""
    return asinh(tan(radians(lat))) * SPHERE_M


def lng_of(easting_m: float) -> float:
    return degrees(easting_m / SPHERE_M)


def lat_of(northing_m: float) -> float:
    return degrees(atan(sinh(northing_m / SPHERE_M)))


def baidu_easting_of(lng: float) -> float:
    """BD-09MC x in metres of a BD-09 longitude; the bands differ by a few millimetres, which nobody sends."""
    offset, factor, *_ = _BANDS[2]
    return offset + factor * lng


def baidu_northing_of(lat: float) -> float:
    """BD-09MC y in metres of a BD-09 latitude between 0 and 60 degrees north."""
    _, _, *coefficients, middle = _BANDS[bisect_right(_BAND_FROM_DEG, lat) - 1]
    share = lat / middle
    return sum(coefficient * share**power for power, coefficient in enumerate(coefficients))


def baidu_lng_of(easting_m: float) -> float:
    offset, factor, *_ = _BANDS[2]
    return (easting_m - offset) / factor


def baidu_lat_of(northing_m: float) -> float:
    """The latitude by halving: 0 to 60 degrees in 45 steps is finer than a micrometre."""
    low, high = 0.0, 60.0
    for _ in range(45):
        middle = (low + high) / 2
        low, high = (middle, high) if baidu_northing_of(middle) < northing_m else (low, middle)
    return low
