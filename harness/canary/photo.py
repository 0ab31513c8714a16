"""A planted photograph: a street scene, a grid of ArUco tags that names run and slot, EXIF with place and time."""

import io
from datetime import datetime
from fractions import Fraction

import cv2
import numpy as np
import piexif

from harness.canary.scene import HEIGHT_PX, WIDTH_PX, Image, street
from harness.model import photo_tag

CELL_PX = 200
TAG_PX = 112
QUIET_PX = 16  # one white module around the tag, which the detector needs
JPEG_QUALITY = 92
MAKE, MODEL = "Lincheng", "LC-A14"


def jpeg(scene_seed: int, tag_ids: tuple[int, ...], wgs84: tuple[float, float], taken: datetime) -> bytes:
    """The file, WIDTH_PX x HEIGHT_PX. `taken` is aware. One OpenCV version draws the same bytes again."""
    image = street(scene_seed)
    _draw_tags(image, tag_ids)
    options = [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY, cv2.IMWRITE_JPEG_PROGRESSIVE, 0, cv2.IMWRITE_JPEG_OPTIMIZE, 0]
    _, encoded = cv2.imencode(".jpg", image, options)
    with_exif = io.BytesIO()
    piexif.insert(_exif(wgs84, taken), encoded.tobytes(), with_exif)
    return with_exif.getvalue()


def _draw_tags(image: Image, tag_ids: tuple[int, ...]) -> None:
    dictionary = cv2.aruco.getPredefinedDictionary(getattr(cv2.aruco, photo_tag.DICTIONARY))
    boards = [_board(cv2.aruco.generateImageMarker(dictionary, tag_id, TAG_PX)) for tag_id in tag_ids]
    edge = boards[0].shape[0]
    for row in range(photo_tag.ROWS):
        for column in range(photo_tag.COLUMNS):
            top, left = row * CELL_PX + (CELL_PX - edge) // 2, column * CELL_PX + (CELL_PX - edge) // 2
            board = boards[photo_tag.grid_part(column, row)]
            image[top : top + edge, left : left + edge] = board[:, :, None]


def _board(marker: Image) -> Image:
    """The tag as it looks on a printed card in daylight: no pure white or black, so that JPEG does not clip it."""
    card = np.pad(marker, QUIET_PX, constant_values=255)
    return np.clip(card, 22, 236).astype(np.uint8)


def _exif(wgs84: tuple[float, float], taken: datetime) -> bytes:
    lat, lng = wgs84
    moment = taken.strftime("%Y:%m:%d %H:%M:%S").encode()
    gps = {
        piexif.GPSIFD.GPSVersionID: (2, 3, 0, 0),
        piexif.GPSIFD.GPSLatitudeRef: b"N" if lat >= 0 else b"S",
        piexif.GPSIFD.GPSLatitude: _degrees(abs(lat)),
        piexif.GPSIFD.GPSLongitudeRef: b"E" if lng >= 0 else b"W",
        piexif.GPSIFD.GPSLongitude: _degrees(abs(lng)),
        piexif.GPSIFD.GPSMapDatum: b"WGS-84",
    }
    shot = {
        piexif.ExifIFD.DateTimeOriginal: moment,
        piexif.ExifIFD.OffsetTimeOriginal: taken.strftime("%:z").encode(),
        piexif.ExifIFD.PixelXDimension: WIDTH_PX,
        piexif.ExifIFD.PixelYDimension: HEIGHT_PX,
    }
    image = {piexif.ImageIFD.Make: MAKE, piexif.ImageIFD.Model: MODEL, piexif.ImageIFD.DateTime: moment}
    exif: bytes = piexif.dump({"0th": image, "Exif": shot, "GPS": gps})
    return exif


def _degrees(value: float) -> tuple[tuple[int, int], ...]:
    """Degrees, minutes and seconds as EXIF rationals; seconds to 1/100000 (a third of a millimetre)."""
    exact = Fraction(value)
    minutes = (exact % 1) * 60
    seconds = round((minutes % 1) * 60 * 100_000)
    return (int(exact), 1), (int(minutes), 1), (seconds, 100_000)
