"""Column widths of the tables in a filled Word template.

The template makes columns by loops; the grid that Word keeps beside the cells still has the loops' own columns, and
programs that trust it (LibreOffice, WPS) would lay out or lose columns by it.
"""

from collections.abc import Sequence

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

TWIPS_PER_EMU = 1 / 635


def settle_grids(document: Document) -> None:
    """Give every table the grid of its widest row, spread over the text's width."""
    section = document.sections[0]
    margins = (section.left_margin or 0) + (section.right_margin or 0)
    text_width = round(((section.page_width or 0) - margins) * TWIPS_PER_EMU)
    for table in document.element.body.iter(qn("w:tbl")):
        rows = [list(row.iterchildren(qn("w:tc"))) for row in table.iterchildren(qn("w:tr"))]
        widths = [_width(cell) for cell in max(rows, key=len, default=[])]
        if text_width > 0 and widths and all(widths):
            _settle(table, rows, spread(widths, text_width))


def spread(widths: Sequence[int], whole: int) -> list[int]:
    """The same proportions, together as wide as the whole; what rounding leaves goes to the first."""
    scaled = [width * whole // sum(widths) for width in widths]
    return [scaled[0] + whole - sum(scaled), *scaled[1:]]


def _settle(table: BaseOxmlElement, rows: Sequence[Sequence[BaseOxmlElement]], widths: Sequence[int]) -> None:
    grid = table.find(qn("w:tblGrid"))
    if grid is None:
        return
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        column = OxmlElement("w:gridCol")
        column.set(qn("w:w"), str(width))
        grid.append(column)
    for cells in rows:
        if len(cells) == len(widths):
            for cell, width in zip(cells, widths, strict=True):
                cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").set(qn("w:w"), str(width))


def _width(cell: BaseOxmlElement) -> int:
    """0 where a cell tells none in twips, or spans columns."""
    properties = cell.find(qn("w:tcPr"))
    width = None if properties is None else properties.find(qn("w:tcW"))
    spans = properties is not None and properties.find(qn("w:gridSpan")) is not None
    if width is None or spans or width.get(qn("w:type")) != "dxa":
        return 0
    return int(width.get(qn("w:w"), "0"))
