"""How likely a page shows each kind, by the weights that were learnt from whole pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np

from harness.detect.likeness.page_traits import Measures, PageTraits, company_measures, own_measures, page_measures


@dataclass(frozen=True, slots=True)
class PageLikeness:
    """`weights` as in page_learning.LearntPages; `digest` tells the pages."""

    kinds: tuple[str, ...]
    weights: Measures = field(repr=False)
    digest: str

    def of(self, traits: PageTraits) -> Mapping[str, float]:
        """Probability by kind, 0 to 1, that the page shows it."""
        page, company = page_measures(traits), company_measures(traits, self.kinds)
        table = np.array([[*own_measures(traits, kind), *page, *company, 1.0] for kind in self.kinds])
        sums = np.clip((table * self.weights).sum(axis=1), -50, 50)
        return dict(zip(self.kinds, (1.0 / (1.0 + np.exp(-sums))).tolist(), strict=True))


@cache
def learnt_page_likeness() -> PageLikeness:
    """The weights that come with the program."""
    content = files("harness.detect.likeness").joinpath("learnt_pages.npz").read_bytes()
    with np.load(BytesIO(content), allow_pickle=False) as told:
        return PageLikeness(
            tuple(str(kind) for kind in told["kinds"]), told["weights"].astype(float), str(told["digest"])
        )
