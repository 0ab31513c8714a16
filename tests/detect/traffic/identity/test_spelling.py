from harness.detect.traffic.identity.digest_form import is_digest
from harness.detect.traffic.identity.normal_form import grouped, normal_forms, phone_with_country_code
from harness.detect.traffic.identity.planted_value import numbers_of, what_of
from harness.detect.traffic.identity.spelling import spellings
from harness.detect.traffic.sighting import Leaving
from tests.detect.traffic.identity.sending import NOBODY, PERSONA

ALL = list(spellings(PERSONA))


def texts(canary: str) -> set[str]:
    return {one.text for one in ALL if one.canary == canary}


def test_nobody_has_no_spelling() -> None:
    assert not list(spellings(NOBODY))


def test_every_planted_value_is_listed_under_its_key() -> None:
    keys = {"phone", "id_card", "imei", "oaid", "android_id", "mac", "idfa", "name", "clipboard", "app_list[3]"}
    assert keys | {"contacts[0].name", "contacts[1].phone"} <= {one.canary for one in ALL}


def test_what_must_be_hidden_is_listed() -> None:
    assert {"19900038648", "+8619900038648", "199-0003-8648", "199 0003 8648", "84683000991"} <= texts("phone")
    assert {"7a:1f:e0:0f:00:cf", "7a1fe00f00cf", "7a-1f-e0-0f-00-cf"} <= texts("mac")
    assert {"取件码 P2DJ-6TD6-NHV5", "取件码+P2DJ-6TD6-NHV5", "取件码P2DJ-6TD6-NHV5"} <= texts("clipboard")
    assert "330106-19880229-123X" in texts("id_card")


def test_only_digests_have_a_normal_form_and_only_bytes_as_text_have_a_case() -> None:
    assert all(bool(one.of) == is_digest(one.form) for one in ALL)
    assert all(one.cased == one.form.endswith(("-base64", "-hex")) for one in ALL)


def test_no_text_is_listed_twice_for_a_canary() -> None:
    pairs = [(one.canary, one.form, one.text) for one in ALL]
    assert len(pairs) == len(set(pairs))


def test_usual_groups() -> None:
    by_key = {value.canary: value for value in numbers_of(PERSONA)}
    assert grouped(by_key["imei"], "-") == "86-010922-496823-8"
    assert grouped(by_key["id_card"], " ") == "330106 19880229 123X"
    assert phone_with_country_code("1")[0] == "+861"


def test_normal_forms_are_each_made_once() -> None:
    for value in numbers_of(PERSONA):
        contents = [content for _, content in normal_forms(value, thorough=True)]
        assert len(contents) == len(set(contents))


def test_a_canary_says_its_class() -> None:
    assert what_of("contacts[3].phone") is Leaving.CONTACTS
    assert what_of("mac") is Leaving.MAC
