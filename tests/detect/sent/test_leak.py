"""What left, to whom, in which form, before or after consent - and nothing of it shown raw."""

import base64
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

import pytest

from harness.detect.sent.leak import detect_location_sent, detect_personal_data_sent
from harness.detect.traffic.place.datums import Position, to_gcj02
from harness.model.event import Phase
from harness.model.observation import Channel, Observation
from harness.recording.json_form import to_json
from tests.detect.recording_factory import HOST, PASSWORD, PERSONA, ROUTE, stage

THIRD = "collect.tuiliu-sdk.test"


def by_subject(observations: Iterable[Observation]) -> dict[str, Observation]:
    return {one.subject: one for one in observations}


def test_a_phone_in_a_url_is_named_with_all_that_a_rule_asks(tmp_path: Path) -> None:
    made = stage(tmp_path)
    flow = made.request("GET", f"https://{HOST}/api/profile?mobile={PERSONA.phone}")
    (seen,) = detect_personal_data_sent(made.view())
    assert (seen.subject, seen.channel, seen.phase, seen.direct) == ("phone", Channel.TRAFFIC, "after_consent", True)
    assert seen.data["receiver"] == "first"
    assert seen.data["in_url"] is True
    assert seen.data["plaintext"] is False
    assert seen.data["before_consent"] is False
    assert (seen.data["form"], seen.data["decoding"]) == ("plain", ["form"])
    assert seen.evidence[0].file == "traffic/flows.mitm"
    assert seen.evidence[0].locator == f"flow={flow.id} path=query.mobile"
    assert "199****5678" in seen.evidence[0].excerpt


def test_a_digest_to_a_third_party_before_consent(tmp_path: Path) -> None:
    made = stage(tmp_path).phase(Phase.BEFORE_CONSENT)
    digest = hashlib.md5(PERSONA.phone.encode()).hexdigest()
    made.request("POST", f"http://{THIRD}/v1/event", {"uid": digest})
    (seen,) = detect_personal_data_sent(made.view())
    assert (seen.subject, seen.data["form"], seen.data["receiver"]) == ("phone", "md5", "third")
    assert seen.data["plaintext"] is True
    assert seen.data["before_consent"] is True
    assert seen.data["host"] == THIRD
    assert seen.phase is Phase.BEFORE_CONSENT


def test_every_class_of_the_persona_is_told_apart(tmp_path: Path) -> None:
    made = stage(tmp_path)
    body = {
        "p": PERSONA.phone,
        "i": PERSONA.id_card,
        "n": PERSONA.name,
        "imei": PERSONA.imei,
        "o": PERSONA.oaid,
        "a": PERSONA.android_id,
        "m": PERSONA.mac,
        "f": PERSONA.idfa,
        "c": PERSONA.clipboard,
        "book": [one.phone for one in PERSONA.contacts],
        "apps": list(PERSONA.app_list),
    }
    made.request("POST", f"https://{HOST}/x", {"d": base64.b64encode(json.dumps(body).encode()).decode()})
    found = by_subject(detect_personal_data_sent(made.view()))
    expected = {
        "phone",
        "id_card",
        "name",
        "imei",
        "oaid",
        "android_id",
        "mac",
        "idfa",
        "clipboard",
        "contacts",
        "app_list",
    }
    assert set(found) == expected
    assert all(one.data["decoding"] == ["json", "base64", "json"] for one in found.values())


def test_one_package_name_is_no_list_of_apps(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.request("POST", f"https://{HOST}/x", {"app": PERSONA.app_list[0]})
    assert not list(detect_personal_data_sent(made.view()))


def test_a_password_is_a_leak_only_in_a_url_or_in_the_clear(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.request("POST", f"https://{HOST}/login", {"password": PASSWORD})
    made.request("GET", f"https://{HOST}/login?p={quote(PASSWORD)}")
    (seen,) = detect_personal_data_sent(made.view())
    assert (seen.subject, seen.data["in_url"]) == ("password", True)
    assert PASSWORD not in str(to_json(seen))


def test_strangers_values_and_answers_are_no_leak(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.request("POST", f"https://{HOST}/x", {"phone": "13800138000", "order": f"2026{PERSONA.phone}77"})
    made.request("GET", f"https://{HOST}/me", answer={"phone": PERSONA.phone, "lat": ROUTE[0][0], "lng": ROUTE[0][1]})
    view = made.view()
    assert not list(detect_personal_data_sent(view))
    assert not list(detect_location_sent(view))


def test_the_same_leak_many_times_is_one_observation_per_phase(tmp_path: Path) -> None:
    made = stage(tmp_path)
    for phase in (Phase.BEFORE_CONSENT, Phase.REFUSED):
        made.phase(phase)
        for n in range(20):
            made.request("POST", f"https://{HOST}/x/{n}", {"p": PERSONA.phone})
    found = list(detect_personal_data_sent(made.view()))
    assert sorted((one.phase or "", one.data["requests"]) for one in found) == [("before_consent", 20), ("refused", 20)]
    assert all(len(one.evidence) <= 7 for one in found)


@pytest.mark.parametrize("decimals", [4, 6])
def test_a_location_is_named_with_its_datum(tmp_path: Path, decimals: int) -> None:
    made = stage(tmp_path).phase(Phase.BEFORE_CONSENT)
    place = to_gcj02(Position(*ROUTE[4]))
    made.request("POST", f"https://{HOST}/d", {"y": round(place.lat, decimals), "x": round(place.lng, decimals)})
    (seen,) = detect_location_sent(made.view())
    assert (seen.data["datum"], seen.data["receiver"], seen.data["before_consent"]) == ("gcj02", "first", True)
    assert seen.direct


def test_nothing_planted_is_shown_raw_wherever_it_was_sent(tmp_path: Path) -> None:
    made = stage(tmp_path)
    lat, lng = ROUTE[9]
    values = [PERSONA.phone, PERSONA.id_card, PERSONA.name, PERSONA.clipboard, PERSONA.oaid, PERSONA.contacts[0].name]
    for value in values:
        made.request(
            "POST", f"https://{HOST}/{quote(value)}/x?{quote(value)}={quote(value)}", {value: [value, value * 2]}
        )
        made.request(
            "POST",
            f"https://{HOST}/x",
            f'--B\r\nContent-Disposition: form-data; name="{value}"\r\n\r\n{value}\r\n--B--'.encode(),
            headers={"content-type": "multipart/form-data; boundary=B"},
        )
    made.request("GET", f"https://{HOST}/{lat}/{lng}?lat={lat}&lng={lng}", {"at": f"{lng},{lat}"})
    view = made.view()
    shown = json.dumps(to_json([*detect_personal_data_sent(view), *detect_location_sent(view)]), ensure_ascii=False)
    assert len(shown) > 1000
    for value in [*values, str(lat), str(lng)]:
        assert value not in shown
        assert quote(value) not in shown
