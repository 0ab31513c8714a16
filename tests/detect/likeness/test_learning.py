"""What is learnt from examples: it tells new rows apart, learns nothing of open ones, and is the same each time."""

from dataclasses import replace
from io import BytesIO

import numpy as np

from harness.detect.likeness.examples import Example
from harness.detect.likeness.learning import LEAST_EXAMPLES, Learnt, digest_of, learn, packed
from harness.detect.likeness.sequences import sequences_of

PLACES = ("渡口", "东街", "西坪", "河口", "柳湾", "石桥", "白马", "古塔", "新港")
SIGNED = [Example(frozenset({"check_in"}), "今日", f"{place}已到岗") for place in PLACES for _ in range(3)]
OTHER = [Example(frozenset(), "今日", f"{place}多云转晴") for place in PLACES for _ in range(3)]


def _sum(learnt: Learnt, kind: str, text: str) -> float:
    column = learnt.kinds.index(kind)
    number_of = {one: number for number, one in enumerate(learnt.sequences)}
    known = [number_of[one] for one in sequences_of("今日", text) if one in number_of]
    return float(learnt.weights[known, column].sum() + learnt.bias[column])


def test_a_place_never_seen_is_told_by_what_is_said_of_it() -> None:
    learnt = learn([*SIGNED, *OTHER])
    assert learnt.kinds == ("check_in",)
    assert _sum(learnt, "check_in", "南屏已到岗") > 0 > _sum(learnt, "check_in", "南屏多云转晴")


def test_few_examples_teach_nothing() -> None:
    assert learn([*SIGNED[: LEAST_EXAMPLES - 1], *OTHER]).kinds == ()


def test_open_examples_change_nothing() -> None:
    doubtful = [replace(one, kinds=frozenset(), perhaps=frozenset({"check_in"})) for one in SIGNED]
    plain, beside = learn([*SIGNED, *OTHER]), learn([*SIGNED, *OTHER, *doubtful])
    assert np.allclose(plain.weights, beside.weights, atol=1e-6)


def test_the_same_examples_give_the_same_bytes() -> None:
    examples = [*SIGNED, *OTHER]
    assert packed(learn(examples), digest_of(examples)) == packed(learn(examples), digest_of(examples))
    assert digest_of(examples) != digest_of(examples[1:])
    doubted = replace(OTHER[0], perhaps=frozenset({"check_in"}))
    assert digest_of([doubted]) != digest_of(OTHER[:1])


def test_what_is_kept_weighs_what_was_learnt() -> None:
    examples = [*SIGNED, *OTHER]
    learnt = learn(examples)
    with np.load(BytesIO(packed(learnt, "x")), allow_pickle=False) as told:
        names = bytes(told["sequences"]).decode().split("\n")
        kept = dict(zip(names, told["levels"][:, 0] * told["scale"][0], strict=True))
    at = learnt.sequences.index("到岗")
    assert abs(kept["到岗"] - learnt.weights[at, 0]) <= told_step(learnt)


def told_step(learnt: Learnt) -> float:
    """One whole number of those that are kept."""
    return float(np.abs(learnt.weights).max()) / 127
