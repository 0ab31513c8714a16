"""Learns from the examples how likely a row shows each kind: logistic regression over its sequences, one for a kind.

`python -m harness.detect.likeness.learning` writes learnt.npz anew after examples were added or mended. Each kind's
examples together weigh as much as all others together, so that a rare kind is learnt as well as a common one.
"""

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from harness.detect.likeness.examples import Example, examples_of_package
from harness.detect.likeness.sequences import sequences_of

LEAST_ROWS = 2  # a sequence of a single example says nothing of others
LEAST_EXAMPLES = 25  # of a kind; what fewer show is left to the phrases
STRENGTH = 3.0  # of the examples against small weights (C of the literature); chosen on screens held apart
STEPS = 80
LEVELS = 127  # weights are kept as whole numbers of one byte
FILE = Path(__file__).with_name("learnt.npz")

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Learnt:
    """`weights` has a row for each sequence and a column for each kind, `bias` a value for each kind."""

    kinds: tuple[str, ...]
    sequences: tuple[str, ...]
    weights: Numbers
    bias: Numbers


def learn(examples: Sequence[Example]) -> Learnt:
    """The weights of every kind that enough examples show."""
    rows = [sequences_of(one.heading, one.text) for one in examples]
    often = Counter(sequence for row in rows for sequence in row)
    sequences = tuple(sorted(sequence for sequence, count in often.items() if count >= LEAST_ROWS))
    table = _table(rows, {sequence: number for number, sequence in enumerate(sequences)})
    shown = Counter(kind for one in examples for kind in one.kinds)
    kinds = tuple(sorted(kind for kind, count in shown.items() if count >= LEAST_EXAMPLES))
    found = [_weights(table, *_told(examples, kind)) for kind in kinds]
    columns = np.array([weights for weights, _ in found]).reshape(len(kinds), len(sequences))
    return Learnt(kinds, sequences, columns.T, np.array([bias for _, bias in found]))


def digest_of(examples: Sequence[Example]) -> str:
    """Tells which examples weights were learnt from."""
    told = "\n".join(
        f"{' '.join(sorted(one.kinds))}\t{' '.join(sorted(one.perhaps))}\t{one.heading}\t{one.text}" for one in examples
    )
    return sha256(told.encode()).hexdigest()


def packed(learnt: Learnt, digest: str) -> bytes:
    """The weights as a file: whole numbers of one byte with a scale for each kind; what weighs nothing is left out."""
    scale = np.abs(learnt.weights).max(axis=0, initial=1e-9) / LEVELS
    levels = np.rint(learnt.weights / scale).astype(np.int8)
    kept = (levels != 0).any(axis=1)
    names = "\n".join(name for name, keep in zip(learnt.sequences, kept, strict=True) if keep)
    told = {
        "kinds": np.array(learnt.kinds),
        "sequences": np.frombuffer(names.encode(), np.uint8),
        "levels": levels[kept],
        "scale": scale.astype(np.float32),
        "bias": learnt.bias.astype(np.float32),
        "digest": np.array(digest),
    }
    content = io.BytesIO()
    np.savez_compressed(content, allow_pickle=False, **told)
    return content.getvalue()


def _table(rows: Sequence[frozenset[str]], number_of: dict[str, int]) -> csr_matrix:
    """Examples x sequences: 1 where the example holds it."""
    columns = [sorted(number_of[sequence] for sequence in row if sequence in number_of) for row in rows]
    starts = np.concatenate([[0], np.cumsum([len(one) for one in columns])])
    flat = np.array([number for one in columns for number in one], np.int32)
    return csr_matrix((np.ones(len(flat)), flat, starts), (len(rows), len(number_of)))


def _told(examples: Sequence[Example], kind: str) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Of each example whether it shows the kind, and whether anything can be learnt of it."""
    shown = np.array([kind in one.kinds for one in examples])
    return shown, np.array([kind not in one.perhaps for one in examples])


def _weights(table: csr_matrix, shown: NDArray[np.bool_], sure: NDArray[np.bool_]) -> tuple[Numbers, float]:
    """Least squared weights and least surprise together; the bias is not held small."""
    table, shown = table[sure], shown[sure]
    signs = np.where(shown, 1.0, -1.0)
    many, of_all = int(shown.sum()), len(shown)
    share = np.where(shown, 0.5 * of_all / max(1, many), 0.5 * of_all / max(1, of_all - many))

    def cost(point: Numbers) -> tuple[float, Numbers]:
        margins = signs * (table @ point[:-1] + point[-1])
        pull = -signs * share / (1.0 + np.exp(np.clip(margins, -50, 50)))
        surprise = float((share * np.logaddexp(0.0, -margins)).sum())
        slope = np.append(STRENGTH * (table.T @ pull) + point[:-1], STRENGTH * pull.sum())
        return STRENGTH * surprise + 0.5 * float(point[:-1] @ point[:-1]), slope

    best = minimize(cost, np.zeros(table.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return best[:-1], float(best[-1])


def write_learnt() -> None:
    """learnt.npz from the package's examples."""
    examples = examples_of_package()
    FILE.write_bytes(packed(learn(examples), digest_of(examples)))


if __name__ == "__main__":
    write_learnt()
