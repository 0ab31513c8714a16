from datetime import date

import pytest

from harness.detect.traffic.identity.number_rules import has_type_code, is_id_card, passes_luhn
from harness.detect.traffic.sighting import Leaving
from tests.detect.traffic.identity.sending import layer, seen

UUID = "1b4e28ba-2fa1-11d2-883f-0016d3cca427"


def shapes(text: str, key: str = "x") -> dict[Leaving, float]:
    found = seen(layer({key: text}))
    assert not any(one.seeded or one.canary for one in found)
    return {one.what: one.confidence for one in found}


@pytest.mark.parametrize("text", ["13912345678", "+8613912345678", "86 13912345678", "139-1234-5678", "139 1234 5678"])
def test_a_strangers_phone_is_a_shape(text: str) -> None:
    assert shapes(text, "mobile") == {Leaving.PHONE: 0.9}


def test_a_phone_is_the_surer_the_more_its_name_says() -> None:
    assert shapes("13912345678") == {Leaving.PHONE: 0.6}
    assert shapes("联系电话：13912345678", "content") == {Leaving.PHONE: 0.9}


@pytest.mark.parametrize("key", ["orderNo", "trace", "seq", "ts", "price", "id", "流水号", "token", "timestamp"])
def test_a_counted_number_is_no_phone(key: str) -> None:
    assert not shapes("13912345678", key)


@pytest.mark.parametrize(
    "text",
    [
        "1391234567",
        "139123456789",
        "12912345678",
        "19412345678",
        "15412345678",
        "1712345678901",
        "0.13912345678",
        "13912345678.25",
        "a13912345678",
        "13912345678ab",
        "order_13912345678",
        "1b4e28ba-2fa1-11d2-883f-13912345678a",
        "13912345678-2",
    ],
)
def test_what_only_resembles_a_phone_is_none(text: str) -> None:
    assert Leaving.PHONE not in shapes(text)


def test_a_strangers_card_is_a_shape() -> None:
    assert shapes("11010519491231002X", "idCard") == {Leaving.ID_CARD: 0.95}
    assert shapes("身份证号11010519491231002x。", "note") == {Leaving.ID_CARD: 0.85}


@pytest.mark.parametrize(
    "number",
    [
        "110105194912310021",
        "990105194912310020",
        "110105194902300022",
        "110105204912310020",
        "1101051949123100211",
    ],
)
def test_a_card_needs_region_birthday_and_check_character(number: str) -> None:
    assert not shapes(number, "idCard")


def test_nobody_is_born_after_today() -> None:
    assert is_id_card("11010519491231002x", date(1949, 12, 31))
    assert not is_id_card("11010519491231002x", date(1949, 12, 30))


def test_an_imei_needs_a_name_or_a_device_around_it() -> None:
    assert shapes("353918052107063", "imei") == {Leaving.IMEI: 0.9}
    assert shapes("353918052107063", "device.sn1") == {Leaving.IMEI: 0.6}
    assert not shapes("353918052107063", "value")
    assert not shapes("353918052107063", "orderNo")
    assert not shapes("353918052107064", "imei")
    assert not shapes("1712345678901", "imei")


def test_rules_of_an_imei() -> None:
    assert passes_luhn("490154203237518")
    assert not passes_luhn("000000000000000")
    assert has_type_code("860109224968238")
    assert not has_type_code("490154203237518")


@pytest.mark.parametrize("text", ["a4:83:e7:12:34:56", "A4-83-E7-12-34-56", "wifi a4:83:e7:12:34:56|-56"])
def test_a_strangers_mac_is_a_shape(text: str) -> None:
    assert shapes(text) == {Leaving.MAC: 0.8}


@pytest.mark.parametrize(
    "text",
    ["00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "02:00:00:00:00:00", "12:34:56:78:90", "a4:83:e7:12:34:56:78:9a", UUID],
)
def test_what_only_resembles_a_mac_is_none(text: str) -> None:
    assert not shapes(text)


def test_han_before_it_does_not_shift_what_is_seen() -> None:
    (one,) = seen(layer({"说明": "关于做好防汛工作的通知", "mac": "a4:83:e7:12:34:56"}))
    assert (one.where, one.excerpt) == ("body.mac", "a4:83:e7:12:34:56")


@pytest.mark.parametrize("key", ["orderNo", "tradeId", "order_sn", "serialNo", "运单号"])
def test_a_deals_number_that_passes_for_an_id_card_is_none(key: str) -> None:
    assert not shapes("110101199003070556", key)


@pytest.mark.parametrize("key", ["idCard", "certNo", "x", "userId"])
def test_the_same_number_under_other_names_is_one(key: str) -> None:
    assert shapes("110101199003070556", key)
