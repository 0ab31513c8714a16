"""The envelope of the demo's interfaces, and what they make of a request's body."""

from collections.abc import Iterator

import pytest
from flask import Flask, Response

from harness.demo.answers import body, done, refused

APP = Flask("answers", static_folder=None)


@pytest.fixture(autouse=True)
def asked() -> Iterator[None]:
    with APP.test_request_context("/"):
        yield


def test_success_is_code_0_with_what_was_asked_for() -> None:
    assert done(total=2).get_json() == {"code": 0, "msg": "成功", "data": {"total": 2}}


def test_success_without_anything_to_tell_still_holds_data() -> None:
    assert done().get_json()["data"] == {}


@pytest.mark.parametrize(("given", "status"), [((4030, "请先打卡", 403), 403), ((4001, "缺少照片"), 400)])
def test_a_refusal_says_why_and_holds_no_data(given: tuple[int, str], status: int) -> None:
    answer = refused(*given)
    assert isinstance(answer, tuple)
    envelope, answered = answer
    assert isinstance(envelope, Response)
    assert envelope.get_json() == {"code": given[0], "msg": given[1]}
    assert answered == status


def test_a_beacon_is_read_though_it_calls_itself_text() -> None:
    with APP.test_request_context("/", method="POST", data=b'{"uid": "abc"}', content_type="text/plain"):
        assert body() == {"uid": "abc"}


@pytest.mark.parametrize("sent", [b"", b"{", b"[1]", b"7", b'"a"', b"null", b"\xff\xfe"])
def test_what_is_no_object_is_an_empty_one(sent: bytes) -> None:
    with APP.test_request_context("/", method="POST", data=sent, content_type="application/json"):
        assert body() == {}
