"""The HTML report of a trial, with its plots as an annex: the same document as that of any run."""

from dataclasses import replace
from pathlib import Path

from harness.inspection.calibration.citation import citation
from harness.inspection.campaign_file import campaign_of
from harness.inspection.documents import inspection_of, write
from harness.inspection.stability.judged import Judged
from harness.judge.catalogue_file import load_catalogue
from harness.model.saying import Language


def write_report(judged: Judged, out: Path, language: Language) -> list[Path]:
    """OUT/report.html; a later trial into the same folder replaces it. Refused when a planted value would stand in it.

    Raises BadInput where the calibration record beside the data cannot be read.
    """
    found = [judged.assessment]
    checked = citation(None, out)
    whole = inspection_of(found, load_catalogue(), campaign_of("default"), out, (), calibration=checked)
    return write(replace(whole, tables=judged.tables), found, out, ("html",), language)
