"""The ledger is a workbook that Excel opens: a sheet a question, frozen head, filters, no formula out of an app."""

import io
import re
import zipfile

import pytest

from harness.model.faults import EvidenceBroken
from harness.report.ledger import ledger_xlsx
from harness.report.ledger_columns import ON_PAGE, column_widths
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


def test_a_sheet_prints_on_a4_across_with_its_head_on_every_page() -> None:
    parts = members(ledger_xlsx(sample()))
    sheets = [text for name, text in parts.items() if name.startswith("xl/worksheets/")]
    for text in sheets:
        assert re.search(r'<pageSetup paperSize="9"[^>]* fitToHeight="0" orientation="landscape"', text)
        assert '<pageSetUpPr fitToPage="1"' in text
    names = parts["xl/workbook.xml"]
    assert names.count("_xlnm.Print_Titles") == names.count("_xlnm.Print_Area") == len(SHEETS)
    for sheet in ledger_sheets(sample(), "zh"):
        assert sum(column_widths(sheet)) <= ON_PAGE, sheet.name
