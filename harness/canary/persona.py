"""The persona of a run: everything planted, from one seed."""

import hashlib
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from harness.canary import numbers
from harness.canary.draw import draw_of, hex_digits, some, token
from harness.canary.names import rare_name
from harness.canary.photo import jpeg
from harness.canary.route import Place, moved, walk
from harness.model.faults import EvidenceBroken
from harness.model.persona import Contact, Persona, PlantedPhoto
from harness.model.photo_tag import PhotoTag, run_number, tag_ids
from harness.model.saying import Saying

PHOTOS = 3
CONTACTS = 5
COMPLAINT_LETTERS = 12
PHOTO_AWAY_M = (900.0, 2500.0)
CHINA_TIME = timezone(timedelta(hours=8))
FIRST_PHOTO_DAY = datetime(2026, 1, 26, 9, 0, tzinfo=CHINA_TIME).astimezone(UTC)
APP_LABELS = ("notes", "reader", "calendar", "scanner", "weather", "radio", "recipes", "translator")


def make_persona(seed: int, run_id: str, folder: Path | None = None) -> Persona:
    """A fictional person for one run. The same seed and run id give the same persona.

    The run id goes only into the numbers of the photographs. With a `folder`, the photographs are written there as
    `write_persona` would.
    """
    tags = [PhotoTag(slot, run_number(run_id)) for slot in range(PHOTOS)]
    route = walk(draw_of(seed, "route"))
    pictures = [(tag_ids(tag), _away_from(route, seed, tag.slot)) for tag in tags]
    contents = [_picture(seed, slot, ids, place) for slot, (ids, place) in enumerate(pictures)]
    photos = tuple(
        PlantedPhoto(f"photos/slot-{slot}.jpg", hashlib.sha256(content).hexdigest(), place, ids)
        for slot, (content, (ids, place)) in enumerate(zip(contents, pictures, strict=True))
    )
    if folder is not None:
        for photo, content in zip(photos, contents, strict=True):
            _write(folder, photo, content)
    return _person(seed, route, photos)


def write_persona(folder: Path, persona: Persona) -> tuple[Path, ...]:
    """Draw the persona's photographs anew into `folder`/photos, and return where they lie, slot by slot.

    Raises EvidenceBroken when a drawn picture is not the one that the persona names (another OpenCV), or another
    file is in its place.
    """
    paths = []
    for slot, photo in enumerate(persona.photos):
        content = _picture(persona.seed, slot, photo.tag_ids, photo.exif_wgs84) if photo.exif_wgs84 else b""
        if hashlib.sha256(content).hexdigest() != photo.sha256:
            what = Saying("the picture cannot be drawn again as it was", "无法重新生成同一张照片")
            raise EvidenceBroken(what, photo.file, Saying("copy it from the recording", "从记录中复制"))
        paths.append(_write(folder, photo, content))
    return tuple(paths)


def _person(seed: int, route: tuple[Place, ...], photos: tuple[PlantedPhoto, ...]) -> Persona:
    person, device = draw_of(seed, "person"), draw_of(seed, "device")
    return Persona(
        seed=seed,
        name=rare_name(person),
        phone=numbers.phone(person),
        id_card=numbers.id_card(person),
        imei=numbers.imei(device),
        oaid=numbers.random_uuid(device),
        android_id=hex_digits(device, 16),
        mac=numbers.mac(device),
        idfa=numbers.random_uuid(device).upper(),
        clipboard=_clipboard(seed),
        complaint=token(draw_of(seed, "complaint"), COMPLAINT_LETTERS),
        contacts=_contacts(seed),
        app_list=_apps(seed),
        route_wgs84=route,
        photos=photos,
    )


def _clipboard(seed: int) -> str:
    draw = draw_of(seed, "clipboard")
    return f"取件码 {token(draw, 4)}-{token(draw, 4)}-{token(draw, 4)}"


def _contacts(seed: int) -> tuple[Contact, ...]:
    draw = draw_of(seed, "contacts")
    people: dict[str, Contact] = {}
    while len(people) < CONTACTS:
        contact = Contact(rare_name(draw), numbers.phone(draw))
        people[contact.name] = contact
    return tuple(people.values())


def _apps(seed: int) -> tuple[str, ...]:
    """Package names that nobody else has: a real one is in the traffic of half the country."""
    draw = draw_of(seed, "apps")
    return tuple(f"cn.canary.{label}.{token(draw, 8).lower()}" for label in some(draw, APP_LABELS, 4))


def _away_from(route: tuple[Place, ...], seed: int, slot: int) -> Place:
    """A place of its own for each picture, so that a position from EXIF is not taken for one from the walk."""
    draw = draw_of(seed, f"photo place {slot}")
    east, north = (draw.choice((-1, 1)) * draw.uniform(*PHOTO_AWAY_M) for _ in range(2))
    return moved(route[0], east, north)


def _picture(seed: int, slot: int, ids: tuple[int, ...], place: Place) -> bytes:
    draw = draw_of(seed, f"photo {slot}")
    taken = FIRST_PHOTO_DAY + timedelta(days=draw.randrange(90), seconds=draw.randrange(8 * 3600))
    return jpeg(draw.getrandbits(63), ids, place, taken.astimezone(CHINA_TIME))


def _write(folder: Path, photo: PlantedPhoto, content: bytes) -> Path:
    path = folder / photo.file
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.read_bytes() != content:
        raise EvidenceBroken(Saying("another picture is there already", "该处已有另一张照片"), photo.file)
    path.write_bytes(content)
    return path
