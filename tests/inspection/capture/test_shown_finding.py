"""A finding has the agreed keys, and nothing planted in it can be read."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.sighting import Leaving, Sighting
from harness.inspection.capture.shown_finding import Shower, veiled
from tests.detect.recording_factory import PERSONA

SHOWER = Shower(PERSONA)
PHONE = Sighting(4, Leaving.PHONE, True, "phone", "body.a", ("json",), "plain", 0.98765, f'"p":"{PERSONA.phone}"')
SECRETS = (
    *(PERSONA.phone, PERSONA.phone[::-1], PERSONA.id_card, PERSONA.imei, PERSONA.oaid, PERSONA.android_id, PERSONA.mac),
    *(PERSONA.idfa, PERSONA.name, PERSONA.clipboard, PERSONA.contacts[0].name, PERSONA.contacts[0].phone, "26.07610"),
)


def test_the_agreed_keys_in_their_order() -> None:
    found = SHOWER.finding(PHONE)
    assert list(found) == ["flow", "class", "seeded", "canary", "where", "decoding", "form", "confidence", "excerpt"]
    assert found["excerpt"] == '"p":"199****5678"'
    assert (found["confidence"], found["decoding"], found["class"]) == (0.988, ["json"], "phone")
    assert SHOWER.finding(PHONE, {"phase": "before_consent"})["phase"] == "before_consent"


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("what", [one for one in Leaving if one not in (Leaving.TRACKER, Leaving.PLAINTEXT)])
def test_nothing_planted_can_be_read(what: Leaving, secret: str) -> None:
    told = replace(PHONE, what=what, where=f"body.{secret}.x", excerpt=f"<{secret}>", data={"text": [secret]})
    shown = repr(SHOWER.finding(told))
    assert secret not in shown


def test_positions_in_data_are_cut() -> None:
    data: dict[str, Any] = {"lat": 26.07612, "near": {"lng": -119.29671}, "error_m": 3.25}
    assert SHOWER.finding(replace(PHONE, data=data))["data"] == {"lat": 26.0, "near": {"lng": -119.2}, "error_m": 3.25}


@given(st.text(max_size=60))
def test_long_runs_with_digits_are_shortened(text: str) -> None:
    told = veiled(f"{text} 9f86d081884c7d65 31.2304567", names=True)
    assert "9f86d081" not in told
    assert "31.23" not in told


def test_parts_of_names_are_covered() -> None:
    assert veiled("姓 欧阳 名 测然", names=True) == "姓 欧* 名 测*"
    assert veiled("北京市", names=False) == "北京市"
