from pathlib import Path

from harness.detect.phone.permission_held import IN_BACKGROUND, detect_permission_held
from harness.model.event import EventKind, Source
from harness.model.observation import Kind, Observation
from tests.detect.ledger_stage import MASKER, booked, one
from tests.detect.recording_factory import Stage, stage

FINE = "android.permission.ACCESS_FINE_LOCATION"
COARSE = "android.permission.ACCESS_COARSE_LOCATION"


def _told(made: Stage, permission: str, *, granted: bool | None, **more: object) -> None:
    data = {"category": "location", "declared": True, "by_user": False, "changed": False, "moment": "x"}
    made.event(EventKind.PERMISSION, Source.SYSTEM, permission=permission, granted=granted, **(data | more))


def _held(made: Stage) -> dict[str, Observation]:
    found = detect_permission_held(made.done(), MASKER)
    return {seen.subject: seen for seen in found if seen.kind is Kind.PERMISSION_HELD}


def test_never_sometimes_always(tmp_path: Path) -> None:
    made = stage(tmp_path)
    _told(made, FINE, granted=False)
    _told(made, FINE, granted=True, changed=True)
    _told(made, COARSE, granted=False)
    held = _held(made)
    assert (held[FINE].data["granted"], held[COARSE].data["granted"]) == ("sometimes", "never")
    assert held[COARSE].data["category_granted"] == "sometimes"


def test_used_is_what_the_ledger_booked_of_that_data(tmp_path: Path) -> None:
    made = stage(tmp_path)
    _told(made, FINE, granted=True)
    _told(made, IN_BACKGROUND, granted=True)
    booked(made, 0, state="top")
    held = _held(made)
    assert (held[FINE].data["used"], held[IN_BACKGROUND].data["used"]) == (True, False)


def test_a_rejected_use_is_no_use(tmp_path: Path) -> None:
    made = stage(tmp_path)
    _told(made, FINE, granted=False)
    booked(made, 0, what="reject")
    assert _held(made)[FINE].data["used"] is False


def test_a_permission_that_opens_no_data_is_left_out(tmp_path: Path) -> None:
    made = stage(tmp_path)
    _told(made, "android.permission.VIBRATE", granted=True, category="")
    assert not _held(made)


def test_a_change_without_the_user_is_told(tmp_path: Path) -> None:
    made = stage(tmp_path)
    _told(made, FINE, granted=False)
    _told(made, FINE, granted=True, changed=True)
    seen = one(found for found in detect_permission_held(made.done(), MASKER) if found.kind is Kind.PERMISSION_CHANGED)
    assert (seen.data["granted"], seen.data["by_user"]) == (True, False)
