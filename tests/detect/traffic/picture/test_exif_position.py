"""Positions are read out of EXIF in every wrapping, and broken EXIF never raises."""

import io

import piexif
import pillow_heif
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from harness.detect.traffic.picture.exif_position import exif_position
from tests.detect.traffic.picture import album
from tests.detect.traffic.picture.planted_album import PLACE, contents


def _exif(lat: float, lng: float) -> bytes:
    def rational(value: float) -> tuple[tuple[int, int], ...]:
        parts = round(abs(value) * 3600 * 10_000)
        return (parts // 36_000_000, 1), (parts // 600_000 % 60, 1), (parts % 600_000, 10_000)

    gps = {1: b"N" if lat >= 0 else b"S", 2: rational(lat), 3: b"E" if lng >= 0 else b"W", 4: rational(lng)}
    return bytes(piexif.dump({"GPS": gps}))


def test_of_a_planted_photograph() -> None:
    found = exif_position(contents()[0])
    assert found is not None
    assert (found.lat, found.lng) == pytest.approx(PLACE, abs=1e-8)
    assert found.datum == "WGS-84"


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "tiff"])
@pytest.mark.parametrize("place", [(31.2, 121.5), (-33.9, -70.6)])
def test_in_other_formats(kind: str, place: tuple[float, float]) -> None:
    out = io.BytesIO()
    image = Image.fromarray(album.noise(1, 80, 80))
    if kind == "tiff":
        out.write(_exif(*place)[6:])
    else:
        image.save(out, kind, exif=_exif(*place))
    found = exif_position(out.getvalue())
    assert found is not None
    assert (found.lat, found.lng) == pytest.approx(place, abs=1e-6)


def test_in_heic() -> None:
    out = io.BytesIO()
    pillow_heif.from_pillow(Image.fromarray(album.noise(1, 80, 80))).save(out, exif=_exif(31.2, 121.5))
    found = exif_position(out.getvalue())
    assert found is not None
    assert (found.lat, found.lng) == pytest.approx((31.2, 121.5), abs=1e-6)


def test_in_xmp() -> None:
    content = b'\xff\xd8 <x exif:GPSLatitude="31,13.5N" exif:GPSLongitude="121,28,30W"/>'
    found = exif_position(content)
    assert found is not None
    assert (found.lat, found.lng) == pytest.approx((31.225, -121.475))


def test_none_without_gps_or_at_zero() -> None:
    assert exif_position(album.encoded(album.noise(1, 80, 80))) is None
    out = io.BytesIO()
    Image.fromarray(album.noise(1, 80, 80)).save(out, "jpeg", exif=_exif(0, 0))
    assert exif_position(out.getvalue()) is None


@given(st.integers(0, 900), st.binary(min_size=1, max_size=24))
def test_broken_exif_never_raises(at: int, junk: bytes) -> None:
    content = contents()[0][:4000]
    exif_position(content[:at] + junk + content[at + len(junk) :])
    exif_position(content[:at])
