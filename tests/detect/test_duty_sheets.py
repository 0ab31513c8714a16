"""What the eyes take for a duty on 422 screens of offices, of which 148 only look so, by words and places alone."""

from harness.detect.eyes.recognise import recognise
from tests.detect.screen_factory import MASKER, view
from tests.detect.screens.offices.sheet import sheets
from tests.detect.screens.tried import Tried
from tests.detect.test_office_sheets import rows_of

DUTIES = frozenset(
    (
        *("check_in", "points", "ranking_persons", "ranking_units", "online_time", "metric_assessment", "assessment"),
        *("usage_rate", "login_duty", "invitation", "install_duty", "share_duty", "form_duty", "repeated_field"),
        *("photo_duty", "video_duty", "trail", "duty_text", "negative_state"),
    )
)
# A page of three rows gives a reader little company to weigh a row by: whole pages are told better (make eyes).
LEAST_PRECISION, LEAST_RECALL = 0.94, 0.94


def test_duties_are_told_from_what_only_looks_like_one() -> None:
    tried, accused = Tried(), []
    for sheet in sheets("duty"):
        if any(element.mark in ("dialog", "upload", "html") for element in sheet.elements):
            continue  # what lies over a page and what takes a picture needs more than rows
        page = view(*(row for element in sheet.elements for row in rows_of(element) if row))
        found = frozenset(label.kind for label in recognise(page, 1.0, MASKER)) & DUTIES
        tried.count(sheet.name, sheet.shows & DUTIES, sheet.may, found)
        accused += [(sheet.name, found)] if found - sheet.may and not sheet.shows else []
    assert tried.precision()[0] >= LEAST_PRECISION, tried.told
    assert tried.recall()[0] >= LEAST_RECALL, tried.told
    assert accused == [], "sheets that show nothing"
