import pytest

from harness.detect.traffic.ladder.media import media_of


@pytest.mark.parametrize(
    ("head", "media"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
        (b"\0\0\0\x18ftypheic", "image/heic"),
        (b"\0\0\0\x18ftypisom", "video/mp4"),
        (b"GIF89a", "image/gif"),
        (b"BM" + bytes(12) + b"\x28\0\0\0" + bytes(20), "image/bmp"),
        (b"BMW 320i is a car, not a picture", ""),
        (b"plain", ""),
        (b"", ""),
    ],
)
def test_the_first_bytes_tell_the_type(head: bytes, media: str) -> None:
    assert media_of(head) == media
