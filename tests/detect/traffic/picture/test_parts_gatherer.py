"""Files sent in parts are put together whatever the uploader, the order, and what is missing or repeated."""

import json
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.detect.traffic.layer import Layer
from harness.detect.traffic.message import Message
from harness.detect.traffic.picture.part_store import PartStore
from harness.detect.traffic.picture.parts_gatherer import PartsGatherer
from harness.detect.traffic.picture.picture_matcher import PictureMatcher
from harness.detect.traffic.sighting import Leaving, Sighting
from tests.detect.traffic.picture.part_requests import UPLOADERS, by_cloud_part, by_form, by_json, by_range, request
from tests.detect.traffic.picture.planted_album import contents
from tests.detect.traffic.picture.test_picture_matcher import ORIGINALS, OWNER

MATCHER = PictureMatcher(OWNER, ORIGINALS)
FILE = contents()[2]


def _look(message: Message) -> Iterable[Sighting]:
    return MATCHER.see(message, [Layer("body", (), content=message.body)])


def _gatherer(messages: Sequence[Message], store: PartStore | None = None) -> PartsGatherer:
    gatherer = PartsGatherer(_look, store)
    for message in messages:
        if gatherer.concerned(message):
            gatherer.add(message, (), ())
    return gatherer


def _files(messages: Sequence[Message]) -> list[bytes]:
    return [sent.file.content for sent in _gatherer(messages).files()]


@pytest.mark.parametrize("uploader", UPLOADERS)
def test_every_uploader(uploader: str) -> None:
    assert _files(UPLOADERS[uploader](FILE)) == [FILE]


def test_a_planted_photograph_in_parts() -> None:
    found = list(_gatherer(by_cloud_part(contents()[0])).gathered())
    photo = next(one for one in found if one.what is Leaving.PHOTO)
    assert (photo.flow, photo.canary, photo.form, photo.decoding) == (0, "photos[0]", "exact", ("parts",))
    assert photo.data["parts"] == 4
    assert photo.data["flows"] == [0, 1, 2, 3]
    assert photo.data["missing"] is False


def test_where_and_how_it_was_wrapped() -> None:
    found = list(_gatherer(by_json(contents()[0])).gathered())
    assert {(one.where, one.decoding) for one in found} == {("body.data", ("json", "parts"))}


@given(st.permutations(range(5)), st.lists(st.integers(0, 4), max_size=4), st.sampled_from(["range", "json"]))
@settings(deadline=None, max_examples=40)
def test_order_and_repetition_do_not_matter(order: list[int], again: list[int], way: str) -> None:
    content = FILE[:5000]
    messages = by_range(content, 5) if way == "range" else by_json(content, 5)
    assert _files([messages[n] for n in [*order, *again]]) == [content]


def test_without_the_last_part_the_beginning_is_left() -> None:
    sent = next(_gatherer(UPLOADERS["plupload"](FILE)[:-1]).files())
    assert FILE.startswith(sent.file.content)
    assert sent.file.missing


def test_nothing_is_made_up_over_a_gap() -> None:
    parts = by_range(FILE, 5)
    sent = next(_gatherer([*parts[:2], *parts[3:]]).files())
    assert sent.file.content == parts[0].body + parts[1].body
    assert sent.file.missing


def test_two_files_one_after_the_other_under_one_name() -> None:
    one, other = FILE[:4000], FILE[4000:8000]
    fields = {"name": "image.jpg", "chunks": "4"}
    first = by_form(fields, "chunk", one)
    second = [
        request(message.index + 4, message.path, message.body, *message.headers, method="POST")
        for message in by_form(fields, "chunk", other)
    ]
    assert _files([*first, *second]) == [one, other]
    assert _files([*second, *first]) == [one, other]


def test_files_of_different_names_stay_apart() -> None:
    one = by_form({"uploadId": "a"}, "partNumber", FILE[:3000])
    other = by_form({"uploadId": "b"}, "partNumber", FILE[3000:6000])
    mixed = [message for pair in zip(one, other, strict=True) for message in pair]
    assert sorted(map(len, _files(mixed))) == [3000, 3000]
    assert set(_files(mixed)) == {FILE[:3000], FILE[3000:6000]}


def test_what_the_first_part_told_is_not_told_again() -> None:
    messages = by_cloud_part(contents()[0])
    gatherer = PartsGatherer(_look)
    for message in messages:
        gatherer.add(message, (), list(_look(message)))
    told = {one.what for one in _look(messages[0])}
    assert Leaving.PHOTO_UPLOAD in told
    assert Leaving.PHOTO_UPLOAD not in {one.what for one in gatherer.gathered()}
    assert Leaving.PHOTO in {one.what for one in gatherer.gathered()} | told


def test_whole_files_and_ordinary_requests_are_no_parts() -> None:
    page = json.dumps({"index": 3, "total": 9, "rows": [{"name": "x" * 40}] * 30}).encode()
    kind = ("Content-Type", "application/json")
    messages = [request(n, "/api/list?page=2", page, kind, method="POST") for n in range(3)]
    messages += [request(9, "/object/1.jpg", FILE)]
    assert _files(messages) == []
    assert not PartsGatherer.concerned(request(1, "/api", b'{"a": 1}', kind))


def test_room_is_bounded_and_what_was_refused_is_counted() -> None:
    gatherer = _gatherer(by_range(FILE), PartStore(limit_bytes=len(FILE) // 2))
    assert gatherer.refused_bytes >= len(FILE) // 2 - 1
    assert all(FILE.startswith(sent.file.content) for sent in gatherer.files())
