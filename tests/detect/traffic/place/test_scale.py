"""Scales: what was sent gives the degrees back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.place.scale import DEGREES, LAT, LNG, SCALES, Scale


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.name or "degrees")
@given(lat=st.floats(3.0, 54.0), lng=st.floats(73.0, 136.0))
def test_degrees_come_back(scale: Scale, lat: float, lng: float) -> None:
    assert scale.degrees(LAT, scale.sent(LAT, lat)) == pytest.approx(lat, abs=1e-8)
    assert scale.degrees(LNG, scale.sent(LNG, lng)) == pytest.approx(lng, abs=1e-8)


def test_forms_name_unit_and_power() -> None:
    assert DEGREES.form(0) == ""
    assert DEGREES.form(6) == "e6"
    assert [scale.form(3) for scale in SCALES if scale.name == "arcsec"] == ["arcsec+e3"]
