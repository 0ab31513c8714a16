"""By bytes alone: the same file, and the same file without its metadata."""

import io

import piexif

from harness.detect.traffic.picture.recognition import recognised_bytes
from tests.detect.traffic.picture import album
from tests.detect.traffic.picture.planted_album import contents, originals, sent


def test_the_same_file() -> None:
    found = recognised_bytes(sent(contents()[1]), originals())
    assert found is not None
    assert (found.original.number, found.form, found.confidence) == (1, "exact", 1.0)


def test_the_same_file_with_something_behind_it() -> None:
    found = recognised_bytes(sent(contents()[1] + b"trailer"), originals())
    assert found is not None
    assert found.form == "exact"


def test_without_metadata() -> None:
    out = io.BytesIO()
    piexif.remove(contents()[0], out)
    found = recognised_bytes(sent(out.getvalue()), originals())
    assert found is not None
    assert (found.original.number, found.form, found.method) == (0, "stripped", "essence")


def test_anything_else_is_not_known_by_bytes() -> None:
    assert recognised_bytes(sent(album.encoded(album.pixels_of(contents()[0]), "jpg", 80)), originals()) is None
