"""Planted photographs are known after what senders do to them, and other pictures are not taken for them."""

import base64
import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np

from harness.canary.photo import jpeg
from harness.detect.sent.photo import detect_photo_sent
from harness.detect.sent.traffic_view import TrafficView
from harness.model.observation import Observation
from harness.model.persona import PlantedPhoto
from harness.model.photo_tag import PhotoTag, run_number, tag_ids
from harness.recording.reader import Recording
from tests.detect.recording_factory import HOST, PERSONA, Stage, stage

PLACE = (26.05, 119.25)
SLOTS = [tag_ids(PhotoTag(slot, run_number("sample-1"))) for slot in range(2)]
FILES = [jpeg(slot, ids, PLACE, datetime(2026, 11, 20, tzinfo=UTC)) for slot, ids in enumerate(SLOTS)]
PHOTOS = tuple(
    PlantedPhoto(f"photos/slot-{slot}.jpg", hashlib.sha256(content).hexdigest(), PLACE, ids)
    for slot, (content, ids) in enumerate(zip(FILES, SLOTS, strict=True))
)
OWNER = replace(PERSONA, photos=PHOTOS)
PIXELS = np.asarray(cv2.imdecode(np.frombuffer(FILES[1], np.uint8), cv2.IMREAD_COLOR), np.uint8)


def encoded(pixels: object, suffix: str = ".jpg", quality: int = 80) -> bytes:
    flags = [cv2.IMWRITE_JPEG_QUALITY, quality] if suffix == ".jpg" else []
    return bytes(cv2.imencode(suffix, pixels, flags)[1])


def stamped() -> bytes:
    drawn = PIXELS.copy()
    cv2.rectangle(drawn, (20, drawn.shape[0] - 160), (drawn.shape[1] // 2, drawn.shape[0] - 40), (255, 255, 255), -1)
    cv2.putText(drawn, "2026-11-23 09:00 East St", (30, drawn.shape[0] - 80), cv2.FONT_HERSHEY_SIMPLEX, 2, (0, 0, 0), 4)
    return encoded(drawn)


HEIGHT, WIDTH = PIXELS.shape[:2]
CHANGES = {
    "quality_40": encoded(PIXELS, quality=40),
    "width_720": encoded(cv2.resize(PIXELS, (720, 720 * HEIGHT // WIDTH), interpolation=cv2.INTER_AREA)),
    "png": encoded(PIXELS, ".png"),
    "webp": encoded(PIXELS, ".webp"),
    "turned": encoded(cv2.rotate(PIXELS, cv2.ROTATE_90_CLOCKWISE)),
    "cropped": encoded(PIXELS[HEIGHT // 8 : -HEIGHT // 8, WIDTH // 8 : -WIDTH // 8]),
    "watermarked": stamped(),
}


def made(tmp_path: Path) -> Stage:
    begun = stage(tmp_path, persona=OWNER)
    (begun.folder / "photos").mkdir()
    for photo, content in zip(PHOTOS, FILES, strict=True):
        (begun.folder / photo.file).write_bytes(content)
    return begun


def detected(begun: Stage) -> list[Observation]:
    recording: Recording = begun.done()
    return list(detect_photo_sent(TrafficView.of(recording)))


def test_a_photograph_is_known_whatever_was_done_to_it(tmp_path: Path) -> None:
    begun = made(tmp_path)
    for content in CHANGES.values():
        begun.request("POST", f"https://{HOST}/up", content)
    (seen,) = detected(begun)
    assert (seen.subject, seen.data["photo"], seen.data["requests"]) == ("planted", PHOTOS[1].file, len(CHANGES))
    assert {"resized", "cropped", "rotated", "watermarked", "png", "webp"} <= set(seen.data["changes"])


def test_an_upload_as_it_was_is_planted_and_unaltered(tmp_path: Path) -> None:
    begun = made(tmp_path)
    body = (
        b'--B\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n' + FILES[0] + b"\r\n--B--\r\n"
    )
    begun.request("POST", f"https://{HOST}/up", body, headers={"content-type": "multipart/form-data; boundary=B"})
    (seen,) = detected(begun)
    assert (seen.subject, seen.data["photo"], seen.data["altered"]) == ("planted", "photos/slot-0.jpg", False)
    assert (seen.data["format"], seen.data["decoding"], seen.direct) == ("jpeg", ["multipart"], True)


def test_a_watermarked_upload_in_base64_is_said_to_be_altered(tmp_path: Path) -> None:
    begun = made(tmp_path)
    begun.request("POST", f"https://{HOST}/up", {"img": base64.b64encode(CHANGES["watermarked"]).decode()})
    begun.request("POST", f"https://{HOST}/up", CHANGES["watermarked"])
    (seen,) = detected(begun)
    assert (seen.data["altered"], seen.data["watermarked"], seen.data["requests"]) == (True, True, 2)


def test_recompression_alone_is_no_watermark(tmp_path: Path) -> None:
    begun = made(tmp_path)
    begun.request("POST", f"https://{HOST}/up", CHANGES["quality_40"])
    (seen,) = detected(begun)
    assert (seen.data["altered"], seen.data["watermarked"]) == (True, False)


def test_another_picture_is_not_planted(tmp_path: Path) -> None:
    begun = made(tmp_path)
    noise = np.random.default_rng(1).integers(0, 255, (300, 400, 3), np.uint8)
    stranger = jpeg(5, tag_ids(PhotoTag(1, run_number("another-run"))), PLACE, datetime(2026, 11, 20, tzinfo=UTC))
    for content in (encoded(noise), stranger):
        begun.request("POST", f"https://{HOST}/up", content)
    assert [(one.subject, one.direct) for one in detected(begun)] == [("other", False)] * 2


def test_a_film_is_told_apart(tmp_path: Path) -> None:
    begun = made(tmp_path)
    begun.request("POST", f"https://{HOST}/up", b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00" * 900)
    (seen,) = detected(begun)
    assert (seen.subject, seen.direct, seen.data["format"]) == ("video", False, "mp4")


def test_a_photograph_sent_in_parts_is_put_together(tmp_path: Path) -> None:
    begun = made(tmp_path)
    half = len(FILES[0]) // 2
    for number, part in enumerate((FILES[0][:half], FILES[0][half:]), 1):
        begun.request("PUT", f"https://{HOST}/up?uploadId=a1&partNumber={number}", part)
    assert [(one.subject, one.data["photo"]) for one in detected(begun) if one.direct] == [("planted", PHOTOS[0].file)]
