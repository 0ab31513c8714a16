"""Which fields make a request a part of a file, and which do not."""

import hashlib

import pytest

from harness.detect.traffic.picture.part_claim import PartClaim, claim_of, plain_fields, plain_name


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("chunk_index", "chunkindex"),
        ("X-Chunk-Index", "chunkindex"),
        ("resumableChunkNumber", "chunknumber"),
        ("dzchunkindex", "chunkindex"),
        ("payload.partNo", "partno"),
        ("x-upyun-part-id", "partid"),
    ],
)
def test_names(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@pytest.mark.parametrize(
    ("fields", "claim"),
    [
        ({"partNumber": "3", "uploadId": "u"}, PartClaim(("u",), 3, by_offset=False)),
        ({"chunk": "0", "chunks": "4", "name": "a"}, PartClaim(("a", "4"), 0, by_offset=False, count=4)),
        ({"offset": "1024", "fileId": "f"}, PartClaim(("f",), 1024, by_offset=True)),
        ({"Content-Range": "bytes 10-19/100"}, PartClaim((), 10, by_offset=True)),
        ({"seq": "2", "total": "5", "taskId": "t"}, PartClaim(("t",), 2, by_offset=False, count=5)),
        ({"Upload-Offset": "4096", "Tus-Resumable": "1.0.0"}, PartClaim((), 4096, by_offset=True)),
        ({"append": "", "position": "65536"}, PartClaim((), 65536, by_offset=True)),
        ({"object": "a1b2.jpg", "position": "65536"}, PartClaim(("a1b2.jpg",), 65536, by_offset=True)),
        ({"position": "65536"}, None),
        ({"offset": "4096"}, None),
        ({"seq": "2"}, None),
        ({"chunk": "2"}, None),
        ({"index": "1700000000", "total": "5"}, None),
        ({"page": "2", "total": "5"}, None),
        ({"chunk": "-1", "fileId": "f"}, None),
    ],
)
def test_claims(fields: dict[str, str], claim: PartClaim | None) -> None:
    assert claim_of(plain_fields(fields.items()), b"content") == claim


def test_a_digest_of_the_part_itself_names_no_file() -> None:
    own = hashlib.md5(b"content", usedforsecurity=False).hexdigest()
    fields = {"chunk": "1", "name": "a.jpg", "md5": own}
    found = claim_of(plain_fields(fields.items()), b"content")
    assert found is not None
    assert found.upload == ("a.jpg",)
    other = claim_of(plain_fields(fields.items()), b"else")
    assert other is not None
    assert other.upload == (own, "a.jpg")
