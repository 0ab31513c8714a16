from datetime import date

from harness.model.permission import Permission
from harness.recording.json_form import from_json, to_json


def test_a_letter_comes_back_from_a_recording_as_it_was() -> None:
    letter = Permission("甲", date(2026, 1, 2), date(2026, 1, 3), ("a.example",), forbidden_actions=("提交",))
    assert from_json(Permission, to_json(letter)) == letter
