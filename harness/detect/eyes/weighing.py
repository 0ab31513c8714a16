"""Weighs what a page shows as a whole: which told kinds it bears out, and which it shows though no phrase says so.

A phrase or a likeness by itself errs where the rest of the page speaks otherwise. Only `harness look` weighs; the
verdicts of a recording rest on what can be quoted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from harness.detect.comprehension.page_reader import page_reader
from harness.detect.comprehension.page_tokens import row_texts
from harness.detect.likeness.learnt import learnt_likeness
from harness.detect.likeness.learnt_pages import learnt_page_likeness
from harness.detect.likeness.likely_rows import LikelyRow, likely_rows, read_rows
from harness.detect.likeness.meant import MEANT
from harness.detect.likeness.page_traits import page_traits
from harness.detect.screen.screen_view import ScreenView

# [default] A told kind falls where the page speaks against it, an untold one must be clearly likelier than not: a false
# accusation weighs more than a miss. On pages of authors held apart some .96 of what is told so is true (recall .95),
# on those of authors who were asked for other words .93 (recall .85).
LEAST_TO_STAND, LEAST_TO_BE_TOLD = 0.28, 0.65
SURE_ROW = 1.0  # log-odds at which a further row of a kind that the page shows is told, too


@dataclass(frozen=True, slots=True)
class Weighing:
    """`told`: confidence of the rules by label kind; `rows` as they were read; `probable`: by kind, 0 to 1."""

    told: Mapping[str, float]
    rows: tuple[LikelyRow, ...]
    probable: Mapping[str, float]

    def bears_out(self, kind: str) -> bool:
        """Whether the rest of the page lets stand what was told of a kind; what only pixels tell it does."""
        return self.probable.get(kind, 1.0) >= LEAST_TO_STAND

    def untold_rows(self) -> Iterator[tuple[str, LikelyRow]]:
        """Rows that surely resemble a kind that the page shows, and the likeliest where nothing was told."""
        for name in filter(self._shows, MEANT):
            likely = sorted((row for row in self.rows if name in row.log_odds), key=lambda row: -row.log_odds[name])
            for place, row in enumerate(likely):
                if row.log_odds[name] >= SURE_ROW or (not place and name not in self.told):
                    yield name, row

    def _shows(self, kind: str) -> bool:
        return self.probable.get(kind, 0.0) >= (LEAST_TO_STAND if kind in self.told else LEAST_TO_BE_TOLD)


def weighed(view: ScreenView, told: Mapping[str, float]) -> Weighing:
    """A page as the learnt weights hold it; `told` is the confidence of the rules by label kind."""
    reading = page_reader().read(row_texts(view))
    traits = page_traits(view, told, tuple(likely_rows(view, learnt_likeness())), reading)
    return Weighing(told, tuple(read_rows(view, reading)), learnt_page_likeness().of(traits))
