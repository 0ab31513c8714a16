"""Persona files: everything may be missing, more may be there, and a mistake is one clear line."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.canary.persona import make_persona
from harness.canary.persona_file import load_persona
from harness.model.faults import BadInput
from harness.model.persona import Contact, Persona, PlantedPhoto
from harness.recording.json_form import canonical, to_json


def written(folder: Path, document: Any) -> Path:
    path = folder / "persona.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return path


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    persona = make_persona(3, "run-1", tmp_path)
    (tmp_path / "persona.json").write_bytes(canonical(to_json(persona)))
    given = load_persona(tmp_path / "persona.json")
    assert given.persona == persona
    assert {file: hashlib.sha256(content).hexdigest() for file, content in given.originals.items()} == {
        photo.file: photo.sha256 for photo in persona.photos
    }
    assert given.remarks == ()


def test_a_recording_s_persona_is_such_a_file(tmp_path: Path) -> None:
    persona = make_persona(3, "run-1")
    (tmp_path / "persona.json").write_bytes(canonical(to_json(persona)))
    assert load_persona(tmp_path / "persona.json").persona == persona


def test_everything_may_be_missing_and_more_be_there(tmp_path: Path) -> None:
    assert load_persona(written(tmp_path, {})).persona == Persona()
    document: Any = {"colour": "red", "contacts": [{"phone": 19912345678, "age": 3}], "photos": [{}], "name": None}
    persona = load_persona(written(tmp_path, document)).persona
    assert persona.contacts == (Contact("", "19912345678"),)
    assert persona.photos == (PlantedPhoto("photo-0"),)


def test_numbers_are_taken_as_text(tmp_path: Path) -> None:
    document = {"phone": 19912345678, "imei": 869012345678901, "route_wgs84": [[26, 119.3], [26.5, 119]]}
    persona = load_persona(written(tmp_path, document)).persona
    assert (persona.phone, persona.imei) == ("19912345678", "869012345678901")
    assert persona.route_wgs84 == ((26.0, 119.3), (26.5, 119.0))


def test_photographs_lie_beside_the_file_or_in_photos(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "a.jpg").write_bytes(b"a")
    (tmp_path / "photos" / "b.jpg").write_bytes(b"b")
    other = hashlib.sha256(b"x").hexdigest().upper()
    photos = [{"file": "a.jpg", "sha256": other}, {"file": "canary/b.jpg"}, {"file": "c.jpg"}]
    given = load_persona(written(tmp_path, {"photos": photos}))
    assert given.originals == {"a.jpg": b"a", "canary/b.jpg": b"b"}
    missing, wrong = given.remarks
    assert "c.jpg" in missing.en
    assert "a.jpg" in wrong.en


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("{", "persona.json: line 1 column 2: no JSON"),
        ("[]", "persona.json: a mapping is expected"),
        ({"phone": ["1"]}, "persona.json: phone: text is expected, a list found; write text"),
        ({"phone": True}, "phone: text is expected"),
        ({"contacts": {"name": "x"}}, "contacts: a list is expected"),
        ({"contacts": ["x"]}, r"contacts\[0\]: a mapping is expected"),
        ({"contacts": [{"phone": {}}]}, r"contacts\[0\]\.phone: text is expected"),
        ({"route_wgs84": [[26.0]]}, r"route_wgs84\[0\].*: no pair of latitude and longitude; write it as \[lat, lng\]"),
        ({"route_wgs84": [[119.3, 26.0]]}, r"route_wgs84\[0\]\[0\]: no pair"),
        ({"route_wgs84": [["here", "there"]]}, r"route_wgs84\[0\]\[0\]: no pair"),
        ({"photos": [{"sha256": "abc"}]}, r"photos\[0\]\.sha256: text of the form"),
        ({"photos": [{"exif_wgs84": "x"}]}, r"photos\[0\]\.exif_wgs84: no pair of latitude"),
    ],
)
def test_a_mistake_is_one_line_with_file_field_and_mend(tmp_path: Path, document: Any, said: str) -> None:
    with pytest.raises(BadInput, match=said) as raised:
        load_persona(written(tmp_path, document))
    assert "\n" not in raised.value.line("en")
    assert raised.value.mend is not None


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        load_persona(tmp_path / "none.json")
    (tmp_path / "gbk.json").write_bytes('{"name":"欧阳"}'.encode("gbk"))
    with pytest.raises(BadInput, match="UTF-8"):
        load_persona(tmp_path / "gbk.json")


KEYS = st.sampled_from(["phone", "contacts", "route_wgs84", "photos", "app_list", "seed", "name", "x"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(KEYS, JSON))
def test_whatever_is_written_it_is_a_persona_or_one_line(tmp_path: Path, document: Any) -> None:
    try:
        assert isinstance(load_persona(written(tmp_path, document)).persona, Persona)
    except BadInput as fault:
        assert "\n" not in fault.line("zh")
