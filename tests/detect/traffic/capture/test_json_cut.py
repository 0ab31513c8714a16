"""Elements are cut out of a HAR whatever stands in them, whatever is broken, and however the file falls into chunks."""

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.detect.traffic.capture import json_cut
from harness.detect.traffic.capture.json_cut import ElementCutter
from harness.detect.traffic.capture.json_marks import array_start, balanced_end, first_key, mark_of, mark_start

KEYS = st.sampled_from(["startedDateTime", "time", "_x", "request", "name", ""])
TEXTS = st.text(max_size=12) | st.sampled_from(['},{"startedDateTime":', '"', "\\", "]}", ',{"startedDateTime" :1'])
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | TEXTS, inner, max_size=4),
    max_leaves=10,
)
ELEMENTS = st.lists(st.dictionaries(KEYS, ANY, min_size=1, max_size=4), max_size=6)


def cut(content: bytes) -> tuple[list[Any], bool]:
    cutter = ElementCutter(io.BytesIO(content))
    found = [json.loads(element) if element else None for element in cutter]
    return found, cutter.torn


def document(elements: Any, indent: int | None = None) -> bytes:
    return json.dumps({"log": {"pages": [{"entries": [1]}], "entries": elements, "z": 1}}, indent=indent).encode()


@settings(deadline=None)
@given(ELEMENTS, st.sampled_from([None, 0, 2]), st.sampled_from([16, 50, 4096]))
def test_every_element_comes_out_whole(elements: list[Any], indent: int | None, chunk: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_cut, "CHUNK_BYTES", chunk)
        assert cut(document(elements, indent)) == (elements, False)


@pytest.mark.parametrize(
    "broken",
    [
        b'{"startedDateTime":1,"x":}',
        b'{"startedDateTime":1,"x":"',
        b'{"startedDateTime":[[[',
        b'{"startedDateTime":9}}}}',
        b"nonsense",
        b'"text',
        b"null",
        b"[1,2",
        b'{"a":{"startedDateTime":tru}}',
    ],
)
def test_a_broken_element_costs_only_itself(broken: bytes) -> None:
    good = [json.dumps({"startedDateTime": n}).encode() for n in range(3)]
    content = b'{"log":{"entries":[' + b",".join([good[0], broken, good[1], good[2]]) + b"]}}"
    found = [element for element in cut(content)[0] if element]
    assert [one for one in found if one in map(json.loads, good)] == list(map(json.loads, good))
    assert len(found) <= 4


def test_a_file_that_breaks_off_is_told() -> None:
    content = document([{"startedDateTime": n} for n in range(3)])
    found, torn = cut(content[: content.index(b'"startedDateTime": 2') + 8])
    assert torn
    assert found[:2] == [{"startedDateTime": 0}, {"startedDateTime": 1}]


@pytest.mark.parametrize(
    "content", [b"", b"{}", b'{"log":{}}', b'{"log":{"entries":{}}}', b"[[[[", b'{"log":{"entries"']
)
def test_no_entries_at_all_are_told(content: bytes) -> None:
    assert cut(content) == ([], True)


def test_entries_are_found_behind_something_broken() -> None:
    assert cut(b'{"log":{"pages":[}}"," "entries":[{"startedDateTime":1}]}}') == ([{"startedDateTime": 1}], False)


def test_an_element_that_is_too_large_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_cut, "CHUNK_BYTES", 64)
    monkeypatch.setattr(json_cut, "LARGEST_ELEMENT_BYTES", 500)
    elements = [{"startedDateTime": 1}, {"startedDateTime": 2, "x": "y" * 5000}, {"startedDateTime": 3}]
    assert cut(document(elements)) == ([elements[0], None, elements[2]], False)


@settings(deadline=None)
@given(st.binary(max_size=300), st.integers(0, 300))
def test_noise_in_a_file_never_stops_it(noise: bytes, at: int) -> None:
    content = document([{"startedDateTime": n, "x": {}} for n in range(6)])
    assert len(list(ElementCutter(io.BytesIO(content[:at] + noise + content[at:])))) < 700


def test_marks_and_ends() -> None:
    assert array_start(b'{"log":{"a":{"entries":[9]},"entries":[', strict=True) == 39
    assert array_start(b'{"entries":[', strict=True) == -1
    assert array_start(b'{"entries":[', strict=False) == 12
    assert balanced_end(b'{"a":"}"}]', 0, 10) == 9
    assert balanced_end(b"null,", 0, 5) == 4
    assert first_key(b'{ "a" :1') == b'"a"'
    assert first_key(b'{"name":1') == b""
    assert mark_of([b'"a"']).search(b'{"b":1}, {"a":2}')


@pytest.mark.parametrize("keys", [[b'"a"'], [b'"a"', b'"b"'], [b'"%c"' % letter for letter in b"abcdefg"]])
@pytest.mark.parametrize(
    "content", [b'{"b":1}, {"a":2}', b'{"x":",{\\"a\\":"},\n{\n"a" :2}', b'{"a":1},"a":{"a":3}', b', { "a", {"a":1']
)
def test_a_mark_found_by_its_key_is_the_one_that_the_pattern_finds(content: bytes, keys: list[bytes]) -> None:
    for start in range(len(content)):
        found = mark_of(keys).search(content, start)
        assert mark_start(content, start, keys) == (found.start() if found else -1)
