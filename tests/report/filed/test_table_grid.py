"""Grids of tables: as many columns as the widest row, together as wide as the text."""

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from harness.report.filed.table_grid import settle_grids, spread


def test_a_grid_of_the_loops_is_replaced_by_that_of_the_cells() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=3)
    for row in table.rows:
        for cell, width in zip(row.cells, (60, 30, 30), strict=True):
            cell.width = Mm(width)
    grid = table._tbl.tblGrid
    grid.remove(grid.gridCol_lst[0])
    settle_grids(document)
    widths = [int(column.get(qn("w:w"))) for column in grid.gridCol_lst]
    assert len(widths) == 3
    assert sum(widths) == 6 * 1440  # a letter page of 8.5 inches less two margins of 1.25, in twips
    assert [cell._tc.tcPr.find(qn("w:tcW")).get(qn("w:w")) for cell in table.rows[1].cells] == [str(w) for w in widths]


def test_proportions_stay() -> None:
    assert spread([2, 1, 1], 101) == [51, 25, 25]
