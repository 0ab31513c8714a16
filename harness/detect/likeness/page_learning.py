"""Learns from whole pages how likely each shows a kind, by what the rules told and what the rows resemble.

`python -m harness.detect.likeness.page_learning` writes learnt_pages.npz anew after pages.tsv was made anew. One
logistic regression is learnt for all kinds together; each kind then departs from it as far as its own pages bear out,
so that a kind of few pages is weighed like the others.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from harness.detect.likeness.page_examples import PageExample, page_examples_content, parse_page_examples
from harness.detect.likeness.page_traits import Measures, company_measures, own_measures, page_measures

STRENGTH_OF_ALL, STRENGTH_OF_ONE = 1.0, 0.1  # of the pages against small weights; chosen on authors held apart
FREE_BIAS = 0.1  # how much less than a weight the bias is held
STEPS = 100
LEAST_PAGES = 5  # that show a kind
FILE = Path(__file__).with_name("learnt_pages.npz")
# What pixels tell and words cannot is never weighed by words.
UNWORDED = frozenset(("white_screen", "black_screen", "cut_text", "overlapping_text", "small_text", "small_target"))


@dataclass(frozen=True, slots=True)
class LearntPages:
    """`weights` has a row for each kind: own measures, the page's, those of its company, the bias."""

    kinds: tuple[str, ...]
    weights: Measures


def learn_pages(examples: Sequence[PageExample]) -> LearntPages:
    """The weights of every kind that enough pages show."""
    shown = [kind for one in examples for kind in one.shown]
    kinds = tuple(sorted(kind for kind in set(shown) - UNWORDED if shown.count(kind) >= LEAST_PAGES))
    if not kinds:
        return LearntPages((), np.zeros((0, 1)))
    pages = np.array([page_measures(one.traits) for one in examples])
    company = np.array([company_measures(one.traits, kinds) for one in examples])
    own = {kind: np.hstack([[own_measures(one.traits, kind) for one in examples], pages]) for kind in kinds}
    told = {kind: _told(examples, kind) for kind in kinds}
    together = _fitted(
        np.vstack([own[kind] for kind in kinds]),
        np.concatenate([told[kind][0] for kind in kinds]),
        np.concatenate([told[kind][1] for kind in kinds]),
        STRENGTH_OF_ALL,
    )
    start = np.concatenate([together[:-1], np.zeros(company.shape[1]), together[-1:]])
    rows = [_fitted(np.hstack([own[kind], company]), *told[kind], STRENGTH_OF_ONE, start) for kind in kinds]
    return LearntPages(kinds, np.array(rows))


def digest_of(content: str) -> str:
    """Tells which pages weights were learnt from."""
    return sha256(content.encode()).hexdigest()


def packed(learnt: LearntPages, digest: str) -> bytes:
    """The weights as a file."""
    content = io.BytesIO()
    told = {
        "kinds": np.array(learnt.kinds),
        "weights": learnt.weights.astype(np.float32),
        "digest": np.array(digest),
    }
    np.savez_compressed(content, allow_pickle=False, **told)
    return content.getvalue()


def _told(examples: Sequence[PageExample], kind: str) -> tuple[NDArray[np.bool_], Measures]:
    """Of each page whether it shows the kind, and 1 where that is sure."""
    shown = np.array([kind in one.shown for one in examples])
    return shown, np.array([float(kind not in one.perhaps) for one in examples])


def _fitted(
    table: Measures, shown: NDArray[np.bool_], sure: Measures, strength: float, start: Measures | None = None
) -> Measures:
    """Weights and bias of least surprise that stay near `start`."""
    signs = np.where(shown, 1.0, -1.0)
    near = np.zeros(table.shape[1] + 1) if start is None else start
    held = np.append(np.ones(table.shape[1]), FREE_BIAS)

    def cost(point: Measures) -> tuple[float, Measures]:
        margins = signs * (table @ point[:-1] + point[-1])
        pull = -signs * sure / (1.0 + np.exp(np.clip(margins, -50, 50)))
        surprise = float((sure * np.logaddexp(0.0, -margins)).sum())
        away = point - near
        slope = strength * np.append(table.T @ pull, pull.sum()) + held * away
        return strength * surprise + 0.5 * float(held @ away**2), slope

    found: Measures = minimize(cost, near.copy(), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return found


def write_learnt_pages() -> None:
    """learnt_pages.npz from the package's pages."""
    content = page_examples_content()
    FILE.write_bytes(packed(learn_pages(parse_page_examples(content)), digest_of(content)))


if __name__ == "__main__":
    write_learnt_pages()
