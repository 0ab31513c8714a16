"""What is read at a literal, and what is left alone because it is part of something else."""

import pytest

from harness.detect.traffic.place import reading
from harness.detect.traffic.place.literals import CellStart, DegreeStart, HexStart, NumberStart
from harness.detect.traffic.place.scale import DEGREES, LAT, LNG

DOTTED, WHOLE = NumberStart(DEGREES, LAT, 2, dotted=True), NumberStart(DEGREES, LAT, 2, dotted=False)


@pytest.mark.parametrize(
    ("text", "at"),
    [("130.2799", 1), ("1.30.2799", 2), ("30.2799.1", 0), ("-30.2799", 1), (" -30.2799", 2), ("x_30.2799", 2)],
)
def test_part_of_another_number_or_negative(text: str, at: int) -> None:
    assert reading.angle(text, at, DOTTED) is None


@pytest.mark.parametrize("text", ["ab30279900", "30279900ff", "302799001234", "30279900_1"])
def test_digests_and_longer_numbers_are_no_scaled_degrees(text: str) -> None:
    assert reading.angle(text, text.index("30279"), WHOLE) is None


@pytest.mark.parametrize("text", ["30.2799", "N30.2799", "(30.2799)", "a=30.2799&", "120.1-30.2799", "+30.2799/"])
def test_a_number_by_itself(text: str) -> None:
    read = reading.angle(text, text.index("30.2799"), DOTTED)
    assert read is not None
    assert read[2].degrees == pytest.approx(30.2799)
    assert read[2].unit_deg == pytest.approx(1e-4)


def test_scaled() -> None:
    read = reading.angle("30279912", 0, WHOLE)
    assert read is not None
    assert read[0] == "e6"
    assert read[2].degrees == pytest.approx(30.279912)


@pytest.mark.parametrize(
    "text", ["30°16'47.6\"", "30度16分47.6秒", "30:16:47.6", "30d16m47.6s", "30 16 47.6", "30\n16\n47.6"]
)
def test_degrees_minutes_seconds(text: str) -> None:
    read = reading.sexagesimal(text, 0, DegreeStart(LAT))
    assert read is not None
    assert read[0] == "dms"
    assert read[2].degrees == pytest.approx(30 + 16 / 60 + 47.6 / 3600)


@pytest.mark.parametrize("text", ["30°16'47.6\"S", "120°9'18\" W", "30°16'", "30°61'10\"", "30:16"])
def test_south_west_and_fragments_are_nothing(text: str) -> None:
    assert reading.sexagesimal(text, 0, DegreeStart(LNG)) is None


@pytest.mark.parametrize("text", ["wtmk7x", "id wtmk7xyz", "/wtmk7xyz9"])
def test_a_geohash_stands_alone(text: str) -> None:
    assert list(reading.cell(text, text.index("wtmk7"), CellStart()))


@pytest.mark.parametrize(
    "text", ["awtmk7xyz", "wtmk7xyza", "wtmk7", "wtmk7xyz9012345", "wtmk7x-1", "_wtmk7x", "wtmk7X"]
)
def test_a_part_of_a_word_is_no_geohash(text: str) -> None:
    assert not list(reading.cell(text, text.index("wtmk7"), CellStart()))


@pytest.mark.parametrize("text", ["1ce0d98", "01CE0D98", "0x1ce0d98,", "lat:01ce0d98;", "[1ce0d98]"])
def test_hexadecimal_degrees(text: str) -> None:
    read = reading.hexadecimal(text, text.lower().index("1ce0d98"), HexStart(LAT, 6))
    assert read is not None
    assert read[0] == "hex+e6"
    assert read[2].degrees == pytest.approx(30.281112)


@pytest.mark.parametrize(
    "text", ["a1ce0d98", "1ce0d98ff0", "-1ce0d98", "1ce0D98", "1ce0d98.5", "x_1ce0d98", "1-1ce0d98"]
)
def test_parts_of_digests_and_of_uuids_are_no_hexadecimal_degrees(text: str) -> None:
    assert reading.hexadecimal(text, text.lower().index("1ce0d98"), HexStart(LAT, 6)) is None


@pytest.mark.parametrize(("text", "degrees"), [("22.32.09.3N", 22.5359167), ("22.5.9 N", 22.0858333)])
def test_degrees_with_dots_before_the_side_of_the_world(text: str, degrees: float) -> None:
    read = reading.sexagesimal(text, 0, DegreeStart(LAT))
    assert read is not None
    assert read[2].degrees == pytest.approx(degrees)


@pytest.mark.parametrize("text", ["22.32.09.3", "22.32.9.3.1N", "22.32.09.3NET", "22.32.09N4"])
def test_versions_and_addresses_are_no_degrees(text: str) -> None:
    assert reading.sexagesimal(text, 0, DegreeStart(LAT)) is None
