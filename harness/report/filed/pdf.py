"""The filed report as PDF, set by typst from `reports/inspection.typ` in fonts that are found and embedded."""

import json
import tempfile
from collections.abc import Collection
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

import typst

from harness.model.faults import BadInput, MissingComponent
from harness.model.saying import Saying
from harness.report.document_text import pdf_text
from harness.report.filed.content import FiledReport
from harness.report.filed.font_reach import shared_characters, within
from harness.report.leak_guard import refuse_leaks
from harness.report.paper_fonts import SANS, SERIF, font_files
from harness.report.words import reports_folder

TEMPLATE = "inspection.typ"
STANDARD: Literal["a-2u"] = "a-2u"  # PDF/A for filing: fonts embedded, text that can be searched


def filed_pdf(report: FiledReport, made_at: datetime, forbidden: Collection[str] = ()) -> bytes:
    """The document. Raises MissingComponent without fonts, BadInput for a template that typst refuses, and
    EvidenceBroken when one of the raw values in `forbidden` would stand in it."""
    files = font_files()
    with tempfile.TemporaryDirectory(prefix="report-") as name:
        folder = Path(name)
        _lay_out(report, files, folder)
        document = _compiled(folder, made_at)
    refuse_leaks(pdf_text(document), forbidden, where="report.pdf")
    return document


def _lay_out(report: FiledReport, fonts: tuple[Path, ...], folder: Path) -> None:
    """Template, data and pictures in one folder, out of which the template cannot reach; fonts beside them as links."""
    (folder / "page").mkdir()
    (folder / "fonts").mkdir()
    for place, font in enumerate(fonts):
        (folder / "fonts" / f"{place}-{font.name}").symlink_to(font)
    source = (reports_folder() / TEMPLATE).read_bytes()
    (folder / "page" / TEMPLATE).write_bytes(source)
    told = within(asdict(replace(report, pictures={})), shared_characters(fonts))
    data = told | {"fonts": {"sans": SANS, "serif": SERIF}}
    (folder / "page" / "report.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    for file, content in report.pictures.items():
        (folder / "page" / file).write_bytes(content)


def _compiled(folder: Path, made_at: datetime) -> bytes:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder / "fonts")])
    lacking = [family for family in (SANS, SERIF) if family not in fonts.families()]
    if lacking:
        mend = Saying("reinstall fonts-noto-cjk", "重新安装 fonts-noto-cjk")
        raise MissingComponent(
            Saying("the font files hold no such family", "字体文件中没有该字族"), where=", ".join(lacking), mend=mend
        )
    moment = made_at.replace(microsecond=0)
    compiler = typst.Compiler(folder / "page" / TEMPLATE, root=folder / "page", font_paths=fonts)
    try:
        made, warned = compiler.compile_with_warnings(format="pdf", pdf_standards=[STANDARD], timestamp=moment)
    except typst.TypstError as fault:
        raise _refused(fault.message) from fault
    unknown = [one.message for one in warned if "font" in one.message]
    if unknown:
        raise _refused(unknown[0])
    if not isinstance(made, bytes):
        raise _refused("no document")
    return made


def _refused(what: str) -> BadInput:
    mend = Saying("undo the last change of the template", "撤销模板最近的改动")
    return BadInput(Saying(f"typst says: {what}", f"typst 报告：{what}"), f"reports/{TEMPLATE}", mend)
