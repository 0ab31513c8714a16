"""Lessons in batches: pages of like length filled up to one size, with what is known of each, and some of it hidden.

What is hidden by chance (rows that show nothing, pieces, the places of a whole page) the reader learns to do without.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import batched

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from harness.detect.comprehension.page_tokens import NO_PLACE_ACROSS, NO_PLACE_DOWN, PageTokens, tokens_of
from harness.detect.comprehension.word_pieces import UNKNOWN, WordPieces
from tests.detect.screens.natural.lesson import Lesson

PAGES_AT_ONCE, SORTED_AT_ONCE = 16, 256
DROPPED_ROWS, UNREAD, UNPLACED = 0.3, 0.04, 0.15  # what is hidden: rows, pieces, the places of a page
PADDING = 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages filled up to one length; `sure` is 1 where an answer is known, 0 where nothing is learnt."""

    ids: Tensor
    down: Tensor
    across: Tensor
    shares: Tensor
    rows: Tensor
    rows_sure: Tensor
    pages: Tensor
    pages_sure: Tensor


def batches(taught: Sequence[Lesson], dice: random.Random) -> Iterator[Sequence[Lesson]]:
    """Pages of like length together, in an order by chance."""
    some = list(taught)
    dice.shuffle(some)
    by_length = [sorted(group, key=_length) for group in batched(some, SORTED_AT_ONCE, strict=False)]
    found = [pages for group in by_length for pages in batched(group, PAGES_AT_ONCE, strict=False)]
    dice.shuffle(found)
    yield from found


def batch_of(pages: Sequence[Lesson], pieces: WordPieces, kinds: Sequence[str], dice: random.Random) -> Batch:
    """Pages as the network takes them, some of each hidden by chance."""
    shown = [_with_rows_dropped(page, dice) for page in pages]
    tokens = [_with_some_hidden(tokens_of([row.row for row in page.rows], pieces), dice) for page in shown]
    length, rows = max(len(one.ids) for one in tokens), max(1, *(one.rows for one in tokens))
    shares = np.stack([_filled(_filled(one.shares(), length, 1), rows, 0) for one in tokens])
    of_rows = [_answers_of_rows(page, one.rows, kinds) for page, one in zip(shown, tokens, strict=True)]
    of_pages = [_answers(page.shown, page.perhaps, kinds) for page in shown]
    return Batch(
        torch.tensor(np.stack([_filled(one.ids, length, 0, PADDING) for one in tokens])),
        torch.tensor(np.stack([_filled(one.down, length, 0, NO_PLACE_DOWN) for one in tokens])),
        torch.tensor(np.stack([_filled(one.across, length, 0, NO_PLACE_ACROSS) for one in tokens])),
        torch.tensor(shares),
        torch.tensor(np.stack([_filled(told, rows, 0) for told, _ in of_rows])),
        torch.tensor(np.stack([_filled(sure, rows, 0) for _, sure in of_rows])),
        torch.tensor(np.stack([told for told, _ in of_pages])),
        torch.tensor(np.stack([sure for _, sure in of_pages])),
    )


def _length(page: Lesson) -> int:
    return sum(len(row.row.text) for row in page.rows)


def _with_rows_dropped(page: Lesson, dice: random.Random) -> Lesson:
    """Every other page loses some of the rows that show nothing, where that is known."""
    if dice.random() < 0.5:
        return page
    share = dice.random() * DROPPED_ROWS
    kept = tuple(row for row in page.rows if row.kinds != frozenset() or row.perhaps or dice.random() > share)
    return replace(page, rows=kept or page.rows)


def _with_some_hidden(tokens: PageTokens, dice: random.Random) -> PageTokens:
    drawn = np.array([dice.random() for _ in tokens.ids])
    ids = np.where((drawn < UNREAD) & (tokens.row_of >= 0), UNKNOWN, tokens.ids)
    if dice.random() >= UNPLACED:
        return replace(tokens, ids=ids)
    nowhere = np.full_like(tokens.down, NO_PLACE_DOWN), np.full_like(tokens.across, NO_PLACE_ACROSS)
    return replace(tokens, ids=ids, down=nowhere[0], across=nowhere[1])


def _answers(
    shown: frozenset[str], perhaps: frozenset[str], kinds: Sequence[str]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    told = np.array([kind in shown for kind in kinds], np.float32)
    return told, np.array([kind not in perhaps for kind in kinds], np.float32)


def _answers_of_rows(page: Lesson, rows: int, kinds: Sequence[str]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    told = [_answers(row.kinds or frozenset(), row.perhaps, kinds) for row in page.rows[:rows]]
    marked = [[float(row.kinds is not None)] for row in page.rows[:rows]]
    none = np.zeros((0, len(kinds)), np.float32)
    shown, sure = (np.stack(part) if part else none for part in (*zip(*told, strict=True),)) if told else (none, none)
    return shown, sure * np.array(marked, np.float32).reshape(-1, 1)


def _filled(values: NDArray[np.generic], size: int, axis: int, value: float = 0) -> NDArray[np.generic]:
    width = [(0, 0)] * values.ndim
    width[axis] = (0, size - values.shape[axis])
    return np.pad(values, width, constant_values=value)
