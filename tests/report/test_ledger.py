"""The ledger is a workbook that Excel opens: a sheet a question, frozen head, filters, no formula out of an app."""

import io
import re
import zipfile

import pytest

from harness.model.faults import EvidenceBroken
from harness.report.ledger import MOST_LINES, ledger_xlsx, lines_of
from harness.report.ledger_sheets import ledger_sheets
from tests.report.hostile_inspection import PAYLOADS, hostile
from tests.report.inspection_factory import a_run, a_verdict, an_inspection
from tests.report.sample_inspection import sample

SHEETS = (
    "条款结论",
    "问题与整改",
    "逐项结果",
    "人工答复",
    "未测及原因",
    "外发去向",
    "证据索引",
    "运行与封存",
    "报告要素",
)


def members(document: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def test_each_question_has_its_sheet_with_filter_and_frozen_head() -> None:
    parts = members(ledger_xlsx(sample()))
    assert tuple(re.findall(r'<sheet name="([^"]+)"', parts["xl/workbook.xml"])) == SHEETS
    sheets = [text for name, text in parts.items() if name.startswith("xl/worksheets/")]
    assert len(sheets) == len(SHEETS)
    assert all("<autoFilter" in text and 'state="frozen"' in text and "<cols>" in text for text in sheets)


def test_the_sheets_hold_every_result_and_every_finding() -> None:
    inspection = sample()
    by_name = {sheet.name: sheet for sheet in ledger_sheets(inspection, "zh")}
    assert len(by_name["逐项结果"].rows) == sum(len(run.verdicts) for run in inspection.runs)
    assert all(row[8] for row in by_name["问题与整改"].rows)
    assert {row[3] for row in by_name["外发去向"].rows} <= {"第一方", "第三方"}
    assert all(len(row) == len(sheet.heads) for sheet in by_name.values() for row in sheet.rows)


@pytest.mark.parametrize("text", [*PAYLOADS, "=cmd|'/c calc'!A0", "+1+1", "@SUM(1)", "https://evil.test/"])
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    parts = members(ledger_xlsx(hostile(text)))
    assert not any("<f>" in part or "<hyperlink" in part for part in parts.values())


def test_a_planted_value_stops_it() -> None:
    leaking = a_verdict(app="13812345678")
    run = a_run([leaking], app=None, faults=())
    with pytest.raises(EvidenceBroken):
        ledger_xlsx(an_inspection([run], report_id="13812345678"), "zh", {"13812345678"})


def test_rows_are_as_high_as_their_wrapped_text() -> None:
    assert lines_of(["短", 3], [10, 10]) == 1
    assert lines_of(["长" * 20, "短"], [21, 10]) == 2
    assert lines_of(["一\n二\n三"], [10]) == 3
    assert lines_of(["长" * 5000], [21]) == MOST_LINES
