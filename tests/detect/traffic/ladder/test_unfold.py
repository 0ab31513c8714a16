"""The ladder as a whole: what it says of where things stand, and what it refuses to spend."""

import base64
import gzip
import json
import os
import zlib

import brotli  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.detect.traffic.ladder.budget import Budget
from harness.detect.traffic.ladder.unfold import Unfolded, unfold
from tests.detect.traffic.ladder.requests import request, sights, values
from tests.detect.traffic.messages import message

BODY = json.dumps({"user": {"phone": "13812345678"}}).encode()
PNG = b"\x89PNG\r\n\x1a\n" + os.urandom(9000)


def test_base64_of_gzip_of_json_in_a_form_is_opened() -> None:
    inner = base64.b64encode(gzip.compress(BODY)).decode()
    found = unfold(request(f"v=2&data={inner}".encode(), "application/x-www-form-urlencoded"))
    assert ("body.data.user.phone", ("form", "base64", "gzip", "json"), "13812345678") in sights(found)


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(BODY, mtime=0)),
        ("deflate", zlib.compress(BODY)),
        ("br", brotli.compress(BODY)),
        ("gzip, br", brotli.compress(gzip.compress(BODY, mtime=0))),
    ],
)
def test_the_content_encoding_comes_first(encoding: str, packed: bytes) -> None:
    steps = tuple(reversed(encoding.split(", ")))
    found = sights(unfold(request(packed, "application/json", headers=(("Content-Encoding", encoding),))))
    assert ("body.user.phone", (*steps, "json"), "13812345678") in found


def test_a_body_that_the_capture_decoded_is_not_decoded_again() -> None:
    found = sights(unfold(request(BODY, "application/json", headers=(("Content-Encoding", "br"),), decoded=True)))
    assert ("body.user.phone", ("json",), "13812345678") in found


def test_a_picture_in_json_is_its_exact_bytes_and_no_text() -> None:
    body = json.dumps({"img": base64.b64encode(PNG).decode(), "phone": "13812345678"}).encode()
    layers = unfold(request(body, "application/json")).layers
    assert [(one.place, one.steps, one.media, one.content) for one in layers if one.content] == [
        ("body.img", ("json", "base64"), "image/png", PNG)
    ]
    assert all(len(one.text) < 200 for one in layers)


def test_a_cipher_body_is_kept_for_those_who_judge_entropy() -> None:
    noise = os.urandom(4000)
    assert any(one.content == noise and not one.media for one in unfold(request(noise)).layers)
    inside = json.dumps({"data": base64.b64encode(noise).decode()}).encode()
    assert any(one.content == noise and one.place == "body.data" for one in unfold(request(inside)).layers)


def test_base64_twice_and_in_lines_is_opened() -> None:
    twice = base64.b64encode(base64.b64encode(b"13812345678")).decode()
    lines = base64.encodebytes(b"13812345678 " * 12).decode()
    found = sights(unfold(request(json.dumps({"a": twice, "b": lines}).encode())))
    assert ("body.a", ("json", "base64", "base64"), "13812345678") in found
    assert ("body.b", ("json", "base64"), "13812345678 " * 12) in found


def test_a_table_of_wrapped_cells_makes_one_layer_more() -> None:
    cells = [base64.b64encode(b"user %d is here" % n).decode() for n in range(500)]
    layers = unfold(request(json.dumps(cells).encode())).layers
    assert [one.steps for one in layers] == [("json",), ("json", "base64")]
    assert (layers[1].path(7), layers[1].value(7)) == ("body[7]", "user 7 is here")


def test_websocket_messages_are_numbered() -> None:
    found = sights(unfold(request(said=(b"hello", b'42["pos",{"lat":30.250}]'))))
    assert ("ws[0]", (), "hello") in found
    assert ("ws[1][1].lat", ("json",), "30.250") in found


def test_text_with_nul_and_broken_bytes_is_still_read() -> None:
    body = b"\x00\x01\x02\x03\xff\xfephone:13812345678\x00\x00\xfd" + os.urandom(40)
    assert any("13812345678" in value for value in values(unfold(request(body))))
    assert ("body.p", ("json",), "13812345678") in sights(unfold(request(b'{"a":"\xff\x00","p":"13812345678"}')))


def bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(megabytes)) + packer.flush()


@pytest.mark.parametrize("body", [bomb(80), json.dumps([base64.b64encode(bomb(4)).decode()] * 40).encode()])
def test_bombs_stop_at_the_budget(body: bytes) -> None:
    assert unfold(request(body), Budget(bytes_left=4 << 20, seconds=20)).exhausted == "bytes"


