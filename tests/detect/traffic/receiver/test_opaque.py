"""Bodies that nobody but sender and receiver can read."""

import base64
import gzip
import hashlib
import json
import random
import uuid
import zlib
from urllib.parse import quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.layer import Layer
from harness.detect.traffic.message import Message
from harness.detect.traffic.receiver.opaque import OpaqueMatcher
from harness.detect.traffic.sighting import Leaving, Sighting
from tests.detect.traffic.receiver.message_factory import request, seen_by

CHANCE = random.Random(11)
URL = "https://api.lincheng.gov.cn/gateway"
BINARY = {"Content-Type": "application/octet-stream"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def noise(count: int) -> bytes:
    return CHANCE.randbytes(count)


def b64(count: int) -> str:
    return base64.b64encode(noise(count)).decode()


def b64url(count: int) -> str:
    return base64.urlsafe_b64encode(b"\xfb" + noise(count - 1)).decode()  # one dash at least


def as_json(**fields: object) -> Message:
    return request(URL, json.dumps(fields).encode(), {"Content-Type": "application/json"})


def opaque(message: Message) -> list[Sighting]:
    return list(seen_by(OpaqueMatcher(), message))


def multipart(name: str, content: bytes, *fields: str) -> Message:
    parts = [f'--b0\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n3'.encode() for field in fields]
    head = f'--b0\r\nContent-Disposition: form-data; name="{name}"; filename="blob"\r\n\r\n'.encode()
    body = b"\r\n".join([*parts, head + content, b"--b0--\r\n"])
    return request(URL, body, {"Content-Type": "multipart/form-data; boundary=b0"})


@pytest.mark.parametrize(
    ("message", "where", "form", "steps"),
    [
        (request(URL, noise(64), BINARY), "body", "raw", ()),
        (request(URL, noise(5_000), BINARY), "body", "raw", ()),
        (request(URL, gzip.compress(noise(300)), BINARY), "body", "raw", ("gzip",)),
        (as_json(data=b64(128)), "body.data", "base64", ("json", "base64")),
        (as_json(data=b64(80)), "body.data", "base64", ("json", "base64")),
        (as_json(data=b64(60_000), v=1), "body.data", "base64", ("json", "base64")),
        (as_json(data=base64.encodebytes(noise(512)).decode()), "body.data", "base64", ("json", "base64")),
        (as_json(a={"b": [1, noise(512).hex()]}), "body.a.b[1]", "hex", ("json", "hex")),
        (as_json(key=b64(256), content=b64(1_024)), "body.content", "base64", ("json", "base64")),
        (as_json(data=b64url(300)), "body.data", "base64", ("json", "base64url")),
        (as_json(token=b64(1_024)), "body.token", "base64", ("json", "base64")),
        (request(URL, base64.b64encode(noise(300))), "body", "base64", ("base64",)),
        (request(URL, b"data=" + quote_plus(b64(512)).encode(), FORM), "body.data", "base64", ("form", "base64")),
        (request(URL, b"data=" + b64(512).encode(), FORM), "body.data", "base64", ("form", "base64")),
        (request(f"{URL}?d={quote_plus(b64(400))}"), "query.d", "base64", ("form", "base64")),
        (request(URL, client_messages=(b"{}", noise(90))), "ws[1]", "raw", ()),
        (multipart("payload", noise(900)), "body.payload", "raw", ("multipart",)),
    ],
)
def test_noise_is_seen_where_it_stands(message: Message, where: str, form: str, steps: tuple[str, ...]) -> None:
    (seen,) = opaque(message)
    assert (seen.what, seen.seeded, seen.canary) == (Leaving.OPAQUE_PAYLOAD, False, "")
    assert (seen.where, seen.form, seen.decoding) == (where, form, steps)
    assert seen.confidence >= 0.9
    assert seen.data["entropy_bits"] == pytest.approx(seen.data["random_bits"], abs=0.5)


def picture() -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x10JFIF" + noise(4_000)


JWT = ".".join(
    base64.urlsafe_b64encode(part).decode().rstrip("=")
    for part in (b'{"alg":"RS256","typ":"JWT"}', b'{"sub":"1","name":"lihua","iat":1700000000}', noise(256))
)
EXECUTABLE_LIKE = b"".join(bytes([0x55, 0x48, 0x89, 0xE5, CHANCE.randrange(64), 0, 0, 0]) for _ in range(200))


@pytest.mark.parametrize(
    "message",
    [
        as_json(token=JWT),
        as_json(access_token=b64(96), refresh_token=b64(128), expires=7200),
        as_json(sign=b64(256), timestamp=1700000000000, nonce="8f14e45fceea167a"),
        as_json(user="lihua", password=b64(128)),
        as_json(token=[b64(128), b64(256).replace("+", "-").replace("/", "_")], signature=noise(256).hex()),
        request(URL, b"access_token=" + quote_plus(b64(384)).encode(), FORM),
        as_json(note="words " * 80, blob=b64(100)),
        as_json(encryptKey=b64(256), plain="nothing is hidden"),
        as_json(files=[hashlib.sha512(noise(8)).hexdigest() for _ in range(20)]),
        as_json(ids=[str(uuid.UUID(bytes=noise(16))) for _ in range(40)]),
        as_json(note="x" * 500, session=b64(80)),
        as_json(photo=base64.b64encode(picture()).decode()),
        as_json(zipped=base64.b64encode(zlib.compress(("基层减负" * 200 + "通知").encode())).decode()),
        as_json(text=base64.b64encode(("各县市区人民政府" * 40).encode("gbk")).decode()),
        as_json(text=("关于进一步做好基层减负工作的通知，" * 60)),
        as_json(points=[[31.2304 + n / 9999, 121.4737 + n / 7777] for n in range(300)]),
        request(URL, picture(), {"Content-Type": "image/jpeg"}),
        request(URL, gzip.compress(json.dumps(list(range(5_000))).encode()), BINARY),
        request(URL, zlib.compress(json.dumps(list(range(5_000))).encode()), BINARY),
        request(URL, ("关于进一步做好基层减负工作的通知" * 9).encode("gbk"), BINARY),
        request(URL, EXECUTABLE_LIKE, BINARY),
        request(URL, noise(48), BINARY),
        request(URL, b"\0" * 5_000, BINARY),
        request(URL, b"", {"Cookie": f"session={b64(400)}", "Authorization": f"Bearer {b64(400)}"}),
        request(f"{URL}?partNumber=3&uploadId=AB12", noise(5_000), BINARY),
        request(URL, noise(5_000), {"Content-Range": "bytes 5000-9999/20000"}),
        multipart("file", noise(5_000), "chunk", "chunks"),
    ],
)
def test_what_anybody_can_open_or_no_payload_is_not(message: Message) -> None:
    assert opaque(message) == []


def test_bytes_under_a_pictures_type_that_are_none_are_seen_but_less_sure() -> None:
    (seen,) = opaque(request(URL, noise(5_000), {"Content-Type": "image/jpeg"}))
    assert seen.confidence < 0.7


def test_whole_cipher_blocks_are_told_apart() -> None:
    assert opaque(request(URL, noise(320), BINARY))[0].data["block_cipher"] is True
    assert opaque(request(URL, noise(325), BINARY))[0].data["block_cipher"] is False


def test_a_secrets_name_hides_no_large_payload() -> None:
    assert [one.where for one in opaque(as_json(sign=b64(2_000)))] == ["body.sign"]


def test_short_values_are_told_where_together_they_are_most_of_what_was_sent() -> None:
    short, longer = (base64.b64encode(random.Random(3).randbytes(count)).decode() for count in (80, 100))
    assert [one.where for one in opaque(as_json(a=short, b=longer, v=1))] == ["body.a", "body.b"]
    assert opaque(as_json(a=short, b=longer, v="words " * 60)) == []


def test_what_a_value_took_in_the_request_is_told() -> None:
    spelt = b64(601)
    assert [one.data["sent_bytes"] for one in opaque(as_json(data=spelt))] == [len(spelt)]
    assert [one.data["sent_bytes"] for one in opaque(as_json(data=noise(601).hex()))] == [1_202]


def test_a_body_full_of_noise_is_told_in_few_sightings() -> None:
    assert len(opaque(as_json(rows=[b64(150) for _ in range(200)]))) == 16


@given(st.integers(96, 6_000), st.integers(0, 2**64))
def test_every_body_of_noise_is_seen(count: int, seed: int) -> None:
    body = b"\xa7" + random.Random(seed).randbytes(count)
    assert [one.where for one in opaque(request(URL, body, BINARY))] == ["body"]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=200),
        lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=12), inner, max_size=5),
        max_leaves=30,
    )
)
def test_readable_json_is_never_opaque(value: object) -> None:
    assert (
        opaque(request(URL, json.dumps(value, ensure_ascii=False).encode(), {"Content-Type": "application/json"})) == []
    )


def layer_of(place: str, steps: tuple[str, ...], text: str = "", content: bytes = b"") -> Layer:
    return Layer(place, steps, text, content=content)


def test_what_the_ladder_opened_is_not_opaque_but_a_chance_piece_opens_nothing() -> None:
    spelt = b64(600)
    sealed = layer_of("body.data", ("json",), spelt)
    opened = layer_of("body.data.1", ("json", "base64", "protobuf"), "lihua 13800000000 " * 20)
    piece = layer_of("body.data", ("json", "base64", "gbk"), "\u5317\u4eac")
    strings = layer_of("body.data", ("json", "base64", "strings"), "x" * 600)
    seen = OpaqueMatcher().see
    assert seen(request(URL), [sealed, opened]) == ()
    assert [one.where for one in seen(request(URL), [sealed, piece, strings])] == ["body.data"]
