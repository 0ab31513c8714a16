"""Files of examples: three columns, kinds that the eyes know, a wrong line told by its place."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.eyes.kinds import label_kinds
from harness.detect.likeness.examples import Example, examples_of_package, parse_examples
from harness.detect.likeness.meant import MEANT
from harness.model.faults import BadInput


def test_a_line_is_kinds_heading_and_row() -> None:
    read = parse_examples("check_in ?points\t工作台 / 今日\t上班|08:26 已打\n\n-\t\t天气|多云\n", "mine.tsv")
    assert read == (
        Example(frozenset({"check_in"}), "工作台 / 今日", "上班|08:26 已打", frozenset({"points"})),
        Example(frozenset(), "", "天气|多云"),
    )


@pytest.mark.parametrize("line", ["check_in", "check_in\t今日", "\t今日\t打卡", "-\t今日\t ", "-\ta\tb\tc"])
def test_a_wrong_line_is_told_by_file_and_number(line: str) -> None:
    with pytest.raises(BadInput, match=r"mine\.tsv line 2"):
        parse_examples(f"-\t\t天气\n{line}\n", "mine.tsv")


@given(st.text(max_size=80))
def test_any_content_is_read_or_refused(content: str) -> None:
    with contextlib.suppress(BadInput):
        assert all(one.text for one in parse_examples(content, "any.tsv"))


def test_the_examples_of_the_package_name_kinds_that_the_eyes_tell() -> None:
    examples = examples_of_package()
    assert {kind for one in examples for kind in one.kinds | one.perhaps} <= set(label_kinds())
    assert set(MEANT) <= set(label_kinds())


def test_no_kind_is_taught_by_its_own_rows_alone() -> None:
    examples = examples_of_package()
    assert sum(not one.kinds for one in examples) > len(examples) / 3