def test_endless_base64_stops_at_the_depth() -> None:
    content = b"13812345678"
    for _ in range(12):
        content = base64.b64encode(content)
    assert unfold(request(content), Budget(depth=8, seconds=20)).exhausted == "depth"
    assert unfold(request(content), Budget(seconds=20)).exhausted == ""


def test_the_clock_stops_the_climb() -> None:
    ticks = iter(range(1000))
    body = json.dumps({"a": base64.b64encode(gzip.compress(BODY)).decode()}).encode()
    assert unfold(request(body), Budget(seconds=1.5, clock=lambda: float(next(ticks)))).exhausted == "time"


def test_values_have_a_limit() -> None:
    assert unfold(request(json.dumps(list(range(100))).encode()), Budget(values_left=50)).exhausted == "values"


SAMPLES = (
    b'{"a":["x",1.50]}',
    gzip.compress(BODY, mtime=0),
    b"a=%E5&b=%1f",
    b"<r a='1'>x</r>",
    b"--x\r\nContent-Type: a\r\n\r\nb\r\n--x--",
    b"\x82\xa1a\x01\xa1b\xa2xy",
    b"\x0a\x05abcde\x11",
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.one_of(st.binary(max_size=60), st.sampled_from(SAMPLES)), max_size=4),
    st.sampled_from(
        [
            "",
            "application/json",
            "multipart/form-data; boundary=x",
            "application/x-protobuf",
            "text/plain; charset=gbk",
            "application/x-www-form-urlencoded",
        ]
    ),
)
def test_no_bytes_raise_and_every_value_has_a_path(pieces: list[bytes], content_type: str) -> None:
    body = b"".join(pieces)
    unfolded = unfold(request(body, content_type, path="/" + body.decode("latin-1"), said=(body,)), Budget(seconds=20))
    for path, _, _ in sights(unfolded):
        assert path
    for layer in unfolded.layers:
        assert layer.place
        assert list(layer.starts) == sorted(layer.starts)


@given(
    st.lists(st.sampled_from([1, 40, 2047, 2048, 4095, 4096, 4097, 5000, 9000]), min_size=1, max_size=6), st.booleans()
)
def test_exactly_the_long_values_stand_by_themselves(sizes: list[int], broken: bool) -> None:
    row = {f"v{n}": ("a b, " * 2000)[: size - 1] + ("\n" if broken else ".") for n, size in enumerate(sizes)}
    asked = request(json.dumps({**row, "w": "w" * 30 + " " * 4100}).encode(), "application/json")
    found = unfold(asked, Budget(clock=lambda: 1.0))  # a machine that sleeps for a second finds as much
    apart = {layer.place for layer in found.layers if layer.place.startswith("body.v")}
    assert apart == {f"body.v{n}" for n, size in enumerate(sizes) if size > 4096}


def test_the_same_headers_and_path_say_the_same_again() -> None:
    asked = message(0, b"", path="/v1/users/42", headers=(("X-Client", "lincheng 1.4"), ("X-Trace", "督办")))
    first, again = unfold(asked), unfold(asked)
    assert [(one.place, one.text, one.path(0)) for one in first.layers] == [
        ("url", "v1\nusers\n42", "url[0]"),
        ("header", "lincheng 1.4\n督办", "header.x-client"),
    ]
    assert all(one is other for one, other in zip(first.layers, again.layers, strict=True))


def test_headers_that_hold_something_sealed_are_opened_each_time() -> None:
    sealed = message(0, b"", path="/", headers=(("X-Client", '{"phone": "19900038648"}'),))
    assert (
        [one.steps for one in unfold(sealed).layers] == [one.steps for one in unfold(sealed).layers] == [(), ("json",)]
    )


def test_known_layers_count_against_the_budget_too() -> None:
    asked = message(0, b"", path="/v1/users", headers=())
    assert unfold(asked).layers
    assert unfold(asked, Budget(values_left=1)) == Unfolded((), "values")


def test_bytes_of_an_identifier_that_pass_for_text_of_gbk_are_kept_as_they_are() -> None:
    raw = bytes.fromhex("6fcacb899d654329")
    message = b"\x0a\x05" + b"2.3.1" + b"\x2a\x08" + raw + b"\x32\x0c" + b"735892ec1044"
    assert raw in [layer.content for layer in unfold(request(message, "application/octet-stream")).layers]


def test_json_behind_the_mark_of_utf_8_is_json_whatever_else_it_might_be() -> None:
    content = b'\xef\xbb\xbf{"sid":"4ca8b7328b0a880defb22cd8958209b4","net":"4g","ts":1763800180433,"v":"5.14.1"'
    assert ("body.p", ("json",), "15899474119") in sights(unfold(request(content + b',"p":"15899474119"}')))
