"""Every plot: drawn in both forms and languages, the same bytes for the same data, nothing for no data."""

import re
from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree

import pandas as pd
import pytest
from PIL import Image

from harness.analysis.plot.canvas import Paper, Plot
from harness.analysis.plot.font import FAMILIES, chinese_family
from harness.analysis.plot.growth import draw_growth
from harness.analysis.plot.ipv6 import draw_ipv6
from harness.analysis.plot.matrix import draw_matrix
from harness.analysis.plot.rates import draw_rates
from harness.analysis.plot.screen_graph import draw_screen_graph
from harness.analysis.plot.starts import draw_starts
from harness.analysis.plot.time_line import draw_time_line
from harness.analysis.plot.trail import draw_trail
from harness.analysis.plot.trend import draw_trend
from harness.analysis.trend.night_series import Series
from harness.model.saying import Saying
from tests.analysis.plot import samples

CRASHES = Saying("crashes", "崩溃")
PLOTS: dict[str, Callable[[Paper], Plot | None]] = {
    "matrix": lambda paper: draw_matrix(samples.MATRIX, paper),
    "starts": lambda paper: draw_starts(samples.starts(), paper),
    "rates": lambda paper: draw_rates(samples.COUNTS, 0.0109, CRASHES, paper),
    "trend_rate": lambda paper: draw_trend(samples.rate_series(), [samples.rate_series().nights[8].night], paper),
    "trend_start": lambda paper: draw_trend(samples.start_series(), [], paper),
    "ipv6": lambda paper: draw_ipv6(samples.IPV6, paper),
    "trail": lambda paper: draw_trail(samples.trail(), paper),
    "time_line": lambda paper: draw_time_line(samples.events(), paper),
    "growth": lambda paper: draw_growth(*samples.growth(), paper),
    "screen_graph": lambda paper: draw_screen_graph(samples.moves(), "a", Saying("It ended.", "已结束。"), paper),
}
EMPTY: dict[str, Callable[[Paper], Plot | None]] = {
    "matrix": lambda paper: draw_matrix(pd.DataFrame(), paper),
    "starts": lambda paper: draw_starts({"a": []}, paper),
    "rates": lambda paper: draw_rates([("a", 0, 0)], 0.01, CRASHES, paper),
    "trend": lambda paper: draw_trend(Series("a", "b", "c", "crash_rate", ()), [], paper),
    "ipv6": lambda paper: draw_ipv6({"a": {"quality_ratio": 0.1}}, paper),
    "trail": lambda paper: draw_trail(samples.trail().iloc[:1], paper),
    "time_line": lambda paper: draw_time_line(samples.events().iloc[:1], paper),
    "growth": lambda paper: draw_growth([1], [1.0], paper),
    "screen_graph": lambda paper: draw_screen_graph(samples.moves().iloc[:0], "", Saying("", ""), paper),
}


@pytest.mark.parametrize("name", PLOTS)
@pytest.mark.filterwarnings("error:.*missing from font")
def test_a_plot_is_svg_without_script_or_link_and_the_same_each_time(name: str) -> None:
    plot, again = (PLOTS[name](Paper("zh", "svg")) for _ in range(2))
    assert plot is not None
    assert plot == again
    root = ElementTree.fromstring(plot.content)
    assert root.tag.endswith("svg")
    assert not re.search(rb"<script|<image|href=\"(?!#)|foreignObject", plot.content)
    assert plot.caption.zh
    assert plot.caption.en


@pytest.mark.parametrize("name", ["matrix", "trail"])
def test_a_plot_is_a_picture_of_the_size_it_says(name: str) -> None:
    plot, again = (PLOTS[name](Paper("en", "png")) for _ in range(2))
    assert plot is not None
    assert plot == again
    with Image.open(BytesIO(plot.content)) as picture:
        assert picture.size == pytest.approx((plot.width_in * 160, plot.height_in * 160), abs=1)
        assert len(picture.convert("RGB").resize((80, 80)).getcolors(6400) or ()) > 4


@pytest.mark.parametrize("name", EMPTY)
def test_nothing_is_drawn_of_nothing(name: str) -> None:
    assert EMPTY[name](Paper()) is None


def test_a_hostile_label_is_only_text() -> None:
    plot = draw_starts({"$\\frac{$ <script>alert(1)</script>": [900.0, 1000.0]}, Paper())
    assert plot is not None
    assert b"<script>alert" not in plot.content


def test_without_a_chinese_font_labels_are_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.analysis.plot.canvas.chinese_family", lambda: None)
    assert Paper("zh").say("pass", "符合") == "pass"
    assert draw_matrix(samples.MATRIX.drop(columns="林城办事"), Paper("zh")) is not None


def test_the_font_is_one_of_those_known() -> None:
    assert chinese_family() in (None, *FAMILIES)
