import pytest

from tests.detect.traffic.identity.sending import PERSONA, layer, matcher_of, seeded, seen

PHONE = "19900038648"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("+8619900038648", "cc"),
        ("8619900038648", "cc"),
        ("008619900038648", "cc"),
        ("+86-19900038648", "cc"),
        ("+86 19900038648", "cc"),
        ("(+86)19900038648", "cc"),
        ("199-0003-8648", "dashed"),
        ("199 0003 8648", "spaced"),
        ("199.0003.8648", "dotted"),
        ("(199)0003-8648", "separated"),
        ("+86-199-0003-8648", "cc+dashed"),
        ("84683000991", "reversed"),
        ("19900038648.0", "plain"),
        ("39800077296", "zigzag"),
        ("0x4a2227df8", "hexadecimal"),
        ("4a2227df8", "hexadecimal"),
        ("tel19900038648", "plain"),
        ("phone=19900038648;", "plain"),
        ("请拨打19900038648。", "plain"),
    ],
)
def test_a_phone_in_its_spellings(text: str, form: str) -> None:
    assert seeded(text) == {("phone", form)}


@pytest.mark.parametrize(
    "text",
    [
        "219900038648",
        "199000386481",
        "2026199000386480001",
        "0.19900038648",
        "31.19900038648",
        "19900038648.5",
        "19900038648.05",
        "0x4a2227df81",
        "b0x4a2227df8",
        "a19900038648",
        "19900038648ff",
        "c9f019900038648ab1",
        "d41d8cd98f00b20419900038648998ec",
        "1b19900038648",
        "19900038649",
        "9900038648",
        "8719900038648",
        "68648",
    ],
)
def test_a_phone_inside_another_number_or_word_is_none(text: str) -> None:
    assert not seeded(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("33010619880229123x", ("id_card", "lower")),
        ("330106-19880229-123X", ("id_card", "dashed")),
        ("330106 19880229 123X", ("id_card", "spaced")),
        ("X32192208891601033", ("id_card", "reversed")),
        ("330106880229123", ("id_card", "id15")),
        ("86-010922-496823-8", ("imei", "dashed")),
        ("86010922496823", ("imei", "imei14")),
        ("9397F361-DAA1-452F-BF21-83371FC00903", ("oaid", "upper")),
        ("9397f361daa1452fbf2183371fc00903", ("oaid", "nosep")),
        ("9397F361DAA1452FBF2183371FC00903", ("oaid", "nosep+upper")),
        ("{9397f361-daa1-452f-bf21-83371fc00903}", ("oaid", "braced")),
        ("urn:uuid:9397f361-daa1-452f-bf21-83371fc00903", ("oaid", "plain")),
        ("fef61b71-81d6-418d-8911-c9b1d36e7c15", ("idfa", "lower")),
        ("CDA12983A8104958", ("android_id", "upper")),
        ("8594018a38921adc", ("android_id", "reversed")),
        ("7A:1F:E0:0F:00:CF", ("mac", "upper")),
        ("7a-1f-e0-0f-00-cf", ("mac", "dashed")),
        ("7a1f.e00f.00cf", ("mac", "dotted")),
        ("7a1fe00f00cf", ("mac", "nosep")),
        ("7A1FE00F00CF", ("mac", "nosep+upper")),
    ],
)
def test_cards_and_device_identifiers_in_their_spellings(text: str, expected: tuple[str, str]) -> None:
    assert seeded(text) == {expected}


@pytest.mark.parametrize(
    "text", ["cda12983a81049580011223344556677", "xcda12983a8104958", "7a1fe00f00cf01", "33010619880229123X9"]
)
def test_an_identifier_inside_a_longer_one_is_none(text: str) -> None:
    assert not seeded(text)


@pytest.mark.parametrize("parts", [("199", "0003", "8648"), ("1990003", "8648"), ("1", "9900038648"), tuple(PHONE)])
def test_a_phone_cut_into_fields_is_seen_at_the_first(parts: tuple[str, ...]) -> None:
    (one,) = seen(layer({f"p{number}": part for number, part in enumerate(("a", *parts, "b"))}))
    assert (one.canary, one.form, one.where) == ("phone", "split", "body.p1")


def test_fields_that_only_end_like_the_pieces_are_no_split() -> None:
    assert not seen(layer({"a": "5199", "b": "0003", "c": "8648"}))
    assert not seen(layer({"a": "199", "b": "0003", "c": "86481"}))


def test_birthday_and_region_alone_are_not_the_card() -> None:
    assert not seen(layer({"region": "330106", "birthday": "19880229", "sex": "1"}))


def test_a_country_code_in_the_persona_file_is_no_part_of_the_number() -> None:
    matcher = matcher_of(phone="+86 138-0013-8000")
    assert seeded("13800138000", matcher=matcher) == {("phone", "plain")}


def test_what_a_system_says_in_place_of_a_value_is_not_looked_for() -> None:
    matcher = matcher_of(mac="02:00:00:00:00:00", idfa="00000000-0000-0000-0000-000000000000", phone="110")
    for text in ("02:00:00:00:00:00", "00000000-0000-0000-0000-000000000000", "110"):
        assert not seeded(text, matcher=matcher)


def test_a_contact_with_the_persons_own_number_is_the_person() -> None:
    matcher = matcher_of(phone=PHONE, contacts=(*PERSONA.contacts, type(PERSONA.contacts[0])("甲", PHONE)))
    assert seeded(PHONE, matcher=matcher) == {("phone", "plain")}


def test_an_identifier_as_the_number_that_its_bytes_are() -> None:
    android_id = int(PERSONA.android_id, 16)
    assert seeded(str(android_id)) == seeded(str(android_id - (1 << 64))) == {("android_id", "integer")}
    assert seeded(str(int(PERSONA.mac.replace(":", ""), 16))) == {("mac", "integer")}
    assert not seeded(str(android_id + 1))


def test_the_zero_of_a_call_to_another_town_counts_under_a_phones_name_only() -> None:
    assert seeded("0" + PHONE, "mobile") == {("phone", "cc")}
    assert not seeded("0" + PHONE, "orderNo")
    assert not seeded("10" + PHONE, "mobile")
