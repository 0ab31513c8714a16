"""What left to whom is drawn for any number of receivers, those with most first."""

import pytest

from harness.analysis.plot.canvas import Paper
from harness.analysis.plot.departures import MOST, Departure, draw_departures


@pytest.mark.parametrize("count", [1, MOST + 5])
def test_many_receivers_are_bounded(count: int) -> None:
    rows = [Departure(f"d{n}", f"{n}.test", n % 2 == 0, n + 1, n % 3 == 0, n % 5 == 0) for n in range(count)]
    plot = draw_departures(rows, Paper("en"))
    assert plot
    assert plot.media_type == "image/svg+xml"
    assert plot.height_in <= 1.1 + 0.34 * MOST
