"""Reads a page with a small language model and says how likely each row, and the page, shows each kind.

The model (reader.onnx) is six layers of multilingual-e5-small (MIT, NOTICE) taught on the natural pages and lessons in
tests/detect/screens/natural; `teach_reader.py` there makes it anew. Its weights are whole numbers of one byte. It runs
on one thread: a screen of 100 tokens takes some 6 ms. What it says is a hint that `harness look` weighs; verdicts
never ask it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import numpy as np

from harness.detect.comprehension.page_tokens import RowText, tokens_of
from harness.detect.comprehension.word_pieces import WordPieces, word_pieces

FILE = "reader.onnx"
# The model's own notes: the kinds in the order of its answers, and which lessons it was taught by.
KINDS, DIGEST = "kinds", "digest"
_ERRORS_ONLY = 3  # of onnxruntime's levels of logging


@dataclass(frozen=True, slots=True)
class PageReading:
    """Log-odds by label kind: of the page as a whole, and of each row that was read, in the order of the rows."""

    page: Mapping[str, float]
    rows: tuple[Mapping[str, float], ...]


NOTHING_READ = PageReading(MappingProxyType({}), ())


class PageReader:
    """`content` is a model as teach_reader.py writes it."""

    def __init__(self, content: bytes, pieces: WordPieces) -> None:
        import onnxruntime  # slow to import: only who looks at a screen needs it

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = _ERRORS_ONLY
        self._session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
        self._pieces = pieces
        notes = self._session.get_modelmeta().custom_metadata_map
        self.kinds, self.digest = tuple(notes[KINDS].split()), notes.get(DIGEST, "")

    def read(self, rows: Sequence[RowText]) -> PageReading:
        """What the rows of one page say; nothing of a page without rows."""
        tokens = tokens_of(rows, self._pieces)
        if not tokens.rows:
            return NOTHING_READ
        told = {"ids": tokens.ids, "down": tokens.down, "across": tokens.across, "shares": tokens.shares()}
        of_rows, of_page = self._session.run(["rows", "page"], told)
        return PageReading(self._by_kind(of_page), tuple(self._by_kind(row) for row in of_rows))

    def _by_kind(self, odds: np.ndarray) -> Mapping[str, float]:
        return MappingProxyType(dict(zip(self.kinds, (float(one) for one in odds), strict=True)))


@cache
def page_reader() -> PageReader:
    """The reader that comes with the program; some 0.1 s and 60 MB when it is first asked for."""
    return PageReader(files("harness.detect.comprehension").joinpath(FILE).read_bytes(), word_pieces())
