"""The ladder finds a value through every wrapping and any sensible nesting of them, and bears hostile input."""

import base64
import gzip
import json
import time
import zlib
from collections.abc import Callable
from urllib.parse import quote, urlencode

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.detect.flow_file import Message, message_of
from harness.detect.payload import Budget, Leaf, Payload, unfold_request, unfold_response
from tests.detect.recording_factory import HOST, flow_of

SECRET = "19912345678"
Wrap = Callable[[str], str]


def b64(content: bytes) -> str:
    return base64.b64encode(content).decode()


WRAPS: dict[str, Wrap] = {
    "json": lambda value: json.dumps({"data": {"v": value}}),
    "json_list": lambda value: json.dumps([[1, value]]),
    "base64": lambda value: b64(f"v:{value}".encode()),
    "base64url": lambda value: base64.urlsafe_b64encode(f"~~?>{value}".encode()).decode().rstrip("="),
    "gzip": lambda value: b64(gzip.compress(f"v:{value}".encode())),
    "zlib": lambda value: b64(zlib.compress(f"v:{value}".encode())),
    "zstd": lambda value: b64(zstandard.ZstdCompressor().compress(f"v:{value}".encode())),
    "percent": lambda value: quote(f"姓名 {value}"),
    "hex": lambda value: f"value {value}".encode().hex(),
    "url": lambda value: f"https://a.test/p?{urlencode({'v': value})}",
    "form": lambda value: urlencode({"a": "1", "v": value}),
    "data_uri": lambda value: "data:text/plain;base64," + b64(f"v:{value}".encode()),
    "jwt": lambda value: "eyJhbGciOiJIUzI1NiJ9." + b64(json.dumps({"v": value}).encode()).rstrip("=") + ".c2ln",
}
CARRIERS: dict[str, Callable[[str], Message]] = {
    "query": lambda value: sent("GET", "/a?" + urlencode({"q": value})),
    "path": lambda value: sent("GET", "/a/" + quote(value, safe="")),
    "json_body": lambda value: sent("POST", "/a", {"x": {"y": [value]}}),
    "form_body": lambda value: sent(
        "POST", "/a", urlencode({"x": value}).encode(), "application/x-www-form-urlencoded"
    ),
    "text_body": lambda value: sent("POST", "/a", value.encode(), "text/plain"),
    "header": lambda value: sent("GET", "/a", headers={"x-info": value}),
    "referer": lambda value: sent("GET", "/a", headers={"referer": "https://b.test/?" + urlencode({"q": value})}),
    "multipart": lambda value: sent("POST", "/a", multipart(value.encode()), "multipart/form-data; boundary=B"),
    "gzip_body": lambda value: sent(
        "POST", "/a", gzip.compress(json.dumps([value]).encode()), "application/json", {"content-encoding": "gzip"}
    ),
    "packed_body": lambda value: sent("POST", "/a", gzip.compress(value.encode()), "application/octet-stream"),
}


def multipart(content: bytes) -> bytes:
    return b'--B\r\nContent-Disposition: form-data; name="f"\r\n\r\n' + content + b"\r\n--B--\r\n"


def sent(method: str, path: str, body: object = b"", kind: str = "", headers: dict[str, str] | None = None) -> Message:
    typed = ({"content-type": kind} if kind else {}) | (headers or {})
    return message_of(flow_of(method, f"https://{HOST}{path}", body, headers=typed), 0)


def holding(payload: Payload, text: str) -> list[Leaf]:
    return [leaf for leaf in payload.leaves if not isinstance(leaf.value, bytes) and text in str(leaf.value)]


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("wrap", WRAPS)
def test_a_value_is_found_through_one_wrapping_in_every_place(carrier: str, wrap: str) -> None:
    payload = unfold_request(CARRIERS[carrier](WRAPS[wrap](SECRET)))
    assert holding(payload, SECRET)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(CARRIERS)), st.lists(st.sampled_from(sorted(WRAPS)), min_size=2, max_size=4))
def test_a_value_is_found_through_wrappings_in_wrappings(carrier: str, wraps: list[str]) -> None:
    value = SECRET
    for wrap in wraps:
        value = WRAPS[wrap](value)
    assert holding(unfold_request(CARRIERS[carrier](value)), SECRET)


def test_the_steps_explain_how_a_value_was_found() -> None:
    inner = json.dumps([{"lat": 26.1, "time": 1}])
    (leaf,) = holding(unfold_request(sent("POST", "/t", {"d": b64(gzip.compress(inner.encode()))})), "26.1")
    assert (leaf.path, leaf.key, leaf.value) == ("body.d[0].lat", "lat", 26.1)
    assert leaf.steps == ("json", "base64", "gzip", "json")


