"""What resembles is told with its kind, with less weight, and with what spoke for it."""

from harness.detect.eyes.label import names_of
from harness.detect.likeness.alike import CONFIDENCE, alike
from harness.detect.likeness.learnt import learnt_likeness
from harness.detect.likeness.likely_rows import likely_rows
from tests.detect.screen_factory import MASKER, heading, view


def test_it_is_said_with_less_weight_and_with_what_spoke_for_it() -> None:
    page, likeness = view(heading("考勤"), ["昨日 17:30 下班", "没打上"]), learnt_likeness()
    (row,) = (row for row in likely_rows(page, likeness) if "没打上" in row.text and "|" in row.text)
    one = alike(row, "check_in", likeness, page, MASKER)
    assert names_of(one) == ("check_in",)
    assert one.confidence == CONFIDENCE
    assert one.data["alike"]
    assert one.data["because"]
