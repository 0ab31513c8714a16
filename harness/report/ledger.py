"""The ledger (台账) as Excel file: one sheet a question, each with filters, a frozen head and columns that fit."""

import io
from collections.abc import Collection
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from harness.model.saying import Language
from harness.report.document_text import zip_text
from harness.report.leak_guard import refuse_leaks
from harness.report.ledger_columns import column_widths, lines_of
from harness.report.ledger_sheets import Sheet, ledger_sheets
from harness.report.plain_text import plain
from harness.report.subject import Inspection

LONGEST_CELL = 2000
LINE_PT, PADDING_PT = 13.8, 4.0
A4 = 9  # Excel's number of the paper
MARGIN_INCHES = 0.4
INKS = {"violation": "#9A1F1B", "suspect": "#8A5600", "advice": "#2C5A86", "pass": "#2D6A45"}


@dataclass(frozen=True, slots=True)
class _Forms:
    head: Format
    cell: Format
    number: Format
    outcomes: dict[str, Format]


def ledger_xlsx(inspection: Inspection, language: Language = "zh", forbidden: Collection[str] = ()) -> bytes:
    """The workbook. No text becomes a formula or a link, whatever an app has written into it.

    Raises EvidenceBroken when one of the raw values in `forbidden` would stand in it.
    """
    held = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(held, options) as book:
        created = inspection.made_at.replace(tzinfo=None)
        book.set_properties({"title": plain(inspection.report_id, 80), "created": created})
        forms = _forms(book)
        for sheet in ledger_sheets(inspection, language):
            _write(book, sheet, forms)
    document = held.getvalue()
    refuse_leaks(zip_text(document), forbidden, where="ledger.xlsx")
    return document


def _forms(book: Workbook) -> _Forms:
    common = {"font_name": "宋体", "font_size": 10, "valign": "top", "border": 1, "border_color": "#C9CFD6"}
    wrapped = {**common, "text_wrap": True}
    head = {
        **common,
        "bold": True,
        "bg_color": "#1F4468",
        "font_color": "#FFFFFF",
        "text_wrap": True,
        "valign": "vcenter",
    }
    inks = {name: book.add_format({**wrapped, "font_color": ink, "bold": True}) for name, ink in INKS.items()}
    return _Forms(book.add_format(head), book.add_format(wrapped), book.add_format(common), inks)


def _write(book: Workbook, sheet: Sheet, forms: _Forms) -> None:
    made = book.add_worksheet(sheet.name)
    for column, title in enumerate(sheet.heads):
        made.write_string(0, column, title, forms.head)
    for row, cells in enumerate(sheet.rows, 1):
        ink = forms.outcomes.get(sheet.outcomes[row - 1] if sheet.outcomes else "", forms.cell)
        for column, cell in enumerate(cells):
            if isinstance(cell, int | float):
                made.write_number(row, column, cell, forms.number)
            else:
                form = ink if column == sheet.outcome_column else forms.cell
                made.write_string(row, column, plain(cell, LONGEST_CELL, keep_lines=True), form)
    widths = column_widths(sheet)
    for column, width in enumerate(widths):
        made.set_column(column, column, width)
    for row, cells in enumerate(sheet.rows, 1):
        made.set_row(row, LINE_PT * lines_of(cells, widths) + PADDING_PT)
    made.freeze_panes(1, sheet.frozen)
    made.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.heads) - 1)
    _on_paper(made, sheet)


def _on_paper(made: Worksheet, sheet: Sheet) -> None:
    """A4 across, all columns on one page wide, the head on every page; the columns keep the type from getting small."""
    made.set_landscape()
    made.set_paper(A4)
    made.set_margins(left=MARGIN_INCHES, right=MARGIN_INCHES, top=0.5, bottom=0.6)
    made.print_area(0, 0, max(len(sheet.rows), 1), len(sheet.heads) - 1)
    made.fit_to_pages(1, 0)
    made.repeat_rows(0)
    made.set_footer("&L&A&R&P / &N")
