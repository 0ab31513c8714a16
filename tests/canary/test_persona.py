"""A persona is whole, plausible, its own and reproducible."""

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from harness.canary.persona import make_persona, write_persona
from harness.canary.read_tags import identify
from harness.model.faults import EvidenceBroken
from harness.model.persona import Persona
from harness.model.photo_tag import PhotoTag, run_number, tag_ids

RUN = "burdened-android-phone-host-20261122T034412Z-0007"


@pytest.fixture(scope="module")
def persona(tmp_path_factory: pytest.TempPathFactory) -> tuple[Persona, Path]:
    folder = tmp_path_factory.mktemp("recording")
    return make_persona(7, RUN, folder), folder


def test_the_same_seed_and_run_give_the_same_persona_and_pictures(
    persona: tuple[Persona, Path], tmp_path: Path
) -> None:
    first, folder = persona
    assert make_persona(7, RUN) == first
    again = write_persona(tmp_path, first)
    assert [path.relative_to(tmp_path).as_posix() for path in again] == [photo.file for photo in first.photos]
    for path, photo in zip(again, first.photos, strict=True):
        assert path.read_bytes() == (folder / photo.file).read_bytes()
        assert hashlib.sha256(path.read_bytes()).hexdigest() == photo.sha256


def test_another_run_has_other_tags_and_another_seed_another_person(persona: tuple[Persona, Path]) -> None:
    first, _ = persona
    other_run, other_seed = make_persona(7, RUN + "x"), make_persona(8, RUN)
    assert replace(other_run, photos=()) == replace(first, photos=())
    assert {photo.tag_ids for photo in other_run.photos}.isdisjoint({photo.tag_ids for photo in first.photos})
    for field in ("name", "phone", "id_card", "imei", "oaid", "android_id", "mac", "idfa", "clipboard", "contacts"):
        assert getattr(other_seed, field) != getattr(first, field)
    assert set(other_seed.app_list).isdisjoint(first.app_list)
    assert set(other_seed.route_wgs84).isdisjoint(first.route_wgs84)


def test_the_pictures_are_tagged_with_run_and_slot(persona: tuple[Persona, Path]) -> None:
    first, folder = persona
    assert len(first.photos) >= 3
    for slot, photo in enumerate(first.photos):
        expected = PhotoTag(slot, run_number(RUN))
        assert photo.tag_ids == tag_ids(expected)
        picture = cv2.imread(str(folder / photo.file))
        assert picture is not None
        assert identify(np.asarray(picture, dtype=np.uint8)) == expected


def test_the_fields_are_shaped_as_an_app_expects_them(persona: tuple[Persona, Path]) -> None:
    first, _ = persona
    assert re.fullmatch(r"1[3-9]\d{9}", first.phone)
    assert re.fullmatch(r"[0-9a-f]{16}", first.android_id)
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", first.oaid)
    assert re.fullmatch(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}", first.idfa)
    assert len(first.contacts) == 5
    assert len({contact.phone for contact in first.contacts} | {first.phone}) == 6
    assert len(first.route_wgs84) == 60
    assert first.name.encode("gbk")


def test_no_planted_value_lies_inside_another(persona: tuple[Persona, Path]) -> None:
    """Else a hit of one would be a hit of both."""
    first, _ = persona
    values = [first.phone, first.name, first.id_card, first.imei, first.oaid, first.android_id, first.mac, first.idfa]
    values += [first.clipboard, *(contact.phone for contact in first.contacts), *first.app_list]
    values += [contact.name for contact in first.contacts]
    for value in values:
        assert sum(value in other for other in values) == 1, value


def test_the_pictures_were_not_taken_on_the_route(persona: tuple[Persona, Path]) -> None:
    first, _ = persona
    places = [photo.exif_wgs84 for photo in first.photos if photo.exif_wgs84]
    assert len(set(places)) == len(places)
    for lat, lng in places:
        assert min(max(abs(lat - at), abs(lng - ng)) for at, ng in first.route_wgs84) > 0.003


def test_a_picture_that_cannot_be_drawn_again_is_refused(persona: tuple[Persona, Path], tmp_path: Path) -> None:
    first, _ = persona
    changed = replace(first, photos=(replace(first.photos[0], sha256="0" * 64),))
    with pytest.raises(EvidenceBroken, match="cannot be drawn again"):
        write_persona(tmp_path, changed)
    assert not (tmp_path / "photos").exists()


def test_another_picture_in_its_place_is_not_overwritten(persona: tuple[Persona, Path], tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/slot-0.jpg").write_bytes(b"other")
    with pytest.raises(EvidenceBroken, match="another picture"):
        write_persona(tmp_path, persona[0])
    assert (tmp_path / "photos/slot-0.jpg").read_bytes() == b"other"


def test_the_person_of_a_seed_stays_the_same_over_versions() -> None:
    """Golden: an old recording's seed must lead to the same person for as long as we may need to explain it."""
    first = make_persona(7, RUN)
    told = json.dumps(
        [first.phone, first.id_card, first.imei, first.clipboard, first.route_wgs84[0]], ensure_ascii=False
    )
    assert hashlib.sha256(told.encode()).hexdigest()[:16] == "8f82604d9903983d"
