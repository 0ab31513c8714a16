"""The filed report as Word document, from the template `reports/inspection.docx`, which an office restyles in Word."""

import io
import zipfile
from collections.abc import Callable, Collection, Mapping
from typing import Any

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText
from jinja2 import TemplateError

from harness.model.faults import BadInput
from harness.model.saying import Saying
from harness.report.document_text import zip_text
from harness.report.filed.content import FiledApp, FiledFinding, FiledPicture, FiledReport, Mark
from harness.report.filed.table_grid import settle_grids
from harness.report.leak_guard import refuse_leaks
from harness.report.words import reports_folder

TEMPLATE = "inspection.docx"
COLOURS: Mapping[str, str] = {
    "violation": "9A1F1B",
    "suspect": "8A5600",
    "advice": "2C5A86",
    "not_tested": "59636F",
    "pass": "2D6A45",
    "not_applicable": "7B8591",
}
BOLD = ("violation", "suspect")


def filed_docx(report: FiledReport, forbidden: Collection[str] = ()) -> bytes:
    """The document. Raises BadInput for a template that cannot be filled, and EvidenceBroken when one of the raw
    values in `forbidden` would stand in it."""
    template = DocxTemplate(reports_folder() / TEMPLATE)
    try:
        template.render(_context(report, template), autoescape=True)
    except TemplateError as fault:
        what = (fault.message or type(fault).__name__)[:200]
        raise BadInput(
            Saying(f"a field of the template cannot be filled: {what}", f"模板中的字段无法填写：{what}"),
            f"reports/{TEMPLATE}",
            Saying("mend the field in Word, or take the last good template", "在 Word 中改正该字段，或恢复上一版模板"),
        ) from fault
    settle_grids(template.docx)
    held = io.BytesIO()
    template.save(held)
    document = _undated(held.getvalue())
    refuse_leaks(zip_text(document), forbidden, where="report.docx")
    return document


def _undated(document: bytes) -> bytes:
    """The same parts without the moment at which each was written: one report is the same bytes whenever it is made."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as parts, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name in parts.namelist():
            made.writestr(zipfile.ZipInfo(name), parts.read(name), zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _context(report: FiledReport, template: DocxTemplate) -> dict[str, Any]:
    """What the fields of the template may name: the report `d`, its words `t`, and the few that set colour."""
    return {
        "d": report,
        "t": report.words.__getitem__,
        "findings": any(app.findings for app in report.apps),
        "page_words": _page_words(report.words["page.of"]),
        "chip": chip,
        "sign": lambda mark: _rich((mark.sign, mark)),
        "verdict": _verdict,
        "counted": _counted,
        "devices": _devices,
        "picture": _pictures(report, template),
    }


def _page_words(pattern: str) -> list[str]:
    """The words before, between and after the two page numbers."""
    before, _, rest = pattern.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return [before, between, after]


def chip(mark: Mark | None) -> RichText:
    """An outcome in its colour; a dash where the Article was not judged."""
    return _rich((f"{mark.sign} {mark.word}", mark)) if mark else RichText("—")


def _verdict(app: FiledApp) -> RichText:
    return _rich((f"{app.conclusion.sign} {app.conclusion_text}", app.conclusion))


def _counted(app: FiledApp) -> RichText:
    text = _rich(*((f"{mark.sign} {mark.word} {count}　", mark) for mark, count in app.counts))
    text.add(app.waiting)
    return text


def _devices(finding: FiledFinding) -> RichText:
    text = RichText()
    for device, mark in finding.devices:
        text.add(f"{device} ")
        text.add(f"{mark.sign} {mark.word}　", color=COLOURS[mark.outcome], bold=mark.outcome in BOLD)
    return text


def _rich(*parts: tuple[str, Mark]) -> RichText:
    text = RichText()
    for shown, mark in parts:
        text.add(shown, color=COLOURS[mark.outcome], bold=mark.outcome in BOLD)
    return text


def _pictures(report: FiledReport, template: DocxTemplate) -> Callable[[FiledPicture, int], InlineImage]:
    def picture(one: FiledPicture, width_mm: int) -> InlineImage:
        return InlineImage(template, io.BytesIO(report.pictures[one.file]), width=Mm(width_mm))

    return picture
