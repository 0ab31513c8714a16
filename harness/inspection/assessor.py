"""What turns one recording after another into verdicts, with the engines that are costly to load kept loaded."""

from functools import cached_property
from pathlib import Path
from typing import Any

from harness.assess import Assessment, assess
from harness.detect.drawn.ocr import OcrReader, load_engine
from harness.detect.drawn.strip_memory import STRIPS, StripMemory
from harness.inspection.one_thread import one_thread
from harness.judge.campaign import Campaign
from harness.judge.rule import Catalogue


class Assessor:
    """Assesses recordings with one OCR engine, which is loaded when it is first needed."""

    def __init__(self, catalogue: Catalogue, campaign: Campaign) -> None:
        self.catalogue, self.campaign = catalogue, campaign

    @cached_property
    def _engine(self) -> Any:
        return load_engine()

    def assess(self, folder: Path) -> Assessment:
        """Detect and judge. What was read by OCR is kept in the recording's derived files and not read again."""
        reader = OcrReader(self._engine, StripMemory(folder / "derived" / "ocr" / STRIPS))
        with one_thread():
            return assess(folder, self.catalogue, self.campaign, reader)
