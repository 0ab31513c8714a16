"""Any block of four neighbouring tags names the picture; anything else names none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.model.photo_tag import COLUMNS, ROWS, RUN_NUMBERS, SLOTS, PhotoTag, decode, grid_part, run_number, tag_ids

tags = st.builds(PhotoTag, st.integers(0, SLOTS - 1), st.integers(0, RUN_NUMBERS - 1))


@given(tags, st.randoms())
def test_the_four_tags_name_the_picture_in_any_order(tag: PhotoTag, order: object) -> None:
    ids = list(tag_ids(tag))
    order.shuffle(ids)  # type: ignore[attr-defined]
    assert decode(ids) == tag


@given(tags)
def test_every_two_by_two_block_of_the_grid_is_enough(tag: PhotoTag) -> None:
    ids = tag_ids(tag)
    for column in range(COLUMNS - 1):
        for row in range(ROWS - 1):
            block = [ids[grid_part(column + right, row + down)] for right in (0, 1) for down in (0, 1)]
            assert decode(block) == tag


@given(tags, st.integers(0, 3))
def test_three_kinds_of_tags_are_not_enough(tag: PhotoTag, missing: int) -> None:
    ids = list(tag_ids(tag))
    del ids[missing]
    assert decode(ids * 5) is None


@given(tags, st.integers(0, 999))
def test_a_single_misread_tag_does_not_turn_the_reading(tag: PhotoTag, stray: int) -> None:
    assert decode([*tag_ids(tag) * 3, stray]) == tag


@given(tags, tags)
def test_two_pictures_in_one_are_not_mixed_up(first: PhotoTag, second: PhotoTag) -> None:
    assert decode([*tag_ids(first), *tag_ids(second)]) in ({first} if first == second else {first, second, None})


@given(tags)
def test_the_ids_are_in_the_dictionary_and_tell_their_part(tag: PhotoTag) -> None:
    ids = tag_ids(tag)
    assert len(set(ids)) == 4
    assert [min(found // 256, 3) for found in ids] == [0, 1, 2, 3]
    assert max(ids) < 1000


@given(st.lists(st.integers(-5, 2000)))
def test_any_ids_are_read_or_refused(ids: list[int]) -> None:
    found = decode(ids)
    assert found is None or set(tag_ids(found)) <= set(ids)


def test_numbers_out_of_range_are_refused() -> None:
    for tag in (PhotoTag(SLOTS, 0), PhotoTag(0, RUN_NUMBERS), PhotoTag(-1, 0)):
        with pytest.raises(ValueError, match="out of range"):
            tag_ids(tag)


def test_runs_have_different_numbers() -> None:
    assert len({run_number(f"burdened-android-phone-plain-{second}") for second in range(300)}) >= 298
