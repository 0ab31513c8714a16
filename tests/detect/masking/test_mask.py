"""No raw value survives masking, in whatever the ladder can undo."""

import base64
import gzip
import hashlib
import json
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.masking.mask import LIMIT_CHARS, Masker, mask
from harness.detect.traffic.place.datums import Position, to_bd09, to_gcj02
from tests.detect.recording_factory import PASSWORD, PERSONA, app

ACCOUNTS = app().accounts
MASKER = Masker(PERSONA, ACCOUNTS)
VALUES = {
    "phone": PERSONA.phone,
    "id_card": PERSONA.id_card,
    "name": PERSONA.name,
    "imei": PERSONA.imei,
    "oaid": PERSONA.oaid,
    "android_id": PERSONA.android_id,
    "mac": PERSONA.mac,
    "idfa": PERSONA.idfa,
    "clipboard": PERSONA.clipboard,
    "contact": PERSONA.contacts[0].name,
    "contact_phone": PERSONA.contacts[0].phone,
    "password": PASSWORD,
}
WRAPPINGS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "percent": quote,
    "percent_all": lambda value: "".join(f"%{byte:02X}" for byte in value.encode()),
    "percent_twice": lambda value: quote(quote(value)),
    "form": quote_plus,
    "json_escaped": lambda value: json.dumps(value)[1:-1],
    "json_escaped_all": lambda value: "".join(f"\\u{ord(letter):04x}" for letter in value),
    "json_in_json": lambda value: json.dumps(json.dumps({"v": value})),
    "html": lambda value: "".join(f"&#{ord(letter)};" for letter in value),
    "base64": lambda value: base64.b64encode(f"value={value}".encode()).decode(),
    "base64url": lambda value: base64.urlsafe_b64encode(f"value={value}".encode()).decode(),
    "hex": lambda value: f"value={value}".encode().hex(),
    "base64_gzip": lambda value: base64.b64encode(gzip.compress(value.encode() * 2)).decode(),
    "full_width": lambda value: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in value),
    "upper": str.upper,
}
SURROUNDINGS = st.text(st.characters(exclude_categories=["Cs", "Nd", "L"]), max_size=30)


# A password in other letters is another password.
CASES = [(key, wrapping) for key in VALUES for wrapping in WRAPPINGS if (key, wrapping) != ("password", "upper")]


@pytest.mark.parametrize(("key", "wrapping"), CASES)
def test_no_value_survives_any_wrapping(key: str, wrapping: str) -> None:
    wrapped = WRAPPINGS[wrapping](VALUES[key])
    shown = MASKER.mask(f"before {wrapped} after")
    assert wrapped not in shown
    assert VALUES[key] not in shown
    assert shown.startswith("before ") and shown.endswith(" after")


@given(st.sampled_from(CASES), SURROUNDINGS, SURROUNDINGS)
def test_no_value_survives_between_other_things(case: tuple[str, str], left: str, right: str) -> None:
    wrapped = WRAPPINGS[case[1]](VALUES[case[0]])
    assert wrapped not in MASKER.mask(f"{left}|{wrapped}|{right}")


@pytest.mark.parametrize("algorithm", ["md5", "sha1", "sha256", "sha512", "sm3", "sha3_256", "blake2b"])
def test_digests_of_values_are_shortened(algorithm: str) -> None:
    digest = hashlib.new(algorithm, PERSONA.phone.encode()).hexdigest()
    shown = MASKER.mask(f"uid={digest.upper()}")
    assert shown == f"uid={digest[:6].upper()}…"


def test_a_phone_is_shown_as_people_know_it() -> None:
    assert MASKER.mask(f"tel:{PERSONA.phone}") == "tel:199****5678"


def test_a_name_keeps_first_and_last_character() -> None:
    assert MASKER.mask(f"{PERSONA.name}同志") == "欧**然同志"


@pytest.mark.parametrize("transform", [lambda place: place, to_gcj02, to_bd09])
def test_route_positions_keep_one_decimal_in_every_datum(transform: Callable[[Position], Position]) -> None:
    place = transform(Position(*PERSONA.route_wgs84[7]))
    shown = MASKER.mask(f"lat={place.lat:.6f},lng={place.lng:.6f}")
    assert shown == f"lat={str(place.lat)[:4]}…,lng={str(place.lng)[:5]}…"


def test_scaled_positions_are_masked() -> None:
    lat, lng = PERSONA.route_wgs84[3]
    assert str(round(lat * 1e6)) not in MASKER.mask(json.dumps({"y": round(lat * 1e6), "x": round(lng * 1e6)}))


def test_strangers_numbers_are_masked_by_their_shape() -> None:
    assert MASKER.mask("联系 13800138000") == "联系 138****8000"
    assert "110101199001011234" not in MASKER.mask("证件 110101199001011234。")


def test_what_only_looks_like_a_number_stays() -> None:
    text = "订单 202611220344123456789 时间 1763781852345 流 4a1f0c2e-9d55-41aa-b3c4-13800138000f 0.13800138000"
    assert MASKER.mask(text) == text


def test_long_base64_is_cut_out() -> None:
    blob = base64.b64encode(bytes(range(256))).decode()
    assert MASKER.mask(f"img {blob} end") == f"img ‹{len(blob)}› end"


def test_user_names_and_ordinary_text_stay() -> None:
    text = "用户 lihua 查看《关于做好第四季度重点任务督办工作的通知》 26.08 元"
    assert MASKER.mask(text) == text


def test_masking_is_bounded_and_leaks_nothing_at_the_edge() -> None:
    text = "x" * (LIMIT_CHARS - 5) + PERSONA.phone + "y" * 1000
    shown = MASKER.mask(text)
    assert len(shown) <= LIMIT_CHARS
    assert PERSONA.phone[:5] not in shown


@given(st.text(max_size=300))
def test_any_text_can_be_masked_and_twice_is_the_same(text: str) -> None:
    once = MASKER.mask(text)
    assert MASKER.mask(once) == once


def test_the_function_masks_like_the_class() -> None:
    assert mask(PERSONA.phone + PASSWORD, PERSONA, ACCOUNTS) == "199****5678******"
