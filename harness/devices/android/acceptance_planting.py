"""What is planted on a handset, tried in small: clock, screen, a photograph, a contact, a step of a route."""

import tempfile
import time
from pathlib import Path

from harness.devices.android import mock_location
from harness.devices.android.adb import Handset
from harness.devices.android.clock_offset import clock_offset
from harness.devices.android.contacts import PlantedContact, put_contacts, remove_contacts
from harness.devices.android.gallery import put_photos, remove_photos
from harness.devices.android.mock_location import Position

MOST_DOUBT_MS = 250.0  # events of the handset and of the proxy are ordered within a quarter of a second
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")
_CONTACT = PlantedContact("验收 O'Test", "19900000000")
_WALK = (Position(30.2500, 120.1600), Position(30.2505, 120.1606))
STEP_TIMEOUT_S = 6.0


def clock_held(handset: Handset) -> tuple[bool, str]:
    found = clock_offset(handset, lambda: time.time() * 1000)
    return found.doubt_ms <= MOST_DOUBT_MS, f"offset {found.offset_ms:.0f} ms, doubt {found.doubt_ms:.0f} ms"


def screen_held(handset: Handset) -> tuple[bool, str]:
    picture = handset.exec_out("screencap -p", 30.0)
    return picture.startswith(_PNG), f"{len(picture)} bytes" if picture.startswith(_PNG) else "no PNG"


def gallery_held(handset: Handset, api_level: int) -> tuple[bool, str]:
    with tempfile.TemporaryDirectory(prefix="harness-accept-") as folder:
        photo = Path(folder) / "accept.jpg"
        photo.write_bytes(_JPEG)
        try:
            (found,) = put_photos(handset, [photo], api_level)
        finally:
            gone = remove_photos(handset)
    words = f"same bytes: {found.same}, in the media store: {found.indexed}, removed: {gone}"
    return found.ok and gone, words


def contacts_held(handset: Handset) -> tuple[bool, str]:
    try:
        missing = put_contacts(handset, [_CONTACT])
    finally:
        gone = remove_contacts(handset)
    return not missing and gone, f"read back: {not missing}, removed: {gone}"


def route_held(handset: Handset, api_level: int, appium_home: Path | None) -> tuple[bool, str]:
    mock_location.prepare(handset, mock_location.settings_apk(appium_home))
    try:
        reached = [_stands(handset, position, api_level) for position in _WALK]
    finally:
        mock_location.stop(handset)
    return all(reached), f"{sum(reached)} of {len(reached)} positions read back"


def _stands(handset: Handset, position: Position, api_level: int) -> bool:
    deadline = time.monotonic() + STEP_TIMEOUT_S
    while True:
        mock_location.set_position(handset, position, api_level)
        if mock_location.is_there(handset, position):
            return True
        if time.monotonic() > deadline:
            return False
        time.sleep(0.5)
