"""The planted photographs in the gallery: pushed, scanned, and proved to be in the media store unchanged."""

import hashlib
import re
import shlex
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.devices.android import content_provider
from harness.devices.android.adb import Handset
from harness.model.faults import BadInput
from harness.model.saying import Saying

FOLDER = "/sdcard/DCIM/HarnessCanary"
IMAGES = "content://media/external/images/media"
SCAN_BY_CALL_FROM_API = 29
INDEX_TIMEOUT_S = 15.0
_FILE_NAME = re.compile(r"[\w.-]{1,100}", re.ASCII)


@dataclass(frozen=True, slots=True)
class InGallery:
    """`same` says that the file on the handset has our bytes, `indexed` that apps see it in the gallery."""

    name: str
    same: bool
    indexed: bool

    @property
    def ok(self) -> bool:
        return self.same and self.indexed


def put_photos(handset: Handset, photos: Sequence[Path], api_level: int) -> tuple[InGallery, ...]:
    """Put photographs into the gallery and look whether they are there. Raises BadInput for odd file names."""
    for photo in photos:
        if not _FILE_NAME.fullmatch(photo.name):
            raise BadInput(Saying("not a name for a photograph on a handset", "照片文件名不可用"), photo.name[:100])
    handset.run(f"mkdir -p {FOLDER}")
    for photo in photos:
        handset.push(photo, f"{FOLDER}/{photo.name}", 0o660)
    _scan(handset, [photo.name for photo in photos], api_level)
    indexed = _wait_indexed(handset, {photo.name for photo in photos})
    return tuple(InGallery(one.name, _same(handset, one), one.name in indexed) for one in photos)


def remove_photos(handset: Handset) -> bool:
    """Take ours out again; whether none is left, in the folder and in the media store."""
    content_provider.delete(handset, IMAGES, "_data like '%/DCIM/HarnessCanary/%'")
    handset.run(f"rm -rf {FOLDER}")
    return not leftovers(handset)


def leftovers(handset: Handset) -> tuple[str, ...]:
    """Photographs of ours that are still there."""
    files = handset.shell(f"ls {FOLDER}").split()
    return tuple(sorted({*files, *_indexed(handset)}))


def _scan(handset: Handset, names: Sequence[str], api_level: int) -> None:
    if api_level >= SCAN_BY_CALL_FROM_API:
        handset.run("content call --method scan_volume --uri content://media --arg external_primary", 60.0)
    for name in names:
        # Deprecated and still answered by the media provider; older releases have nothing else.
        where = shlex.quote(f"file://{FOLDER}/{name}")
        handset.run(f"am broadcast -a android.intent.action.MEDIA_SCANNER_SCAN_FILE -d {where}")


def _wait_indexed(handset: Handset, names: set[str]) -> set[str]:
    deadline = time.monotonic() + INDEX_TIMEOUT_S
    while not names <= (found := _indexed(handset)) and time.monotonic() < deadline:
        time.sleep(0.3)
    return found


def _indexed(handset: Handset) -> set[str]:
    rows = content_provider.query(handset, IMAGES, ("_id", "_data"), "_data like '%/DCIM/HarnessCanary/%'")
    return {row["_data"].rpartition("/")[2] for row in rows}


def _same(handset: Handset, photo: Path) -> bool:
    said = handset.shell(f"sha256sum {FOLDER}/{photo.name}").split()
    return bool(said) and said[0] == hashlib.sha256(photo.read_bytes()).hexdigest()
