from pathlib import Path

from harness.detect.phone.logged_data import detect_data_logged
from harness.model.event import EventKind, Source
from tests.detect.ledger_stage import masker_of
from tests.detect.recording_factory import PASSWORD, PERSONA, Stage, stage


def _dumped(made: Stage, text: str, name: str = "log-main") -> None:
    file = f"system/vitals-0001-{name}.txt"
    made.writer.add_file(file, text.encode())
    made.event(EventKind.DUMP, Source.SYSTEM, name=name, file=file)


def test_planted_values_and_passwords_in_the_app_s_log_are_proof(tmp_path: Path) -> None:
    made = stage(tmp_path)
    _dumped(made, f"fine\nD App: phone={PERSONA.phone}\nD App: {PASSWORD}\nD App: phone={PERSONA.phone}\n")
    recording = made.done()
    found = {seen.subject: seen for seen in detect_data_logged(recording, masker_of(recording))}
    assert set(found) == {"phone", "password"}
    assert found["phone"].direct
    assert (found["phone"].data["lines"], found["phone"].evidence[0].locator) == (1, "line=2")
    assert PERSONA.phone not in str(found)
    assert PASSWORD not in str(found)


def test_other_logs_and_other_people_s_numbers_are_nothing(tmp_path: Path) -> None:
    made = stage(tmp_path)
    _dumped(made, "D App: phone=13800000000\n")
    _dumped(made, f"D Other: {PERSONA.phone}\n", name="log-system")
    recording = made.done()
    assert list(detect_data_logged(recording, masker_of(recording))) == []
