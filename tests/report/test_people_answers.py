"""Who answered, and when, stands in every form of the report."""

import io
import json
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from harness.inspection.formats import FORMATS, Forms
from harness.model.answer import Answer
from harness.model.saying import Saying
from harness.model.verdict import Outcome
from harness.report.document_text import zip_text
from harness.report.people_answers import people_answers
from harness.report.subject import Inspection
from harness.report.words import load_words
from tests.report.inspection_factory import a_device, a_rule, a_run, a_verdict, an_inspection

AT = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
SAID = "人工答复（王检测，2026-11-20 02:30Z）：与清单一致。"


def answered(*devices: str) -> Inspection:
    rules = [a_rule("A05-3", "5", "与备案清单一致", decider="person"), a_rule("A05-1", "5", "主办单位")]
    answers = tuple(Answer(rule, "agrees", "王检测", AT, documents=("清单 2026-11",)) for rule in ("A05-3", "A05-1"))
    runs = [
        a_run(
            [a_verdict("A05-3", Outcome.PASS, "5", device=device, why=Saying("answered", SAID))],
            device=a_device(device, device),
            answers=answers,
        )
        for device in devices
    ]
    return an_inspection(runs, rules)


def test_an_answer_is_told_once_for_all_recordings_that_hold_it() -> None:
    (one,) = people_answers(answered("甲", "乙"), load_words("zh"))
    assert (one.rule, one.by, one.at, one.devices) == ("A05-3", "王检测", "2026-11-20 10:30", ("甲", "乙"))


def test_an_answer_to_a_rule_that_nobody_asks_about_is_not_told() -> None:
    assert [one.rule for one in people_answers(answered("甲"), load_words("zh"))] == ["A05-3"]


def _read(name: str, content: bytes) -> str:
    if name == "pdf":
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if name in ("docx", "xlsx"):
        return zip_text(content)
    return content.decode()


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "particulars"])
def test_who_answered_and_when_stands_in_every_form(name: str) -> None:
    told = _read(name, FORMATS[name][1](Forms(answered("甲"), "zh", ())))
    assert "王检测" in told
    assert "2026-11-20" in told


def test_results_json_gives_the_answer_by_its_parts() -> None:
    (entry,) = json.loads(Forms(answered("甲"), "zh", ()).json())
    assert entry["answer"] == {
        "value": "agrees",
        "by": "王检测",
        "at": "2026-11-20T02:30:00+00:00",
        "documents": ["清单 2026-11"],
    }
