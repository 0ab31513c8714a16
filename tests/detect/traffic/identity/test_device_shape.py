from dataclasses import replace

import pytest

from harness.detect.traffic.identity.device_shape import find_device_ids
from harness.detect.traffic.identity.haystack import Haystack
from harness.detect.traffic.layer import Layer
from harness.detect.traffic.sighting import Leaving
from tests.detect.traffic.identity.sending import MESSAGE, layer

UUID = "1b4e28ba-2fa1-11d2-883f-0016d3cca427"


def kinds(text: str, key: str) -> set[Leaving]:
    return {hit.what for hit in find_device_ids(Haystack([layer({key: text}, "ws[0]")]), MESSAGE)}


@pytest.mark.parametrize(
    ("key", "text", "what"),
    [
        ("oaid", UUID, Leaving.OAID),
        ("OAID", UUID.replace("-", "").upper(), Leaving.OAID),
        ("idfa", UUID.upper(), Leaving.IDFA),
        ("advertisingId", UUID, Leaving.IDFA),
        ("androidId", "a1b2c3d4e5f60718", Leaving.ANDROID_ID),
    ],
)
def test_a_random_identifier_is_known_by_its_name(key: str, text: str, what: Leaving) -> None:
    assert kinds(text, key) == {what}
    assert not kinds(text, "traceId")


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("oaid", "00000000-0000-0000-0000-000000000000"),
        ("idfa", "00000000-0000-0000-0000-000000000000"),
        ("android_id", "9774d56d682e549c"),
        ("android_id", "0000000000000000"),
        ("android_id", UUID),
        ("oaid", "none"),
    ],
)
def test_an_identifier_of_nobody_is_none(key: str, text: str) -> None:
    assert not kinds(text, key)


@pytest.mark.parametrize(
    "body", [b'{"OAID":"..."}', b'{"advertisingId":1}', b'{"o\\u0061id":1}', b"<ANDROID_ID>", b'{"aid":""}']
)
def test_the_name_is_asked_for_only_where_the_body_may_hold_one(body: bytes) -> None:
    asked: list[bool] = []
    one = layer({"oaid": UUID})
    one.names = lambda: asked.append(True) or ["oaid"]  # type: ignore[func-returns-value]
    assert list(find_device_ids(Haystack([one]), replace(MESSAGE, body=body)))
    assert asked


def test_names_are_not_made_for_a_body_without_a_hint() -> None:
    one = layer({"trace": UUID})
    one.names = lambda: pytest.fail("asked for names")
    assert not list(find_device_ids(Haystack([one]), replace(MESSAGE, body=b'{"trace":"' + UUID.encode() + b'"}')))


def test_names_of_headers_cookies_and_the_query_count() -> None:
    headers = (("X-OAID", UUID), ("Cookie", "ssaid=a1b2c3d4e5f60718"))
    message = replace(MESSAGE, path="/v1?idfa=" + UUID, headers=headers)
    layers = [
        layer({"x-oaid": UUID, "cookie.ssaid": "a1b2c3d4e5f60718"}, "header", ()),
        layer({"idfa": UUID}, "query", ()),
    ]
    assert {hit.what for hit in find_device_ids(Haystack(layers), message)} == {"oaid", "android_id", "idfa"}


@pytest.mark.parametrize(("place", "steps"), [("body", ("gzip", "json")), ("ws[0]", ("json",))])
def test_names_that_the_body_does_not_show_are_asked_for(place: str, steps: tuple[str, ...]) -> None:
    one = layer({"oaid": UUID}, place, steps)
    (hit,) = find_device_ids(Haystack([one]), replace(MESSAGE, body=b"\x1f\x8b"))
    assert hit.what == "oaid"


@pytest.mark.parametrize("keys", [["oaid"], ["x", "device.OAID"], ["user_ifa"], ["list[aid"], None])
def test_the_keys_of_a_layer_say_whether_names_are_worth_making_out(keys: list[str] | None) -> None:
    asked: list[str] = []

    def names() -> list[str]:
        asked.append("names")
        return ["oaid"]

    known = Layer("ws[0]", ("json",), UUID, names=names, keys=keys)
    assert {hit.what for hit in find_device_ids(Haystack([known]), MESSAGE)} == {Leaving.OAID}
    assert asked
    unknown = Layer("ws[0]", ("json",), UUID, names=names, keys=["traceId", "aids", "ifas"])
    asked.clear()
    assert not list(find_device_ids(Haystack([unknown]), MESSAGE))
    assert not asked


def test_a_place_names_too() -> None:
    nameless = Layer("body.oaid", ("json", "base64"), UUID, keys=[])
    assert {hit.what for hit in find_device_ids(Haystack([nameless]), MESSAGE)} == {Leaving.OAID}
