"""Parts are put in order; overlaps, gaps and strange encodings have one defined outcome."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.picture.part_assembly import KeptPart, assembled, files_of


def _parts(pieces: list[tuple[int, bytes]], *, by_offset: bool, text: bool = False) -> list[KeptPart]:
    return [
        KeptPart(flow, number, by_offset, 0, piece, len(piece), text) for flow, (number, piece) in enumerate(pieces)
    ]


def _content(pieces: list[tuple[int, bytes]], *, by_offset: bool = False, text: bool = False) -> bytes:
    made = assembled(_parts(pieces, by_offset=by_offset, text=text), lambda key: key)
    assert made is not None
    return made.content


def test_by_number_and_by_offset() -> None:
    assert _content([(2, b"c"), (0, b"a"), (1, b"b")]) == b"abc"
    assert _content([(3, b"def"), (0, b"abc")], by_offset=True) == b"abcdef"


def test_overlapping_ranges_fit_once() -> None:
    assert _content([(0, b"abcd"), (2, b"cdef"), (3, b"de")], by_offset=True) == b"abcdef"


def test_a_single_part_is_no_file() -> None:
    assert assembled(_parts([(0, b"a"), (0, b"a")], by_offset=False), lambda key: key) is None


@given(st.binary(min_size=12, max_size=300), st.integers(2, 40), st.booleans())
def test_base64_cut_anywhere_or_slice_by_slice(content: bytes, size: int, cut_text: bool) -> None:
    text = base64.b64encode(content) if cut_text else content
    raw = [text[at : at + size] for at in range(0, len(text), size)]
    slices = raw if cut_text else [base64.b64encode(piece) for piece in raw]
    if len(slices) > 1 and not all(set(piece) <= set(b"0123456789abcdefABCDEF") for piece in slices):
        assert _content(list(enumerate(slices)), text=True) == content


@pytest.mark.parametrize("head", [b"", b"data:image/jpeg;base64,"])
def test_a_data_uri_in_slices(head: bytes) -> None:
    text = head + base64.b64encode(b"\xff\xd8\xff\xe0 some picture or other")
    assert _content([(0, text[:30]), (1, text[30:])], text=True) == b"\xff\xd8\xff\xe0 some picture or other"


def test_hex_in_slices() -> None:
    assert _content([(0, b"ffd8"), (1, b"ffe0")], text=True) == b"\xff\xd8\xff\xe0"


def test_text_that_is_no_base64_is_kept_as_it_is() -> None:
    assert _content([(0, b'{"a": '), (1, b'"\xe4"}')], text=True) == b'{"a": "\xe4"}'


def test_the_next_file_begins_where_a_number_comes_with_other_content() -> None:
    parts = _parts([(0, b"a"), (1, b"b"), (0, b"a"), (0, b"x"), (1, b"y")], by_offset=False)
    numbers = [[(part.number, part.key) for part in file] for file in files_of(parts)]
    assert numbers == [[(0, b"a"), (0, b"a"), (1, b"b")], [(0, b"x"), (1, b"y")]]
