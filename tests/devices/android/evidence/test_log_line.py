import pytest

from harness.devices.android.evidence.log_line import parse_log
from tests.devices.android.evidence.golden import ZONE, china


@pytest.mark.parametrize(
    "line",
    [
        "     1795312800.500  2003  2010 E Tag     : text: with a colon",
        "     1795312800.500 10120  2003  2010 E Tag: text: with a colon",
        "     1795312800.500 u0_a120  2003  2010 E Tag: text: with a colon",
        "11-22 10:00:00.500  2003  2010 E Tag     : text: with a colon",
        "2026-11-22 10:00:00.500 +0800  2003  2010 E Tag: text: with a colon",
    ],
)
def test_every_form_of_a_line(line: str) -> None:
    (one,) = parse_log(line, ZONE, 2026).records
    assert (one.pid, one.tid, one.level, one.tag, one.text) == (2003, 2010, "E", "Tag", "text: with a colon")
    assert one.at == china("2026-11-22 10:00:00.500")


def test_a_closed_buffer_is_no_answer() -> None:
    assert not parse_log("Unable to open log device 'crash'\n", ZONE, 2026).answered
