"""A figure becomes a picture of its own: the window cut out, the frame drawn where the place was cited."""

import io

from PIL import Image

from harness.analysis.plot.canvas import Paper
from harness.model.event import EventKind
from harness.model.screen import Box
from harness.report.chart import chart
from harness.report.chart_drawing import draw_chart
from harness.report.device_name import marked_device, short_device
from harness.report.framed_picture import FRAME, framed_picture
from harness.report.pictures import Album
from harness.report.subject import Picture
from harness.report.words import load_words
from tests.report.inspection_factory import EventLine
from tests.report.sample_screens import a_screen


def test_the_frame_stands_where_the_place_is() -> None:
    album = Album()
    figure = album.figure(
        Picture(a_screen("每日打卡", ["请先完成今日打卡"], "提交")), 390, Box(20, 300, 200, 40), "打卡"
    )
    assert figure
    framed = framed_picture(figure, album.plates[figure.plate])
    image = Image.open(io.BytesIO(framed.content)).convert("RGB")
    scale = image.width / 390
    assert figure.frame
    left = round(figure.frame.x_dp * scale)
    top = round((figure.frame.y_dp - figure.window.y_dp) * scale)
    red, green, blue = image.getpixel((left + 60, top + 1))  # type: ignore[misc]
    assert abs(red - FRAME[0]) < 50
    assert green < 110
    assert blue < 110
    assert abs(framed.ratio - image.height / image.width) < 1e-9


def test_the_time_line_is_drawn_with_its_consent_moments() -> None:
    line = EventLine()
    line.add(EventKind.RUN_BEGIN)
    line.add(EventKind.CONSENT, {"choice": "accepted"}, scenario="launch_accepted")
    line.add(EventKind.SCREEN, scenario="launch_accepted")
    drawn = chart(line.events)
    assert drawn
    plot = draw_chart(drawn, "安卓手机", Paper("zh", "png"))
    assert plot.content.startswith(b"\x89PNG")
    assert "安卓手机" in plot.caption.zh


def test_a_device_is_called_short_and_marked() -> None:
    words = load_words("zh")
    assert short_device("Android 手机（Chrome 浏览器，模拟）") == "Android 手机"
    assert short_device("（无名）") == "（无名）"
    assert marked_device("Android 手机（Chrome）", words, simulated=True) == "Android 手机（模拟）"
    assert marked_device("真机", words, simulated=False) == "真机"
