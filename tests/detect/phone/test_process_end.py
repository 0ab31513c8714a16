from pathlib import Path

from harness.detect.phone.process_end import detect_process_ended
from harness.model.event import EventKind, Source
from tests.detect.ledger_stage import MASKER, ms
from tests.detect.recording_factory import stage


def test_ends_are_told_by_kind_and_owner(tmp_path: Path) -> None:
    made = stage(tmp_path)
    for what, whose in (("crash", "app"), ("crash", "app"), ("killed", "device"), ("ended", "harness"), ("odd", "app")):
        data = {"what": what, "whose": whose, "reason": what, "foreground": what == "crash", "at_ms": ms(0)}
        made.event(EventKind.PROCESS_EXIT, Source.SYSTEM, **data)
    found = {seen.subject: seen for seen in detect_process_ended(made.done(), MASKER)}
    assert set(found) == {"crash", "killed", "ended"}
    assert (found["crash"].data["count"], found["crash"].data["foreground"]) == (2, True)
    assert found["ended"].data["whose"] == "harness"
