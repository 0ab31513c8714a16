import base64
import io

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from harness.model.screen import Box
from harness.report.pictures import VEIL_GREY, WIDEST_PX, Album, Plate, window
from harness.report.subject import Picture
from tests.report.sample_screens import a_screen

SCREEN = a_screen("首页", ["联系电话 13812345678"])


def opened(plate: Plate) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(plate.data_uri.split(",")[1]))).convert("RGB")


def test_picture_is_made_smaller_and_kept_once() -> None:
    album = Album()
    for frame in (None, Box(10, 20, 30, 40)):
        assert album.figure(Picture(SCREEN), 390, frame, "")
    (plate,) = album.plates.values()
    assert opened(plate).width == WIDEST_PX
    assert (plate.width_dp, round(plate.height_dp)) == (390, 844)


def test_veiled_place_shows_nothing_of_what_was_there() -> None:
    album = Album()
    album.figure(Picture(SCREEN, veiled=(Box(0, 84, 390, 100),)), 390, None, "")
    image = opened(next(iter(album.plates.values())))
    scale = image.width / 390
    for x in range(20, 370, 7):
        pixel = image.getpixel((int(x * scale), int(120 * scale)))
        assert isinstance(pixel, tuple)
        assert all(abs(a - b) < 6 for a, b in zip(pixel, VEIL_GREY, strict=True))


def test_veiled_and_open_picture_are_different_plates() -> None:
    album = Album()
    album.figure(Picture(SCREEN), 390, None, "")
    album.figure(Picture(SCREEN, veiled=(Box(0, 0, 9, 9),)), 390, None, "")
    assert len(album.plates) == 2


@settings(deadline=None)
@given(st.binary(max_size=400) | st.integers(8, 400).map(lambda cut: SCREEN[:cut]))
def test_broken_picture_is_left_out(content: bytes) -> None:
    assert Album().figure(Picture(content), 390, None, "") is None


def test_huge_picture_is_left_out() -> None:
    buffer = io.BytesIO()
    Image.new("1", (9000, 5000)).save(buffer, "PNG")
    assert Album().figure(Picture(buffer.getvalue()), 390, None, "") is None


@given(*[st.floats(-50, 2000) for _ in range(2)], *[st.floats(1, 2000) for _ in range(2)])
def test_window_lies_on_the_plate(x: float, y: float, width: float, height: float) -> None:
    plate = Plate("p", "", 390.0, 844.0)
    shown = window(plate, Box(x, y, width, height))
    assert shown.y_dp >= 0
    assert shown.y_dp + shown.height_dp <= 844.1
    assert shown.width_dp == 390.0


def test_window_shows_the_frame() -> None:
    frame = Box(10, 700, 100, 60)
    shown = window(Plate("p", "", 390.0, 844.0), frame)
    assert shown.y_dp <= 700
    assert shown.y_dp + shown.height_dp >= 760
