"""Uploads: the file is in them, whole or in its parts."""

import random
import re
from email import message_from_bytes

import pytest

from harness.canary.corpus import uploads
from harness.canary.corpus.case import Request

FILE = b"\xff\xd8" + random.Random(1).randbytes(9_000)


def piece(request: Request) -> bytes:
    media = dict(request.headers)["Content-Type"]
    if not media.startswith("multipart/"):
        return request.body
    mail = message_from_bytes(f"Content-Type: {media}\r\n\r\n".encode() + request.body)
    (part,) = [one for one in mail.get_payload() if one.get_filename()]  # type: ignore[union-attr]
    return bytes(part.get_payload(decode=True))  # type: ignore[union-attr]


def number(request: Request) -> int:
    headers = dict(request.headers)
    if "Content-Range" in headers:
        return int(headers["Content-Range"].split()[1].split("-")[0])
    if "Upload-Offset" in headers:
        return int(headers["Upload-Offset"])
    found = re.search(r"(?:partNumber|append&position)=(\d+)", request.url) or re.search(
        rb'name="chunk(?:Number)?"\r\n\r\n(\d+)', request.body
    )
    assert found
    return int(found[1])


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("way", list(uploads.PARTS))
def test_parts_in_their_order_are_the_file(way: str, seed: int) -> None:
    sent = uploads.PARTS[way](random.Random(seed), FILE, "jpg")
    assert len(sent) > 1
    assert b"".join(piece(one) for one in sorted(sent, key=number)) == FILE
    assert [one.t for one in sent] == sorted(one.t for one in sent)


@pytest.mark.parametrize("way", ["multipart", "raw", "binary"])
def test_a_whole_upload_holds_the_exact_bytes(way: str) -> None:
    (sent,) = uploads.WHOLE[way](random.Random(1), FILE, "jpg")
    assert FILE in sent.body


def test_a_video_begins_as_its_kind_does() -> None:
    for seed in range(10):
        content, kind = uploads.video(random.Random(seed), 1000)
        assert content.startswith(b"\x1aE\xdf\xa3") if kind == "webm" else content[4:8] == b"ftyp"
