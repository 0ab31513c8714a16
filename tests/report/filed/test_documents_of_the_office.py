"""Word and PDF: whole, in both languages, with their fonts, and never with a planted value."""

import io
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

from harness.model.faults import BadInput, EvidenceBroken, MissingComponent
from harness.model.saying import Language
from harness.report.document_text import pdf_text, zip_text
from harness.report.filed import docx, pdf
from harness.report.filed.docx import filed_docx
from harness.report.filed.pdf import filed_pdf
from harness.report.filed.report_text import filed_report
from harness.report.paper_fonts import FOLDER_VARIABLE, font_files
from harness.report.subject import Inspection
from tests.report.hostile_inspection import PAYLOADS, hostile
from tests.report.inspection_factory import BEGAN, a_run, a_verdict, an_inspection
from tests.report.sample_inspection import sample


@pytest.fixture(scope="module")
def inspection() -> Inspection:
    return sample()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pdf_embeds_its_fonts_and_numbers_its_pages(inspection: Inspection, language: Language) -> None:
    document = filed_pdf(filed_report(inspection, language), BEGAN)
    text = pdf_text(document)
    pages = len(PdfReader(io.BytesIO(document)).pages)
    assert b"FontFile" in document or b"/ObjStm" in document
    assert "林城督办" in text
    assert "ZW2026-0042" in text
    assert (f"第1页共{pages}页" if language == "zh" else f"Page1of{pages}") in text
    assert filed_pdf(filed_report(inspection, language), BEGAN) == document


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_word_document_is_filled_in_whole(inspection: Inspection, language: Language) -> None:
    document = filed_docx(filed_report(inspection, language))
    text = zip_text(document)
    assert "{{" not in text
    assert "{%" not in text
    opened = Document(io.BytesIO(document))
    assert "林城督办" in "\n".join(one.text for one in opened.paragraphs)
    assert text.count("wp:inline") > 3
    # a finding's head and the line under it: neither may stand alone at the foot of a page
    pairs = [(one, two) for one, two in pairwise(opened.paragraphs) if _style(one) == "Heading3"]
    below = [two for one, two in pairs if one.text[:1].isdigit()]
    assert below
    assert all(one.paragraph_format.keep_with_next for one in below)
    empty = [table for table in opened.tables if not any(cell.text for row in table.rows for cell in row.cells)]
    assert empty == []


def _style(paragraph: Paragraph) -> str:
    return paragraph.style.style_id if paragraph.style else ""


@pytest.mark.parametrize("text", PAYLOADS)
def test_hostile_text_breaks_neither(text: str) -> None:
    report = filed_report(hostile(text, with_host=True))
    assert filed_pdf(report, BEGAN).startswith(b"%PDF")
    with zipfile.ZipFile(io.BytesIO(filed_docx(report))) as archive:
        assert archive.testzip() is None
    Document(io.BytesIO(filed_docx(report)))


def test_neither_is_made_with_a_planted_value(inspection: Inspection) -> None:
    report = replace(filed_report(inspection), notice="tel 13812345678")
    with pytest.raises(EvidenceBroken):
        filed_pdf(report, BEGAN, {"13812345678"})
    with pytest.raises(EvidenceBroken):
        filed_docx(report, {"13812345678"})


def test_a_machine_without_the_fonts_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.report.paper_fonts._system_folders", lambda: (tmp_path,))
    with pytest.raises(MissingComponent, match="fonts-noto-cjk"):
        font_files()


def test_fonts_are_found_in_the_folder_that_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.report.paper_fonts._system_folders", lambda: ())
    (tmp_path / "deep").mkdir()
    for name in ("NotoSansCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc"):
        (tmp_path / "deep" / name).write_bytes(b"font")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert [path.name for path in font_files()] == ["NotoSansCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc"]


def test_a_template_that_typst_refuses_is_a_fault_that_names_it(
    inspection: Inspection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = filed_report(inspection)
    (tmp_path / pdf.TEMPLATE).write_text("#let x = (", encoding="utf-8")
    monkeypatch.setattr(pdf, "reports_folder", lambda: tmp_path)
    with pytest.raises(BadInput, match=r"reports/inspection\.typ"):
        filed_pdf(report, BEGAN)


def test_a_field_that_the_template_misspells_is_a_fault_that_names_it(
    inspection: Inspection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = filed_report(inspection)
    restyled = Document()
    restyled.add_paragraph("{{ d.nothing.at.all }}")
    restyled.save(str(tmp_path / docx.TEMPLATE))
    monkeypatch.setattr(docx, "reports_folder", lambda: tmp_path)
    with pytest.raises(BadInput, match=r"reports/inspection\.docx"):
        filed_docx(report)


def test_the_template_in_the_repository_is_what_word_can_open() -> None:
    path = Path(__file__).resolve().parents[3] / "reports" / docx.TEMPLATE
    styles = {style.name for style in Document(str(path)).styles}
    assert {"Heading 1", "Report Cell", "Report Evidence"} <= styles


def test_the_same_report_is_the_same_word_document(monkeypatch: pytest.MonkeyPatch) -> None:
    report = filed_report(an_inspection([a_run([a_verdict()])]))
    first = filed_docx(report)
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 2, 3, 4, 5, 6, 0, 34, 0))
    assert filed_docx(report) == first
