from dataclasses import replace
from pathlib import Path

from harness.detect.sent.complaint_sent import detect_complaint_sent
from harness.detect.sent.leak import detect_personal_data_sent
from harness.model.observation import Observation
from tests.detect.recording_factory import HOST, PERSONA, stage

WORD = "KQ7M2XW9TR4B"


def seen(tmp_path: Path, *urls: str) -> list[Observation]:
    begun = stage(tmp_path, persona=replace(PERSONA, complaint=WORD))
    for url in urls:
        begun.request("POST", url, {"text": f"测试：{WORD} 建议增加周末办事窗口"})
    begun.request("POST", f"https://{HOST}/api/other", {"text": "测试：建议增加周末办事窗口"})
    view = begun.view()
    assert list(detect_personal_data_sent(view)) == []
    return list(detect_complaint_sent(view))


def test_who_gets_the_words_of_a_complaint_is_told_by_receiver(tmp_path: Path) -> None:
    found = seen(tmp_path, f"https://{HOST}/api/complaint", "https://sdk.example.com/log")
    assert {(one.data["host"], one.data["receiver"]) for one in found} == {
        (HOST, "first"),
        ("sdk.example.com", "third"),
    }
    assert all(one.direct for one in found)


def test_the_word_itself_is_masked(tmp_path: Path) -> None:
    assert WORD not in str(seen(tmp_path, f"https://{HOST}/api/complaint"))


def test_a_complaint_without_the_word_is_nobodys(tmp_path: Path) -> None:
    assert seen(tmp_path) == []
