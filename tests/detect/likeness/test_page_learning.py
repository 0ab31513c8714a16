"""What is learnt from whole pages: what bears a kind out, what speaks against it, and nothing of open ones."""

from dataclasses import replace

import numpy as np

from harness.detect.likeness.learnt_pages import PageLikeness
from harness.detect.likeness.page_examples import PageExample
from harness.detect.likeness.page_learning import LEAST_PAGES, LearntPages, digest_of, learn_pages, packed
from harness.detect.likeness.page_traits import PageTraits, resembling


def page(shown: str, told: dict[str, float], likely: dict[str, float]) -> PageExample:
    kinds = frozenset(shown.split())
    rows = {kind: resembling([odds]) for kind, odds in likely.items()}
    return PageExample("p", kinds, frozenset(), PageTraits(told, rows, {}, False, False, False, 10, 100))


# A price is told on both, but beside a fine it is none.
SOLD = [page("price payment", {"price": 0.7, "payment": 0.8}, {"price": 3.0, "payment": 4.0})] * 12
FINED = [page("negative_state", {"price": 0.7, "negative_state": 0.8}, {"price": 1.0, "negative_state": 4.0})] * 12
BARE = [page("", {}, {"price": -4.0})] * 12


def probable(learnt: LearntPages, one: PageExample) -> dict[str, float]:
    return dict(PageLikeness(learnt.kinds, learnt.weights, "").of(one.traits))


def test_a_kind_is_weighed_by_its_company() -> None:
    learnt = learn_pages([*SOLD, *FINED, *BARE])
    assert probable(learnt, SOLD[0])["price"] > 0.8
    assert probable(learnt, FINED[0])["price"] < 0.3
    assert probable(learnt, BARE[0])["price"] < 0.2


def test_what_the_reader_says_bears_a_kind_out() -> None:
    told = PageTraits({"price": 0.7}, {}, {}, False, False, False, 10, 100)
    read = replace(told, read={"price": resembling([3.0])})
    learnt = learn_pages([replace(SOLD[0], traits=read), replace(BARE[0], traits=told)] * 12)
    assert probable(learnt, replace(SOLD[0], traits=read))["price"] > 0.8
    assert probable(learnt, replace(SOLD[0], traits=told))["price"] < 0.2


def test_few_pages_teach_nothing() -> None:
    assert learn_pages(SOLD[: LEAST_PAGES - 1]).kinds == ()


def test_what_only_pixels_tell_is_not_weighed() -> None:
    cut = [page("cut_text price", {"cut_text": 0.8, "price": 0.7}, {})] * 12
    assert learn_pages([*cut, *BARE]).kinds == ("price",)


def test_open_pages_change_nothing() -> None:
    doubtful = [replace(one, perhaps=frozenset({"price", "payment", "negative_state"})) for one in BARE]
    plain, beside = learn_pages([*SOLD, *FINED]), learn_pages([*SOLD, *FINED, *doubtful])
    assert np.allclose(plain.weights, beside.weights, atol=1e-3)


def test_the_same_pages_give_the_same_bytes() -> None:
    learnt = [packed(learn_pages([*SOLD, *BARE]), digest_of("x")) for _ in range(2)]
    assert learnt[0] == learnt[1]
    assert digest_of("x") != digest_of("y")
