"""All planted values in one pass: a target is asked only where one of its cores stands."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.identity.core_search import CoreSearch
from harness.detect.traffic.identity.haystack import Haystack
from harness.detect.traffic.identity.hit import Hit
from harness.detect.traffic.sighting import Leaving
from tests.detect.traffic.identity.sending import layer


class Asked:
    """A target that remembers with which cores it was asked, and finds as many hits as it was told to."""

    def __init__(self, *cores: str, hits: int = 1) -> None:
        self.cores, self._hits = cores, hits
        self.with_cores: list[list[str]] = []

    def locate(self, haystack: Haystack, cores: Sequence[str], /) -> Iterator[Hit]:
        self.with_cores.append(list(cores))
        for number in range(self._hits):
            yield Hit(Leaving.PHONE, self.cores[0], number, min(number + 1, len(haystack.text)), "plain", 1.0)


def searched(text: str, *targets: Asked) -> set[str]:
    return {hit.canary for hit in CoreSearch(targets).find(Haystack([layer({"x": text})]))}


def test_only_targets_whose_core_stands_there_are_asked() -> None:
    here, elsewhere = Asked("19900038648"), Asked("19900018781")
    assert searched("call 199-0003-8648 now", here, elsewhere) == {"19900038648"}
    assert (here.with_cores, elsewhere.with_cores) == ([["19900038648"]], [])


@pytest.mark.parametrize("text", ["1 99 000 386 48", "(199)0003-8648", "199.0003.8648", "1990003\n8648"])
def test_separators_and_borders_of_values_do_not_hide_a_core(text: str) -> None:
    assert searched(text, Asked("19900038648")) == {"19900038648"}


def test_case_does_not_matter_and_other_scripts_are_found() -> None:
    assert searched("imei ABCDEF0123 / 姓名 澹台翀垚", Asked("abcdef0123"), Asked("澹台翀垚")) == {
        "abcdef0123",
        "澹台翀垚",
    }


def test_cores_inside_and_across_one_another_are_all_found() -> None:
    inner, outer, across = Asked("3456"), Asked("1234567"), Asked("6789")
    assert searched("123456789", inner, outer, across) == {"3456", "1234567", "6789"}


def test_a_target_is_asked_once_with_all_of_its_cores_that_stand_there() -> None:
    target = Asked("abcdef", "fedcba", "defabc")
    searched("abcdef fedcba abcdef", target)
    (cores,) = target.with_cores
    assert sorted(cores) == ["abcdef", "fedcba"]


def test_targets_that_share_a_core_are_both_asked() -> None:
    first, second = Asked("samecore", "one"), Asked("samecore", "two")
    searched("samecore", first, second)
    assert first.with_cores == second.with_cores == [["samecore"]]


def test_a_value_repeated_without_end_is_told_by_its_first_places() -> None:
    found = list(CoreSearch([Asked("repeated", hits=10_000)]).find(Haystack([layer({"x": "repeated " * 10_000})])))
    assert len(found) == 1_000
    assert found[0].start == 0


def test_nothing_planted_finds_nothing() -> None:
    assert list(CoreSearch([]).find(Haystack([layer({"x": "19900038648"})]))) == []


@given(
    st.lists(st.text("abc", min_size=2, max_size=4), min_size=1, max_size=6, unique=True), st.text("abc", max_size=40)
)
def test_the_cores_found_are_those_that_a_plain_search_finds(cores: list[str], text: str) -> None:
    assert searched(text, *map(Asked, cores)) == {core for core in cores if core in text}