def test_neighbours_in_an_object_share_their_parent() -> None:
    leaves = unfold_request(sent("POST", "/t", {"p": {"lat": 1.5, "lng": 2.5}, "q": [3.5, 4.5]})).leaves
    parents = [leaf.parent for leaf in leaves if isinstance(leaf.value, float)]
    assert parents == ["body.p.", "body.p.", "body.q", "body.q"]


def test_a_picture_is_kept_as_bytes() -> None:
    png = b"\x89PNG\r\n\x1a\n\r\n\x00rest"
    body = multipart(png)
    leaf = next(
        leaf
        for leaf in unfold_request(sent("POST", "/p", body, "multipart/form-data; boundary=B")).leaves
        if isinstance(leaf.value, bytes)
    )
    assert (leaf.value, leaf.steps) == (png, ("multipart",))
    assert any(leaf.value == png for leaf in unfold_request(sent("POST", "/p", {"img": b64(png)})).leaves)


def test_a_form_in_gbk_is_read() -> None:
    body = urlencode({"name": "张某"}, encoding="gbk").encode()
    assert holding(unfold_request(sent("POST", "/", body, "application/x-www-form-urlencoded")), "张某")


def test_text_inside_unknown_binary_is_read() -> None:
    body = b"\x0a\x0b" + SECRET.encode() + b"\x12\x06" + "张某".encode() + bytes(range(20)) + b"\xff\xfe\xfd"
    payload = unfold_request(sent("POST", "/", body))
    assert holding(payload, SECRET)
    assert holding(payload, "张某")


def test_what_every_browser_sends_is_left_out() -> None:
    headers = {"user-agent": SECRET, "sec-ch-ua": SECRET, "cookie": f"a=1; uid={SECRET}"}
    (leaf,) = holding(unfold_request(sent("GET", "/", headers=headers)), SECRET)
    assert leaf.path == "header.cookie.uid"


def test_only_the_requests_own_address_counts_as_url() -> None:
    payload = unfold_request(sent("GET", f"/a?q={SECRET}", headers={"referer": f"https://b.test/?q={SECRET}"}))
    assert [leaf.in_url for leaf in holding(payload, SECRET)] == [True, False]


def test_digests_are_not_taken_apart() -> None:
    digest = "5d41402abc4b2a76b9719d911017c592"
    assert [leaf.value for leaf in unfold_request(sent("POST", "/", {"h": digest})).leaves if leaf.key == "h"] == [
        digest
    ]


def test_an_answer_is_read_only_where_it_is_json() -> None:
    flow = flow_of("GET", f"https://{HOST}/", answer={"rank": [{"name": "张某"}]})
    assert [leaf.path for leaf in unfold_response(message_of(flow, 0)).leaves] == ["response.rank[0].name"]
    page = flow_of("GET", f"https://{HOST}/", answer=b"<p>{}")
    assert unfold_response(message_of(page, 0)).leaves == ()


HOSTILE = {
    "deep_json": b"[" * 100_000 + b"]" * 100_000,
    "deep_objects": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "gzip_bomb": gzip.compress(bytes(200_000_000)),
    "many_fields": b"&".join(b"a%d=1" % n for n in range(100_000)),
    "many_scalars": json.dumps(list(range(200_000))).encode(),
    "percent_only": b"%25" * 200_000,
    "wrong_base64": b"A" * 1_000_001,
    "nul": b"\x00" * 100_000,
    "broken_utf8": "张".encode()[:2] * 50_000,
    "huge_number": b"[" + b"9" * 100_000 + b"]",
    "surrogates": b'{"a":"\\ud800\\udfff\\ud800"}',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bodies_are_borne_in_bounded_time(name: str) -> None:
    began = time.monotonic()
    payload = unfold_request(sent("POST", "/", HOSTILE[name], "application/json"))
    assert len(payload.leaves) <= 20_000
    assert time.monotonic() - began < 10


def test_a_spent_budget_is_named() -> None:
    nested = SECRET
    for _ in range(8):
        nested = b64(nested.encode())
    assert unfold_request(sent("POST", "/", {"d": nested}), Budget(depth=6)).exhausted == "depth"
    assert unfold_request(sent("POST", "/", HOSTILE["many_scalars"], "application/json")).exhausted == "leaves"
    assert unfold_request(sent("POST", "/", {"d": "x" * 2000}), Budget(bytes_left=1000)).exhausted == "bytes"


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=400), st.sampled_from(["application/json", "multipart/form-data; boundary=a", "x/y", "a/form"])
)
def test_any_bytes_are_borne(body: bytes, kind: str) -> None:
    unfold_request(sent("POST", "/", body, kind))


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(JSON_VALUES)
def test_any_json_is_borne_and_beside_it_the_secret_is_found(value: object) -> None:
    body = json.dumps({"other": value, "secret": SECRET}).encode()
    assert holding(unfold_request(sent("POST", "/", body, "application/json")), SECRET)
